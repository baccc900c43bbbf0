import type { Glyph } from "../layout/page-content.ts";
import type { ReadCharacter } from "./ocr-engine.ts";
import type { PrintLine } from "./print-lines.ts";

const FULL_WIDTH = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;
/** Height of digits and capital letters, and of the ink of Chinese characters, as a share of the size of the type. */
const DIGITS = 0.68;
const CHINESE = 0.92;
/** Distance of two digits of one figure at most, in sizes of the type. */
const SPLIT = 0.8;

/** The characters of a line with their boxes in points. The recognition tells their middles; half the way to the next one is a character's side. */
export function glyphsOfLine(line: PrintLine, characters: readonly ReadCharacter[], scale: number): Glyph[] {
  const size = sizeOf(line, characters);
  const read = withoutSplits(characters, size);
  const [top, bottom] = [line.y * scale, (line.y + line.height) * scale];
  const right = line.x + line.width;
  return read.map(({ text, x, confidence }, at): Glyph => {
    const half = (FULL_WIDTH.test(text) ? 0.5 : 0.3) * size;
    const [before, behind] = [read[at - 1]?.x, read[at + 1]?.x];
    const from = Math.max(x - half, before === undefined ? Math.min(line.x, x - 1) : (before + x) / 2);
    const to = Math.min(x + half, behind === undefined ? Math.max(right, x + 1) : (x + behind) / 2);
    return {
      text,
      box: [from * scale, top, to * scale, bottom],
      size: Math.round(size * scale * 2) / 2,
      angle: 0,
      font: "scan",
      bold: false,
      confidence,
    };
  });
}

/** Digits that stand side by side are one figure, whatever blank was read between them. */
function withoutSplits(read: readonly ReadCharacter[], size: number): ReadCharacter[] {
  return read.filter(({ text }, at) => {
    const [before, behind] = [read[at - 1], read[at + 1]];
    const isSplit = text === " " && before && behind && /^[\d.,]$/u.test(before.text) && /^[\d.,%％]$/u.test(behind.text);
    return !isSplit || behind.x - before.x > SPLIT * size;
  });
}

/** Size of the type in pixels: the distance of Chinese characters that follow each other, else by the height of the ink. */
function sizeOf({ height }: PrintLine, read: readonly ReadCharacter[]): number {
  const steps = read.flatMap(({ text, x }, at) => {
    const next = read[at + 1];
    return next && /\p{Script=Han}/u.test(text) && /\p{Script=Han}/u.test(next.text) ? [next.x - x] : [];
  });
  const byHeight = height / (read.some(({ text }) => /\p{Script=Han}/u.test(text)) ? CHINESE : DIGITS);
  if (steps.length < 3) return byHeight;
  const usual = [...steps].sort((a, b) => a - b)[steps.length >> 1] ?? byHeight;
  const near = steps.filter((step) => Math.abs(step - usual) < 0.25 * usual);
  return near.reduce((sum, step) => sum + step, 0) / near.length;
}
