import type { Box } from "@gouji/document";
import type { Drawn } from "./glyph-sink.ts";
import { applyX, applyY, type Matrix } from "./matrix.ts";

/** Sides of a seal's round frame in points: from a finance office's oval to the large round one of a government. */
const [LEAST, MOST] = [50, 200];
/** Of its longer side to the shorter one. */
const FLATTEST = 1.8;
/** No page has more; a drawing of circles is none. */
const MOST_FRAMES = 200;

/** Round frames drawn in red, and the characters drawn in red, which are a seal's where they stand inside of one. */
export class Seals {
  readonly #frames: Box[] = [];
  readonly #red: [from: number, to: number][] = [];

  /** A path that is stroked in a colour. */
  stroke(path: ArrayLike<number>, matrix: Matrix, color: string): void {
    if (!isRed(color) || this.#frames.length >= MOST_FRAMES) return;
    const frame = roundFrame(path, matrix);
    if (frame) this.#frames.push(frame);
  }

  /** Characters that are shown in a colour, by their place among those of the page. */
  show(from: number, to: number, color: string): void {
    if (isRed(color) && to > from) this.#red.push([from, to]);
  }

  /** Seals may be drawn before their text or after it: it is told once all is drawn. */
  markIn(glyphs: readonly Drawn[]): void {
    if (this.#frames.length === 0) return;
    for (const [from, to] of this.#red)
      for (let at = from; at < to; at += 1) {
        const glyph = glyphs[at];
        if (glyph && this.#frames.some((frame) => isWithin(glyph.box, frame))) glyph.slanted = true;
      }
  }
}

function isRed(color: string): boolean {
  // Nearly all is black: no need to look further.
  if (color === "#000000" || color.length !== 7) return false;
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return (red ?? 0) > 150 && Math.max(green ?? 0, blue ?? 0) < 0.5 * (red ?? 0);
}

/** The box of a path of curves (code 2 of pdf.js) that is about as wide as high; nothing if it has straight sides. */
function roundFrame(path: ArrayLike<number>, matrix: Matrix): Box | undefined {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  let curves = 0;
  for (let at = 0; at < path.length; ) {
    const arity = path[at] === 2 ? 6 : path[at] === 0 ? 2 : 0;
    if (path[at] === 1 || path[at] === 3) return undefined;
    for (let point = at + 1; point < at + 1 + arity; point += 2) {
      const [x, y] = [path[point] ?? 0, path[point + 1] ?? 0];
      [x0, x1] = [Math.min(x0, applyX(matrix, x, y)), Math.max(x1, applyX(matrix, x, y))];
      [y0, y1] = [Math.min(y0, applyY(matrix, x, y)), Math.max(y1, applyY(matrix, x, y))];
    }
    if (arity === 6) curves += 1;
    at += arity + 1;
  }
  const [short, long] = [Math.min(x1 - x0, y1 - y0), Math.max(x1 - x0, y1 - y0)];
  return curves > 1 && short > LEAST && long < MOST && long < FLATTEST * short ? [x0, y0, x1, y1] : undefined;
}

function isWithin([left, top, right, bottom]: Box, [x0, y0, x1, y1]: Box): boolean {
  return (left + right) / 2 > x0 && (left + right) / 2 < x1 && (top + bottom) / 2 > y0 && (top + bottom) / 2 < y1;
}
