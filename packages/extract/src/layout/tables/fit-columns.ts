import type { Box } from "@gouji/document";
import type { PageCell, PageTable } from "./page-table.ts";
import { isTotal, totalRange } from "./total-range.ts";

/** The part of a table with the columns of the part before, where its own text did not show all of them; nothing if borders differ. */
export function fitColumns(part: PageTable, columns: readonly number[]): PageTable | undefined {
  const cols = columns.length - 1;
  if (part.kind === "ruled" || part.cols >= cols || part.cols < 2) return undefined;
  const tolerance = 0.06 * ((columns.at(-1) ?? 0) - (columns[0] ?? 0));
  const nearest = part.columns.map((x) =>
    columns.reduce((best, one, at) => (Math.abs(one - x) < Math.abs((columns[best] ?? 0) - x) ? at : best), 0),
  );
  const fits = part.columns.every((x, at) => Math.abs((columns[nearest[at] ?? 0] ?? 0) - x) <= tolerance);
  if (!fits || new Set(nearest).size !== nearest.length || nearest[0] !== 0 || nearest.at(-1) !== cols) return undefined;
  const texts = part.cells.filter((cell) => cell.text !== "");
  const bands = texts.map((cell) => ({ cell, col: nearest[cell.col] ?? 0, end: nearest[cell.col + cell.colSpan] ?? cols }));
  const isBlankAt = (row: number) => (col: number) =>
    !bands.some(({ cell, ...band }) => cell.row === row && !isTotal(cell.text) && band.col <= col && col < band.end);
  const cells = bands.map(({ cell, col, end }): PageCell => {
    const x0 = Math.min(...cell.lines.map(({ box }) => box[0]));
    const x1 = Math.max(...cell.lines.map(({ box }) => box[2]));
    const size = Math.max(...cell.lines.map(({ box }) => box[3] - box[1]));
    if (isTotal(cell.text)) return { ...cell, ...spread(totalRange(columns, { x0, x1, size }, isBlankAt(cell.row))) };
    if (end - col === 1) return { ...cell, col, colSpan: 1 };
    const overlap = (at: number) => Math.min(x1, columns[at + 1] ?? 0) - Math.max(x0, columns[at] ?? 0);
    const best = Array.from({ length: end - col }, (_, at) => col + at).reduce((a, b) => (overlap(b) > overlap(a) ? b : a));
    return { ...cell, col: best, colSpan: 1 };
  });
  return { ...part, cols, columns, cells: withBlanks(cells, part, cols) };
}

const spread = ({ col, cols }: { readonly col: number; readonly cols: number }) => ({ col, colSpan: cols });

/** Blank cells where nothing stands; the first of a leading column goes on as far as it is blank. */
function withBlanks(cells: readonly PageCell[], part: PageTable, cols: number): readonly PageCell[] {
  const isFree = (row: number, col: number) =>
    !cells.some((cell) => cell.row <= row && row < cell.row + cell.rowSpan && cell.col <= col && col < cell.col + cell.colSpan);
  const blank = (row: number, col: number, rowSpan: number): PageCell => {
    const box: Box = part.box;
    return { row, col, rowSpan, colSpan: 1, text: "", lines: [], page: part.page, box };
  };
  const found = [...cells];
  for (let col = 0; col < cols; col += 1) {
    let row = 0;
    const isLead = Array.from({ length: part.rows }, (_, at) => at).every(
      (at) => isFree(at, col) || cells.some((cell) => cell.row === at && cell.colSpan > 1),
    );
    if (isLead) while (row < part.rows && isFree(row, col)) row += 1;
    if (row > 0) found.push(blank(0, col, row));
    for (; row < part.rows; row += 1) if (isFree(row, col)) found.push(blank(row, col, 1));
  }
  return found.sort((a, b) => a.row - b.row || a.col - b.col);
}
