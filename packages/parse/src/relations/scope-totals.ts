import { withUnit } from "@gouji/quantities";
import type { Figure, ReportTable, RestatementRelation } from "@gouji/report";
import { isAmount, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { columnCount, dataRows, isScored } from "./table-rows.ts";

const FLOWS = ["收入", "支出"] as const;
const TOTAL = /^(?:合计|总计|共计)$/;
const PART_OF_TOTAL = /小计$|合计$|总计$/;

/**
 * 决算收入 of the text against the total of the table on 收入. That both are of one scope is a guess;
 * the table's own lines are given along, which may explain a difference.
 */
export const findScopeTotals: Finder = ({ sentences, tables }) =>
  FLOWS.flatMap((flow) => {
    const amounts = sentences.flatMap(({ figures }) => figures.filter(({ quantity }) => quantity.kind === "money"));
    const totals = tables.flatMap((table) => totalOf(table, flow)).map((found) => inUnitOf(found, amounts));
    const [known] = totals;
    if (!known || totals.length !== 1) return [];
    const name = new RegExp(`^(?:20\\d{2}年?度?)?(?:本年|全年|年度)?(?:决算|实际|实现)?(?:总)?${flow}(?:总额|合计|数)?$`);
    const stated = sentences
      .filter(({ at }) => at.table === undefined)
      .flatMap(({ figures }) =>
        figures.filter((figure) => name.test(figure.metric.replace(/\s+/g, "")) && !figure.approximate && isNear(figure, known.total)),
      );
    return stated.map(
      (figure): RestatementRelation => ({
        kind: "restatement",
        key: `${figure.metric} › ${known.table.name}`,
        basis: "inferred",
        figures: [known.total, figure],
        components: known.parts,
      }),
    );
  });

interface TableTotal {
  readonly table: ReportTable;
  readonly total: Figure;
  readonly parts: readonly Figure[];
}

/** The one total of a table whose caption names the flow and no other. */
function totalOf(table: ReportTable, flow: (typeof FLOWS)[number]): TableTotal[] {
  if (isScored(table) || FLOWS.some((other) => table.caption.includes(other) !== (other === flow))) return [];
  const rows = dataRows(table);
  const found = Array.from({ length: columnCount(table) }, (_, column) => column).flatMap((column) => {
    const totals = rows.flatMap((row) => (TOTAL.test(row.label) ? (row.figure(column) ?? []) : []));
    const [total] = totals;
    if (!total || totals.length !== 1 || !isAmount(total)) return [];
    const parts = rows.flatMap((row) => (PART_OF_TOTAL.test(row.label) ? [] : (row.figure(column) ?? [])));
    return [{ table, total, parts: parts.filter((part) => sameUnit(part, total)) }];
  });
  return found.length === 1 ? found : [];
}

/** A table without a unit has that of the text, where the text prints the same digits. Few digits prove nothing. */
function inUnitOf(found: TableTotal, amounts: readonly Figure[]): TableTotal {
  const { total, parts } = found;
  const same =
    total.quantity.unit === "" && total.quantity.digits.replace(/\D/g, "").length >= 6
      ? amounts.find(({ quantity }) => quantity.digits === total.quantity.digits)
      : undefined;
  if (!same) return found;
  const unit = same.quantity.unit;
  const read = (figure: Figure): Figure => ({ ...figure, quantity: withUnit(figure.quantity, unit), unitOrigin: "sentence" });
  return { ...found, total: read(total), parts: parts.map(read) };
}

/** Another value of about the same size. */
function isNear(figure: Figure, total: Figure): boolean {
  const [a, b] = [figure.quantity.baseValue, total.quantity.baseValue];
  if (!isAmount(figure) || !sameUnit(figure, total) || !a || !b || a.equals(b)) return false;
  const gap = a.subtract(b).absolute();
  return gap.add(gap).compare(b.absolute()) < 0;
}
