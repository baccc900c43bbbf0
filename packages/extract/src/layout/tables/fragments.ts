import type { Glyph } from "../page-content.ts";

/** Characters of one line without a wide gap between them. */
export interface Fragment {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  /** Middle of the line. */
  readonly y: number;
  readonly size: number;
  readonly text: string;
  /** Indexes into the characters of the page. */
  readonly glyphs: readonly number[];
}

interface Seen {
  readonly index: number;
  readonly glyph: Glyph;
  readonly middle: number;
}

/** Visual lines, each split at gaps of more than `wide` times the size of the type. */
export function fragmentLines(glyphs: readonly Glyph[], indexes: readonly number[], wide = 0.7): readonly (readonly Fragment[])[] {
  const seen: Seen[] = [];
  for (const index of indexes) {
    const glyph = glyphs[index];
    if (glyph && glyph.angle === 0 && !glyph.hidden && glyph.text !== " " && glyph.text.trim() !== "")
      seen.push({ index, glyph, middle: (glyph.box[1] + glyph.box[3]) / 2 });
  }
  const lines: { readonly y: number; readonly items: Seen[] }[] = [];
  for (const item of seen.sort((a, b) => a.middle - b.middle)) {
    const last = lines.at(-1);
    if (last && item.middle - last.y <= 0.35 * item.glyph.size) last.items.push(item);
    else lines.push({ y: item.middle, items: [item] });
  }
  return lines.map(({ items }) => {
    const parts: Seen[][] = [];
    let end = Number.NEGATIVE_INFINITY;
    for (const item of items.sort((a, b) => a.glyph.box[0] - b.glyph.box[0])) {
      const part = parts.at(-1);
      if (part === undefined || item.glyph.box[0] - end > wide * item.glyph.size) parts.push([item]);
      else part.push(item);
      end = Math.max(end, item.glyph.box[2]);
    }
    return parts.map(fragmentOf);
  });
}

function fragmentOf(items: readonly Seen[]): Fragment {
  let [x0, x1, y0, y1, size, text] = [Infinity, -Infinity, Infinity, -Infinity, 0, ""];
  for (const { glyph } of items) {
    x0 = Math.min(x0, glyph.box[0]);
    y0 = Math.min(y0, glyph.box[1]);
    x1 = Math.max(x1, glyph.box[2]);
    y1 = Math.max(y1, glyph.box[3]);
    size = Math.max(size, glyph.size);
    text += glyph.text;
  }
  return { x0, x1, y0, y1, y: (y0 + y1) / 2, size, text, glyphs: items.map(({ index }) => index) };
}
