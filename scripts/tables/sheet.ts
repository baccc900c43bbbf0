import type { Fill, Glyph, PageContent, Rule } from "../../packages/extract/src/layout/page-content.ts";

export type Align = "left" | "center" | "right";

const WIDE = /[\p{Script=Han}　-〿＀-￯“”‘’—…①-⑳]/u;

export function widthOf(char: string, size: number): number {
  if (WIDE.test(char)) return size;
  if (/[A-Z%]/u.test(char)) return 0.68 * size;
  return (/[.,:;()|]/u.test(char) ? 0.3 : 0.5) * size;
}

export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, char) => sum + widthOf(char, size), 0);
}

/** Breaks where typesetters do: between Chinese characters, at blanks, and inside a number or word only if it is wider than the line. */
export function wrap(text: string, size: number, width: number): string[] {
  const words = text.match(/[A-Za-z\d.,%\-/]+[，。；：、）]?| +|[\s\S][，。；：、）]?/gu) ?? [];
  const lines: string[] = [""];
  for (const word of words) {
    const line = lines.at(-1) ?? "";
    if (textWidth(line + word, size) <= width) lines[lines.length - 1] = line + word;
    else if (textWidth(word, size) <= width) lines.push(word);
    else
      for (const char of word) {
        if (textWidth((lines.at(-1) ?? "") + char, size) > width) lines.push("");
        lines[lines.length - 1] += char;
      }
  }
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

/** A page that is being written. */
export class Sheet {
  readonly glyphs: Glyph[] = [];
  readonly rules: Rule[] = [];
  readonly fills: Fill[] = [];
  readonly number: number;
  readonly width: number;
  readonly height: number;

  constructor(number: number, width: number, height: number) {
    this.number = number;
    this.width = width;
    this.height = height;
  }

  /** Writes one line; `y` is its upper edge. */
  write(text: string, x: number, y: number, size: number, bold = false): void {
    for (const char of text) {
      const advance = widthOf(char, size);
      this.glyphs.push({ text: char, box: [x, y, x + advance, y + size], size, angle: 0, font: bold ? "SimHei" : "SimSun", bold });
      x += advance;
    }
  }

  aligned(text: string, from: number, to: number, y: number, size: number, align: Align, bold = false): void {
    const free = to - from - textWidth(text, size);
    this.write(text, from + (align === "left" ? 0 : align === "right" ? free : free / 2), y, size, bold);
  }

  content(): PageContent {
    const { number, width, height, glyphs, rules, fills } = this;
    return { page: { number, width, height, rotation: 0 }, glyphs, rules, fills, images: [] };
  }
}
