import type { TextCell } from "./body-rows.ts";
import type { Line } from "./merge-rules.ts";
import type { Piece } from "./pieces.ts";

/** The cells of a head: one row, or more where a text stands over several columns. */
export function headCells(
  own: readonly Piece[],
  xs: readonly number[],
  top: number,
  bottom: number,
  partial: readonly Line[],
): { readonly cells: readonly TextCell[]; readonly tops: readonly number[] } {
  const cols = xs.length - 1;
  const pieces = own.map((piece) => ruledGroup(piece, xs, partial) ?? centredGroup(piece, own) ?? piece);
  const groups = pieces.filter((piece) => piece.cols > 1);
  const below = (group: Piece) =>
    pieces.some((piece) => piece.y > group.y + 0.5 * group.size && piece.col >= group.col && piece.col < group.col + group.cols);
  const upper = groups.filter(below);
  const rules = partial.filter(({ at }) => at > top + 4 && at < bottom - 4).map(({ at }) => at);
  const borders = upper.length === 0 ? [] : distinct(rules.length > 0 ? rules : upper.map(({ y1 }) => y1));
  const tops = [top, ...borders];
  const rowOf = (y: number) => tops.findLastIndex((one) => one <= y);
  const cells = new Map<string, { row: number; last: number; col: number; cols: number; glyphs: number[] }>();
  for (const piece of [...pieces].sort((a, b) => a.y - b.y)) {
    const grouped = upper.some((group) => piece.col >= group.col && piece.col < group.col + group.cols);
    const [row, last] = grouped ? [rowOf(piece.y), rowOf(piece.y)] : [0, borders.length];
    const key = `${row}:${piece.col}:${piece.cols}`;
    const cell = cells.get(key) ?? { row, last, col: piece.col, cols: piece.cols, glyphs: [] };
    cell.glyphs.push(...piece.glyphs);
    cells.set(key, cell);
  }
  const found = [...cells.values()].map(({ row, last, col, cols: colSpan, glyphs }) => ({
    row,
    col,
    rowSpan: last - row + 1,
    colSpan,
    glyphs,
  }));
  const isFree = (row: number, col: number) =>
    !found.some((cell) => row >= cell.row && row < cell.row + cell.rowSpan && col >= cell.col && col < cell.col + cell.colSpan);
  for (let row = 0; row < tops.length; row += 1)
    for (let col = 0; col < cols; col += 1) if (isFree(row, col)) found.push({ row, col, rowSpan: 1, colSpan: 1, glyphs: [] });
  return { cells: found, tops };
}

/** A text just above a rule over several columns is their common head. */
function ruledGroup(piece: Piece, xs: readonly number[], partial: readonly Line[]): Piece | undefined {
  const rule = partial.find(
    ({ at, from, to }) => at > piece.y && at < piece.y1 + 1.2 * piece.size && from < piece.x0 + 2 && to > piece.x1 - 2,
  );
  if (!rule) return undefined;
  const over = xs.slice(0, -1).flatMap((x, col) => {
    const end = xs[col + 1] ?? x;
    return Math.min(end, rule.to) - Math.max(x, rule.from) > 0.5 * (end - x) ? [col] : [];
  });
  return over.length > 1 ? { ...piece, col: over[0] ?? 0, cols: over.length } : undefined;
}

/** A text in the middle above several columns that have nothing else above them is their common head. */
function centredGroup(piece: Piece, all: readonly Piece[]): Piece | undefined {
  const isLevel = (one: Piece) => Math.abs(one.y - piece.y) < 0.5 * piece.size;
  const below = all.filter((one) => one.y > piece.y + 0.9 * piece.size && one.cols === 1);
  const level = below.find((one) => one.col === piece.col)?.y ?? 0;
  // Columns whose own heads are wrapped have several pieces.
  const at = (col: number) => {
    const own = below.filter((one) => one.col === col);
    return own.length === 1 && Math.abs((own[0]?.y ?? 0) - level) < 0.3 * piece.size ? own[0] : undefined;
  };
  const isOpen = (col: number) =>
    at(col) !== undefined &&
    !all.some(
      (one) => one !== piece && one.y < (at(col)?.y ?? 0) - 0.9 * one.size && isLevel(one) && one.col <= col && col < one.col + one.cols,
    );
  let [from, to] = [piece.col, piece.col + piece.cols - 1];
  if (!isOpen(from) || !isOpen(to)) return undefined;
  const middle = (piece.x0 + piece.x1) / 2;
  let best: Piece | undefined;
  for (let first = from; first >= 0 && isOpen(first); first -= 1) from = first;
  for (let last = to; isOpen(last); last += 1) to = last;
  for (let first = from; first <= piece.col; first += 1) {
    for (let last = piece.col; last <= to; last += 1) {
      const centre = ((at(first)?.x0 ?? 0) + (at(last)?.x1 ?? 0)) / 2;
      if (last > first && Math.abs(centre - middle) < piece.size && last - first + 1 > (best?.cols ?? 1))
        best = { ...piece, col: first, cols: last - first + 1 };
    }
  }
  return best;
}

function distinct(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.filter((value, at) => at === 0 || value - (sorted[at - 1] ?? 0) > 4);
}
