import type { Figure, ReportTable, SumRelation } from "@gouji/report";
import { isAmount, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { ofWhichRows } from "./of-which-rows.ts";
import { columnCount, type DataRow, dataRows, isScored } from "./table-rows.ts";
import { columnLabel } from "./table-sums.ts";

/** Marks of items below another item, outermost first. */
const MARKS: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,2}、/,
  /^[（(][一二三四五六七八九十]{1,2}[)）]/,
  /^\d{1,2}[.、．]/,
  /^[（(]\d{1,2}[)）]/,
  /^[①-⑳]/,
];
const FUND_TOTAL = /^(?:年度)?资金总额$|^年度资金总额/;
const FUND_PARTS =
  /^(?:其中[：:])?(?:当年财政拨款|财政拨款|本年财政拨款|中央.*|地方.*|省级.*|市级.*|县级.*|上年结转(?:资金)?|其他资金|其它资金|自筹资金|单位资金)$/;

/** A row and the rows below it that are marked ①②, （1）（2） or 其中. */
export const findNestedSums: Finder = ({ tables }) => tables.flatMap((table) => [...enumerated(table), ...ofWhich(table)]);

function enumerated(table: ReportTable): SumRelation[] {
  if (isScored(table)) return [];
  const rows = dataRows(table).filter(({ label }) => label !== "");
  const relations: SumRelation[] = [];
  rows.forEach((row, index) => {
    const depth = depthOf(row.label);
    const children: DataRow[] = [];
    const childDepth = depthOf(rows[index + 1]?.label ?? "");
    if (childDepth < 0 || childDepth <= depth || /合计|小计|总计/.test(row.label)) return;
    for (const next of rows.slice(index + 1)) {
      const level = depthOf(next.label);
      if (level < 0 || level < childDepth) break;
      if (level === childDepth) children.push(next);
    }
    relations.push(...sums(table, row, children, true));
  });
  return relations;
}

function depthOf(label: string): number {
  return MARKS.findIndex((mark) => mark.test(label));
}

/** 其中 rows may name only some of the parts; the lines of a funds table name all of them. */
function ofWhich(table: ReportTable): SumRelation[] {
  const rows = dataRows(table).filter(({ label }) => label !== "");
  const lists = new Map(ofWhichRows(rows, columnCount(table)).map((list) => [list.whole, list]));
  return rows.flatMap((row, index) => {
    if (FUND_TOTAL.test(row.label)) {
      const parts = rows.slice(index + 1).slice(
        0,
        runLength(rows.slice(index + 1), ({ label }) => FUND_PARTS.test(label)),
      );
      return sums(
        table,
        row,
        parts,
        parts.some(({ label }) => /其他|其它/.test(label)),
      );
    }
    const list = isScored(table) ? undefined : lists.get(row);
    return list ? sums(table, row, list.parts, false) : [];
  });
}

function runLength(rows: readonly DataRow[], holds: (row: DataRow) => boolean): number {
  const end = rows.findIndex((row) => !holds(row));
  return end < 0 ? rows.length : end;
}

function sums(table: ReportTable, row: DataRow, children: readonly DataRow[], exhaustive: boolean): SumRelation[] {
  const relations: SumRelation[] = [];
  for (let column = 0; column < columnCount(table); column += 1) {
    const label = columnLabel(table, column);
    if (/率|占比|比例|单价|标准|分值|得分|权重/.test(label)) continue;
    const total = row.figure(column);
    if (!total || !isAmount(total)) continue;
    const parts = children.flatMap((child): Figure[] => {
      const figure = child.figure(column);
      return figure && isAmount(figure) && sameUnit(figure, total) ? [figure] : [];
    });
    if (parts.length < 2) continue;
    relations.push({
      kind: "sum",
      key: [table.name, label, ...row.labels.slice(0, -1), row.label].filter((part) => part !== "").join(" › "),
      basis: "table-structure",
      total,
      parts: parts.map((figure) => ({ figure, sign: 1 })),
      exhaustive,
      layout: "nested",
      totalName: row.label,
      alternatives: [],
      neighbours: dataRows(table).flatMap((other) => {
        const figure = other.figure(column);
        return figure && figure !== total && !parts.includes(figure) ? [figure] : [];
      }),
    });
  }
  return relations;
}
