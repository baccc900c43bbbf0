import type { Figure, ReportTable, SumRelation } from "@gouji/report";
import { isAmount, nearlyEqual, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { innerRows, NO_AMOUNTS, OF_WHICH } from "./row-trees.ts";
import { columnCount, type DataRow, dataRows, isScored } from "./table-rows.ts";

const TOTAL = /^(?:合计|总计|共计|总合计|合计数|总额|总数|合计[：:]?)$|(?:合计|总计)$/;
const BARE_TOTAL = /^(?:合计|总计|共计|总额|总数)$/;
/** A flow is no sum of balances. */
const FLOW = /(?:收入|支出)(?:合计|总计)$/;
const BALANCE = /结余|结转|余额/;
const SUBTOTAL = /小计$/;
/** Rows that stand below a table's items without being one. */
const REMARK = /^(?:备注|说明|注[：:]|填报|负责人|联系)/;
const ENUMERATED = /^(?:[①-⑳]|[（(]\d+[)）])/;

/** Columns that foot to their 小计 and 合计 rows, rows that foot to their 合计 column. */
export const findTableSums: Finder = ({ tables }) =>
  tables.filter((table) => !isScored(table)).flatMap((table) => [...columnSums(table), ...rowSums(table)]);

function columnSums(table: ReportTable): SumRelation[] {
  const rows = dataRows(table).filter(({ label }) => label !== "" && !REMARK.test(label));
  const inner = innerRows(rows, amountColumns(table));
  const relations: SumRelation[] = [];
  for (let column = 0; column < columnCount(table); column += 1) {
    if (NO_AMOUNTS.test(columnLabel(table, column))) continue;
    const neighbours = rows.flatMap((row) => row.figure(column) ?? []);
    let items: Item[] = [];
    let subtotals: Figure[] = [];
    let above: Item[] = [];
    for (const [position, row] of rows.entries()) {
      const figure = row.figure(column);
      const isSub = SUBTOTAL.test(row.label) && !TOTAL.test(row.label);
      const isTotal = TOTAL.test(row.label);
      if (!figure || !isAmount(figure)) continue;
      if (isSub) {
        add(relations, table, column, row.label, figure, items, [], neighbours, groupName(row));
        subtotals.push(figure);
        items = [];
      } else if (isTotal && above.length === 0 && position === 0) {
        // 本年收入合计 as the first row is a line of its own; only a bare 合计 stands for the rows below.
        if (!BARE_TOTAL.test(row.label)) continue;
        const below = rows.slice(1).flatMap((next) => {
          const part = next.figure(column);
          const isItem = part && isAmount(part) && !TOTAL.test(next.label) && !SUBTOTAL.test(next.label);
          return isItem ? [{ row: next, figure: part, inner: inner.has(next) }] : [];
        });
        add(relations, table, column, row.label, figure, below, [], neighbours, "");
      } else if (isTotal) {
        const outside = items.map(({ figure: part }) => part);
        const direct = subtotals.length > 0 ? [...subtotals, ...outside] : outside;
        const parts = subtotals.length > 0 ? direct.map((part) => ({ row, figure: part, inner: false })) : items;
        add(
          relations,
          table,
          column,
          row.label,
          figure,
          parts,
          subtotals.length > 0 ? [above.map(({ figure: part }) => part)] : [],
          neighbours,
          "",
        );
        items = [];
        above = [];
        subtotals = [];
      } else {
        items.push({ row, figure, inner: inner.has(row) });
        above.push({ row, figure, inner: inner.has(row) });
      }
    }
  }
  return relations;
}

interface Item {
  readonly row: DataRow;
  readonly figure: Figure;
  /** Part of a row above it. */
  readonly inner: boolean;
}

function groupName(row: DataRow): string {
  return row.labels.find((label) => label !== row.label) ?? "";
}

function add(
  relations: SumRelation[],
  table: ReportTable,
  column: number,
  totalName: string,
  total: Figure,
  items: readonly Item[],
  others: readonly (readonly Figure[])[],
  neighbours: readonly Figure[],
  group: string,
): void {
  const top = items
    .filter(({ row, inner }) => !inner && !OF_WHICH.test(row.label) && !ENUMERATED.test(row.label))
    .map(({ figure }) => figure);
  const all = items.map(({ figure }) => figure);
  if (FLOW.test(totalName) && items.some(({ row }) => BALANCE.test(row.label))) return;
  const usable = (parts: readonly Figure[]) => parts.filter((part) => sameUnit(part, total));
  const parts = usable(top);
  if (parts.length < 2 || usable(all).length !== all.length) return;
  const alternatives = [all, ...others].map(usable).filter((set) => set.length > 1 && set.length !== parts.length);
  relations.push({
    kind: "sum",
    key: [table.name, columnLabel(table, column), group, totalName].filter((part) => part !== "").join(" › "),
    basis: "table-structure",
    total,
    parts: parts.map((figure) => ({ figure, sign: 1 })),
    exhaustive: true,
    layout: "column",
    totalName: [group, totalName].filter((part) => part !== "").join(""),
    alternatives: alternatives.map((set) => set.map((figure) => ({ figure, sign: 1 }))),
    neighbours: neighbours.filter((figure) => figure !== total && !parts.includes(figure)),
  });
}

/** A 合计 column over the columns beside it. Without that word, columns that foot in nearly every row. */
function rowSums(table: ReportTable): SumRelation[] {
  const rows = dataRows(table);
  const columns = Array.from({ length: columnCount(table) }, (_, column) => column).filter((column) =>
    rows.some((row) => row.figure(column)),
  );
  const relations: SumRelation[] = [];
  for (const total of columns) {
    const label = columnLabel(table, total);
    if (!/^(?:合计|小计|总计|共计|全年|合计数|总数|总额)$|(?:合计|小计|总计)$/.test(label)) continue;
    const before = columns.filter((column) => column < total && addable(table, column));
    const after = columns.filter((column) => column > total && addable(table, column));
    for (const parts of [before, after]) {
      const found = rowsThatFoot(table, rows, total, parts, label);
      if (found.length > 0) {
        relations.push(...found);
        break;
      }
    }
  }
  return relations;
}

function addable(table: ReportTable, column: number): boolean {
  const label = columnLabel(table, column);
  return !NO_AMOUNTS.test(label) && !TOTAL.test(label) && !SUBTOTAL.test(label);
}

/** Only where most rows foot is the column the sum of these others. */
function rowsThatFoot(
  table: ReportTable,
  rows: readonly DataRow[],
  totalColumn: number,
  partColumns: readonly number[],
  label: string,
): SumRelation[] {
  if (partColumns.length < 2) return [];
  const candidates = rows.flatMap((row) => {
    const total = row.figure(totalColumn);
    const parts = partColumns.flatMap((column) => row.figure(column) ?? []);
    return total && isAmount(total) && parts.length > 0 && parts.every((part) => sameUnit(part, total)) ? [{ row, total, parts }] : [];
  });
  const footing = candidates.filter(({ total, parts }) => nearlyEqual(total, parts));
  if (footing.length < 2 || footing.length * 2 <= candidates.length) return [];
  return candidates
    .filter(({ parts }) => parts.length > 1)
    .map(({ row, total, parts }) => ({
      kind: "sum" as const,
      key: [table.name, row.label, label].join(" › "),
      basis: "table-structure" as const,
      total,
      parts: parts.map((figure) => ({ figure, sign: 1 as const })),
      exhaustive: true,
      layout: "row" as const,
      totalName: `${row.label}${label}`,
      alternatives: [],
      neighbours: [],
    }));
}

/** The columns whose figures may add up. */
export function amountColumns(table: ReportTable): number[] {
  return Array.from({ length: columnCount(table) }, (_, column) => column).filter((column) => !NO_AMOUNTS.test(columnLabel(table, column)));
}

/** The innermost header of a column. */
export function columnLabel(table: ReportTable, column: number): string {
  for (const line of table.grid) {
    const cell = line[column];
    if (cell && !cell.header && cell.columnPath.length > 0) return (cell.columnPath.at(-1) ?? "").replace(/\s+/g, "");
  }
  return "";
}
