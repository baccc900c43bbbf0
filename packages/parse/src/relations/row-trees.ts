import type { Figure } from "@gouji/report";
import { magnitudeOf } from "./choosing.ts";
import { isAmount, nearlyEqual, sameUnit } from "./figures.ts";
import type { DataRow } from "./table-rows.ts";

export const OF_WHICH = /^其中/;
const TOTALS = /合计|小计|总计|总额/;
/** Items of one row are looked for so far below it. */
const MOST_PARTS = 40;

/** A row and the rows below it that are its parts. */
export interface RowTree {
  readonly whole: DataRow;
  readonly parts: readonly DataRow[];
  /** Do they name all of it? 其中 may name some. */
  readonly exhaustive: boolean;
}

/** Columns whose figures add up to nothing. */
export const NO_AMOUNTS = /率|占比|比例|比重|%|％|单价|标准|平均|人均|户均|均价|排名|序号|次序|编码|编号|代码|得分|分值|权重|年度$|年份/;

/** Rows whose marks say that they are parts of the row above: 其中, or a code that goes on (214, 2140104). */
export function markedTrees(rows: readonly DataRow[], columns: readonly number[]): RowTree[] {
  return [...ofWhichTrees(rows, columns), ...codedTrees(rows, columns)];
}

/** The rows that are parts of a row above them, by their marks or because they make it up in column after column. */
export function innerRows(rows: readonly DataRow[], columns: readonly number[]): ReadonlySet<DataRow> {
  const marked = markedTrees(rows, columns);
  const taken = new Set(marked.flatMap(({ whole, parts }) => [whole, ...parts]));
  return new Set([...marked, ...footingTrees(rows, columns, taken)].flatMap(({ parts }) => parts));
}

/**
 * Often only the first row of a list says 其中 (其中：购置费, 运行维护费): the rows behind it belong to the list as far as they make up the
 * row above in most of the columns.
 */
function ofWhichTrees(rows: readonly DataRow[], columns: readonly number[]): RowTree[] {
  return rows.flatMap((whole, index) => {
    const below = rows.slice(index + 1, index + 1 + MOST_PARTS);
    if (OF_WHICH.test(whole.label) || !OF_WHICH.test(below[0]?.label ?? "")) return [];
    const marked = runLength(below, ({ label }) => OF_WHICH.test(label));
    const open = runLength(below, ({ label }) => !TOTALS.test(label));
    const lengths = Array.from({ length: Math.max(0, open - marked + 1) }, (_, at) => marked + at);
    const length = lengths.find((end) => {
      const { seen, footing } = support(whole, below.slice(0, end), columns);
      return footing * 2 > seen;
    });
    return [{ whole, parts: below.slice(0, length ?? marked), exhaustive: false }];
  });
}

/** 科目编码 of the budget classification: 214 has 21401, and that 2140104. A table may list some of them only. */
function codedTrees(rows: readonly DataRow[], columns: readonly number[]): RowTree[] {
  const codes = rows.map((row) => codeOf(row));
  return rows.flatMap((whole, index) => {
    const code = codes[index] ?? "";
    const end =
      index + 1 + runLength(codes.slice(index + 1), (below) => code !== "" && below.length > code.length && below.startsWith(code));
    const inside = codes.slice(index + 1, end);
    const parts = rows.slice(index + 1, end).filter((_, at) => {
      const own = inside[at] ?? "";
      return !inside.slice(0, at).some((above) => own !== above && own.startsWith(above));
    });
    const { seen, footing } = support(whole, parts, columns);
    return parts.length > 0 ? [{ whole, parts, exhaustive: footing * 2 > seen }] : [];
  });
}

function codeOf(row: DataRow): string {
  const text = row.cell(0)?.text.replace(/\s+/g, "") ?? "";
  return /^\d{3,7}$/.test(text) ? text : "";
}

/** The fewest rows below that make up a row in two columns at least, and in most. */
function footingTrees(rows: readonly DataRow[], columns: readonly number[], taken: ReadonlySet<DataRow>): RowTree[] {
  const trees: RowTree[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const whole = rows[index];
    if (!whole || TOTALS.test(whole.label) || taken.has(whole)) continue;
    const below = rows.slice(index + 1, index + 1 + MOST_PARTS);
    const open = runLength(below, (row) => !TOTALS.test(row.label) && !taken.has(row));
    const length = footingLength(whole, below.slice(0, open), columns);
    if (length === 0) continue;
    trees.push({ whole, parts: below.slice(0, length), exhaustive: true });
    index += length;
  }
  return trees;
}

function footingLength(whole: DataRow, below: readonly DataRow[], columns: readonly number[]): number {
  const totals = columns.map((column) => whole.figure(column));
  const sums = totals.map(() => 0);
  for (let length = 1; length <= below.length; length += 1) {
    let near = 0;
    totals.forEach((total, at) => {
      const part = below[length - 1]?.figure(columns[at] ?? 0);
      const sum = (sums[at] ?? 0) + (part ? magnitudeOf(part) : 0);
      sums[at] = sum;
      if (total && isTelling(total) && Math.abs(sum - magnitudeOf(total)) <= 1e-6 * Math.abs(magnitudeOf(total))) near += 1;
    });
    if (length < 2 || near < 2) continue;
    const { seen, footing, telling } = support(whole, below.slice(0, length), columns);
    if (telling >= 2 && footing * 2 > seen) return length;
  }
  return 0;
}

/** In how many of the columns with amounts the parts make up the whole, and in how many of these that can be no chance. */
function support(whole: DataRow, parts: readonly DataRow[], columns: readonly number[]) {
  let [seen, footing, telling] = [0, 0, 0];
  for (const column of columns) {
    const total = whole.figure(column);
    const figures = parts.flatMap((part) => part.figure(column) ?? []);
    if (!total || !isAmount(total) || total.quantity.baseValue?.sign === 0) continue;
    if (figures.length === 0 || figures.some((figure) => !isAmount(figure) || !sameUnit(figure, total))) continue;
    seen += 1;
    if (!nearlyEqual(total, figures)) continue;
    footing += 1;
    if (isTelling(total)) telling += 1;
  }
  return { seen, footing, telling };
}

/** Three digits or more are not alike by chance. */
function isTelling({ quantity }: Figure): boolean {
  return quantity.digits.replace(/\D/g, "").replace(/^0+/, "").length >= 3;
}

function runLength<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  const end = items.findIndex((item) => !holds(item));
  return end < 0 ? items.length : end;
}
