import type { Glyph } from "../layout/page-content.ts";
import type { Area } from "./area.ts";
import type { ReadCharacter } from "./ocr-engine.ts";
import type { PrintLine } from "./print-lines.ts";

const FULL_WIDTH = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;
/** Height of digits and capital letters, and of the ink of Chinese characters, as a share of the size of the type. */
const DIGITS = 0.68;
const CHINESE = 0.92;
/** Distance of two digits of one figure at most, in sizes of the type. */
const SPLIT = 0.8;
/** So far apart they may seem where no blank of this width, in sizes of the type, is in the print. */
const FAR = 1.3;
const GAP = 0.3;

/** The characters of a line with their boxes in points. The recognition tells their middles; half the way to the next one is a character's side. */
export function glyphsOfLine(line: PrintLine, characters: readonly ReadCharacter[], scale: number): Glyph[] {
  const size = sizeOf(line, characters);
  const isOne = (left: Placed | undefined, right: Placed | undefined) => isOneFigure(left, right, size, line.marks);
  // Digits that stand side by side are one figure, whatever blank was read between them.
  const read = characters.filter(({ text }, at) => text !== " " || !isOne(characters[at - 1], characters[at + 1]));
  const [top, bottom] = [line.y * scale, (line.y + line.height) * scale];
  const right = line.x + line.width;
  return read.map(({ text, x, confidence }, at): Glyph => {
    const half = (FULL_WIDTH.test(text) ? 0.5 : 0.3) * size;
    const [before, behind] = [read[at - 1], read[at + 1]];
    const own = { text, x };
    const from = before === undefined ? Math.min(line.x, x - 1) : (before.x + x) / 2;
    const to = behind === undefined ? Math.max(right, x + 1) : (x + behind.x) / 2;
    return {
      text,
      box: [
        (isOne(before, own) ? from : Math.max(x - half, from)) * scale,
        top,
        (isOne(own, behind) ? to : Math.min(x + half, to)) * scale,
        bottom,
      ],
      size: Math.round(size * scale * 2) / 2,
      angle: 0,
      font: "scan",
      bold: false,
      confidence,
    };
  });
}

type Placed = Pick<ReadCharacter, "text" | "x">;

/**
 * Whether two characters belong to one figure. The recognition tells their middles only roughly, and those of the same digit twice too far
 * apart: where they seem to be, the ink decides.
 */
function isOneFigure(left: Placed | undefined, right: Placed | undefined, size: number, marks: readonly Area[]): boolean {
  if (left === undefined || right === undefined || !/^[\d.,]$/u.test(left.text) || !/^[\d.,%％]$/u.test(right.text)) return false;
  const apart = right.x - left.x;
  return apart <= SPLIT * size || (apart <= FAR * size && marks.length > 0 && widestGap(marks, left.x, right.x) < GAP * size);
}

/** The longest stretch without ink between two places. */
function widestGap(marks: readonly Area[], from: number, to: number): number {
  let [end, widest] = [from, 0];
  for (const { x, width } of [...marks].sort((a, b) => a.x - b.x)) {
    if (x + width <= from || x >= to) continue;
    widest = Math.max(widest, x - end);
    end = Math.max(end, x + width);
  }
  return Math.max(widest, to - end);
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
