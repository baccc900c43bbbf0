import type { Sheet, SheetCell, SheetRange } from "./open-workbook.ts";

/** A block of cells of a sheet that belong together. */
export interface Region extends SheetRange {
  readonly cells: readonly SheetCell[];
  readonly merges: readonly SheetRange[];
}

interface Line {
  readonly at: number;
  readonly filled: readonly SheetCell[];
}

/**
 * Cuts a sheet where empty rows or columns part it. A blank row inside a form is no cut: it is covered by a merged cell,
 * or has bordered cells, or what follows goes on in the same columns without a title or header of its own.
 */
export function regionsOf(whole: Sheet): readonly Region[] {
  const filled = whole.cells.filter((cell) => cell.text !== "");
  const sheet = { ...whole, merges: withinUsed(whole) };
  const bands = cutRows(sheet, filled);
  return bands.flatMap((band) => cutCols(sheet, band));
}

/** Merged ranges reach no farther than the cells of the sheet: some files merge whole rows of 16 384 columns. */
function withinUsed(sheet: Sheet): readonly SheetRange[] {
  const used = extent(sheet.cells);
  return sheet.merges
    .filter((merge) => merge.top <= used.bottom && merge.left <= used.right)
    .map((merge) => ({ ...merge, bottom: Math.min(merge.bottom, used.bottom), right: Math.min(merge.right, used.right) }));
}

function cutRows(sheet: Sheet, filled: readonly SheetCell[]): SheetCell[][] {
  const lines = linesOf(filled, (cell) => cell.row);
  const formatted = countBy(sheet.cells, (cell) => cell.row);
  const bands: Line[][] = [];
  lines.forEach((line, index) => {
    const band = bands.at(-1);
    const previous = band?.at(-1);
    if (!band || !previous) bands.push([line]);
    else if (
      line.at - previous.at <= 1 ||
      isCovered(sheet.merges, previous.at, line.at) ||
      goesOn(band, lines.slice(index), previous.at, formatted)
    )
      band.push(line);
    else bands.push([line]);
  });
  return bands.map((band) => band.flatMap((line) => line.filled));
}

/** One merged cell reaches over the whole gap. */
function isCovered(merges: readonly SheetRange[], from: number, to: number): boolean {
  return merges.some((merge) => merge.top <= from && merge.bottom >= to - 1 && merge.bottom > merge.top);
}

function goesOn(band: readonly Line[], rest: readonly Line[], last: number, formatted: ReadonlyMap<number, number>): boolean {
  const [next] = rest;
  if (!next) return false;
  const before = extent(band.flatMap((line) => line.filled));
  const width = before.right - before.left + 1;
  let bordered = true;
  for (let row = last + 1; row < next.at; row += 1) bordered &&= (formatted.get(row) ?? 0) >= 0.6 * width;
  if (bordered && next.at - last <= 4) return true;
  // Only a single blank row, and behind it a row of data over the same columns.
  const after = extent(next.filled);
  const hasNumbers = next.filled.some((cell) => cell.stored !== undefined);
  return (
    next.at - last === 2 &&
    next.filled.length >= 2 &&
    hasNumbers &&
    band.length >= 2 &&
    after.left === before.left &&
    after.right === before.right
  );
}

/** Cuts a band of rows where whole columns are empty and both sides are tables of their own. */
function cutCols(sheet: Sheet, cells: readonly SheetCell[]): Region[] {
  const rows = extent(cells);
  const merges = sheet.merges.filter(
    (merge) =>
      merge.top <= rows.bottom && merge.bottom >= rows.top && cells.some((cell) => cell.row === merge.top && cell.col === merge.left),
  );
  const inBand = sheet.cells.filter((cell) => cell.row >= rows.top && cell.row <= rows.bottom);
  const formatted = countBy(inBand, (cell) => cell.col);
  const columns = linesOf(cells, (cell) => cell.col);
  const groups: Line[][] = [];
  let reach = -1;
  for (const column of columns) {
    const group = groups.at(-1);
    const gap = column.at - reach - 1;
    const bordered = gap > 0 && (formatted.get(reach + 1) ?? 0) >= 0.6 * (rows.bottom - rows.top + 1);
    if (group && (gap <= 0 || bordered)) group.push(column);
    else groups.push([column]);
    reach = Math.max(
      reach,
      column.at,
      ...merges
        .filter((merge) => column.filled.some((cell) => cell.row === merge.top && cell.col === merge.left))
        .map((merge) => merge.right),
    );
  }
  const apart = groups.length > 1 && groups.every((group) => group.length >= 2 && group.some((column) => column.filled.length >= 2));
  const parts = apart ? groups.map((group) => group.flatMap((column) => column.filled)) : [cells];
  return parts.map((part) => regionOf(part, merges));
}

function regionOf(cells: readonly SheetCell[], merges: readonly SheetRange[]): Region {
  const own = merges.filter((merge) => cells.some((cell) => cell.row === merge.top && cell.col === merge.left));
  const inner = extent(cells);
  return {
    top: inner.top,
    left: inner.left,
    bottom: Math.max(inner.bottom, ...own.map((merge) => merge.bottom)),
    right: Math.max(inner.right, ...own.map((merge) => merge.right)),
    cells: [...cells].sort((a, b) => a.row - b.row || a.col - b.col),
    merges: own,
  };
}

function linesOf(cells: readonly SheetCell[], key: (cell: SheetCell) => number): Line[] {
  const lines = new Map<number, SheetCell[]>();
  for (const cell of cells) {
    const line = lines.get(key(cell));
    if (line) line.push(cell);
    else lines.set(key(cell), [cell]);
  }
  return [...lines].map(([at, filled]) => ({ at, filled })).sort((a, b) => a.at - b.at);
}

function countBy(cells: readonly SheetCell[], key: (cell: SheetCell) => number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const cell of cells) counts.set(key(cell), (counts.get(key(cell)) ?? 0) + 1);
  return counts;
}

function extent(cells: readonly SheetCell[]): SheetRange {
  const range = { top: Number.MAX_SAFE_INTEGER, left: Number.MAX_SAFE_INTEGER, bottom: 0, right: 0 };
  for (const { row, col } of cells) {
    range.top = Math.min(range.top, row);
    range.left = Math.min(range.left, col);
    range.bottom = Math.max(range.bottom, row);
    range.right = Math.max(range.right, col);
  }
  return range;
}
