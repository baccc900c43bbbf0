import type { Line } from "./merge-rules.ts";
import type { Piece, TextCell } from "./text-grid.ts";

/** The cells of a head: one row, or more where a text stands over several columns. */
export function headCells(
  pieces: readonly Piece[],
  xs: readonly number[],
  top: number,
  bottom: number,
  partial: readonly Line[],
): { readonly cells: readonly TextCell[]; readonly tops: readonly number[] } {
  const cols = xs.length - 1;
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

function distinct(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.filter((value, at) => at === 0 || value - (sorted[at - 1] ?? 0) > 4);
}
