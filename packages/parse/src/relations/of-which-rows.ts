import { isAmount, nearlyEqual, sameUnit } from "./figures.ts";
import type { DataRow } from "./table-rows.ts";

export const OF_WHICH = /^其中/;

/** A row and the rows below it that are parts of it. */
export interface OfWhichRows {
  readonly whole: DataRow;
  readonly parts: readonly DataRow[];
}

/**
 * Rows marked 其中 below another row. Often only the first of them carries the word (其中：购置费, 运行维护费): the rows behind it
 * belong to the list as far as they make up the row above in most of the columns.
 */
export function ofWhichRows(rows: readonly DataRow[], columns: number): OfWhichRows[] {
  return rows.flatMap((whole, index) => {
    const below = rows.slice(index + 1);
    if (OF_WHICH.test(whole.label) || !OF_WHICH.test(below[0]?.label ?? "")) return [];
    const marked = runLength(below, ({ label }) => OF_WHICH.test(label));
    const open = runLength(below, ({ label }) => !/合计|小计|总计|总额/.test(label));
    const lengths = Array.from({ length: Math.max(0, open - marked) }, (_, at) => marked + at + 1);
    const length = makesUp(whole, below.slice(0, marked), columns)
      ? marked
      : (lengths.find((end) => makesUp(whole, below.slice(0, end), columns)) ?? marked);
    return [{ whole, parts: below.slice(0, length) }];
  });
}

/** In most of the columns with amounts, and in one that is not nothing. */
function makesUp(whole: DataRow, parts: readonly DataRow[], columns: number): boolean {
  let [seen, footing] = [0, 0];
  for (let column = 0; column < columns; column += 1) {
    const total = whole.figure(column);
    const figures = parts.flatMap((part) => part.figure(column) ?? []);
    if (!total || !isAmount(total) || total.quantity.baseValue?.sign === 0) continue;
    if (figures.length < 2 || figures.some((figure) => !isAmount(figure) || !sameUnit(figure, total))) continue;
    seen += 1;
    if (nearlyEqual(total, figures)) footing += 1;
  }
  return footing * 2 > seen;
}

function runLength(rows: readonly DataRow[], holds: (row: DataRow) => boolean): number {
  const end = rows.findIndex((row) => !holds(row));
  return end < 0 ? rows.length : end;
}
