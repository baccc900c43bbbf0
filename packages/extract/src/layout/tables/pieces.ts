import type { Glyph } from "../page-content.ts";
import { type Fragment, fragmentOf } from "./fragments.ts";

/** A piece of text with the columns over which it stands. */
export interface Piece extends Fragment {
  readonly col: number;
  readonly cols: number;
}

/** Least space at the border of two columns, in sizes of the type; between figures, whose digits have none, it may be less. */
export const NARROW = 0.16;
const BETWEEN_FIGURES = 0.07;
const FIGURE = /[\d%％]/u;

/** A fragment parted at the borders that it jumps over with a gap. */
export function placed(glyphs: readonly Glyph[], fragment: Fragment, xs: readonly number[], least = 0.25): readonly Piece[] {
  const parts: number[][] = [[]];
  let end: number | undefined;
  let before = "";
  for (const index of fragment.glyphs) {
    const glyph = glyphs[index];
    if (!glyph) continue;
    const { box, text } = glyph;
    const from = end;
    const isBetween = least <= NARROW && FIGURE.test(before) && FIGURE.test(text);
    const isApart = from !== undefined && box[0] - from >= (isBetween ? BETWEEN_FIGURES : least) * fragment.size;
    before = text;
    if (isApart && xs.some((x) => x > from && x < box[0])) parts.push([]);
    parts.at(-1)?.push(index);
    end = box[2];
  }
  return parts
    .map((part) => (parts.length === 1 ? fragment : fragmentOf(glyphs, part)))
    .map((piece) => {
      const share = Math.min(0.6 * piece.size, 0.3 * (piece.x1 - piece.x0));
      const over = xs.slice(0, -1).flatMap((x, col) => (Math.min(piece.x1, xs[col + 1] ?? 0) - Math.max(piece.x0, x) > share ? [col] : []));
      return { ...piece, col: over[0] ?? 0, cols: Math.max(1, (over.at(-1) ?? 0) - (over[0] ?? 0) + 1) };
    });
}
