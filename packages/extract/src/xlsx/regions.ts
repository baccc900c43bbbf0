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

/** Rows that belong together, with the columns they reach over. */
interface Band {
  readonly lines: Line[];
  left: number;
  right: number;
}

/**
 * Cuts a sheet where empty rows or columns part it. A blank row inside a form is no cut: it is covered by a merged cell,
 * or has bordered cells, or what follows goes on in the same columns without a title or header of its own.
 */
export function regionsOf(whole: Sheet): readonly Region[] {
  const filled = whole.cells.filter((cell) => cell.text !== "");
  const sheet = { ...whole, merges: withinUsed(whole) };
  return cutRows(sheet, filled).flatMap((band) => cutCols(sheet, band));
}

/** Merged ranges reach no farther than the cells of the sheet: some files merge whole rows of 16 384 columns. */
function withinUsed(sheet: Sheet): readonly SheetRange[] {
  const used = extent(sheet.cells);
  return sheet.merges
    .filter((merge) => merge.top <= used.bottom && merge.left <= used.right)
    .map((merge) => ({ ...merge, bottom: Math.min(merge.bottom, used.bottom), right: Math.min(merge.right, used.right) }));
}

function cutRows(sheet: Sheet, filled: readonly SheetCell[]): SheetCell[][] {
  const formatted = countBy(sheet.cells, (cell) => cell.row);
  const reach = mergedReach(sheet.merges);
  const bands: Band[] = [];
  for (const line of linesOf(filled, (cell) => cell.row)) {
    const columns = extent(line.filled);
    const band = bands.at(-1);
    const previous = band?.lines.at(-1)?.at;
    if (
      band &&
      previous !== undefined &&
      (line.at - previous <= 1 || reach(previous) >= line.at - 1 || goesOn(band, line, previous, formatted))
    ) {
      band.lines.push(line);
      band.left = Math.min(band.left, columns.left);
      band.right = Math.max(band.right, columns.right);
    } else bands.push({ lines: [line], left: columns.left, right: columns.right });
  }
  return bands.map((band) => band.lines.flatMap((line) => line.filled));
}

/** Last row that a merged range reaches which begins in a row or above it. Asked with growing rows. */
function mergedReach(merges: readonly SheetRange[]): (row: number) => number {
  const sorted = [...merges].sort((a, b) => a.top - b.top);
  let next = 0;
  let reach = -1;
  return (row) => {
    for (let merge = sorted[next]; merge && merge.top <= row; merge = sorted[next]) {
      reach = Math.max(reach, merge.bottom);
      next += 1;
    }
    return reach;
  };
}

function goesOn(band: Band, next: Line, last: number, formatted: ReadonlyMap<number, number>): boolean {
  const gap = next.at - last - 1;
  if (gap > 3) return false;
  const width = band.right - band.left + 1;
  if (Array.from({ length: gap }, (_, at) => formatted.get(last + 1 + at) ?? 0).every((count) => count >= 0.6 * width)) return true;
  // Only a single blank row, and behind it a row of data over the same columns.
  const after = extent(next.filled);
  const isData = next.filled.length >= 2 && next.filled.some((cell) => cell.stored !== undefined);
  return gap === 1 && isData && band.lines.length >= 2 && after.left === band.left && after.right === band.right;
}

/** Cuts a band of rows where whole columns are empty and both sides are tables of their own. */
function cutCols(sheet: Sheet, cells: readonly SheetCell[]): Region[] {
  const { top, bottom } = extent(cells);
  const merges = beginningIn(cells, sheet.merges);
  const reachOf = new Map<number, number>();
  for (const merge of merges) reachOf.set(merge.left, Math.max(reachOf.get(merge.left) ?? 0, merge.right));
  const formatted = countBy(
    sheet.cells.filter((cell) => cell.row >= top && cell.row <= bottom),
    (cell) => cell.col,
  );
  const groups: Line[][] = [];
  let reach = -1;
  for (const column of linesOf(cells, (cell) => cell.col)) {
    const group = groups.at(-1);
    const bordered = (formatted.get(reach + 1) ?? 0) >= 0.6 * (bottom - top + 1);
    if (group && (column.at <= reach + 1 || bordered)) group.push(column);
    else groups.push([column]);
    reach = Math.max(reach, column.at, reachOf.get(column.at) ?? 0);
  }
  const apart = groups.length > 1 && groups.every((group) => group.length >= 2 && group.some((column) => column.filled.length >= 2));
  const parts = apart ? groups.map((group) => group.flatMap((column) => column.filled)) : [cells];
  return parts.map((part) => regionOf(part, merges));
}

function regionOf(cells: readonly SheetCell[], merges: readonly SheetRange[]): Region {
  const own = beginningIn(cells, merges);
  const region = { ...extent(cells) };
  for (const merge of own) {
    region.bottom = Math.max(region.bottom, merge.bottom);
    region.right = Math.max(region.right, merge.right);
  }
  return { ...region, cells: [...cells].sort((a, b) => a.row - b.row || a.col - b.col), merges: own };
}

/** Merged ranges whose text stands in one of the cells. */
function beginningIn(cells: readonly SheetCell[], merges: readonly SheetRange[]): readonly SheetRange[] {
  const starts = new Set(cells.map((cell) => `${cell.row}/${cell.col}`));
  return merges.filter((merge) => starts.has(`${merge.top}/${merge.left}`));
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

function extent(cells: readonly SheetCell[]): { top: number; left: number; bottom: number; right: number } {
  const range = { top: Number.MAX_SAFE_INTEGER, left: Number.MAX_SAFE_INTEGER, bottom: 0, right: 0 };
  for (const { row, col } of cells) {
    range.top = Math.min(range.top, row);
    range.left = Math.min(range.left, col);
    range.bottom = Math.max(range.bottom, row);
    range.right = Math.max(range.right, col);
  }
  return range;
}
