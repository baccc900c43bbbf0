import type { Figure, ReportTable, SumRelation } from "@gouji/report";
import { isAmount, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { markedTrees } from "./row-trees.ts";
import { type DataRow, dataRows, isScored } from "./table-rows.ts";
import { amountColumns, columnLabel } from "./table-sums.ts";

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
export const findNestedSums: Finder = ({ tables }) =>
  tables.flatMap((table) => {
    const seen = new Set<string>();
    return [...enumerated(table), ...ofWhich(table)].filter(({ total, parts }) => {
      const sum = [total, ...parts.map(({ figure }) => figure)].map(({ id }) => id).join();
      return !seen.has(sum) && seen.add(sum) !== undefined;
    });
  });

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
  const trees = new Map(isScored(table) ? [] : markedTrees(rows, amountColumns(table)).map((tree) => [tree.whole, tree]));
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
    const tree = trees.get(row);
    return tree ? sums(table, row, tree.parts, tree.exhaustive) : [];
  });
}

function runLength(rows: readonly DataRow[], holds: (row: DataRow) => boolean): number {
  const end = rows.findIndex((row) => !holds(row));
  return end < 0 ? rows.length : end;
}

function sums(table: ReportTable, row: DataRow, children: readonly DataRow[], exhaustive: boolean): SumRelation[] {
  const relations: SumRelation[] = [];
  for (const column of amountColumns(table)) {
    const label = columnLabel(table, column);
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
