import type { CellFormulaRelation, GridCell } from "@gouji/report";
import { columnRole } from "../labels.ts";
import { cellsOf } from "../read-draft.ts";
import type { Finder } from "./finder.ts";

/** What the formulas of a worksheet give for its numbers (`Cell.computed`). */
export const findCellFormulas: Finder = ({ tables }) => {
  const cells = tables.flatMap((table) => cellsOf(table));
  const figures = new Map(cells.flatMap(({ at, figure }) => (figure && at.cell !== undefined ? [[placeOf(at), figure] as const] : [])));
  return cells.flatMap((cell): CellFormulaRelation[] => {
    const { computed, figure: stated, at } = cell;
    if (!computed || !stated || isTypedTotal(cell)) return [];
    const operands = computed.operands.flatMap((address) => figures.get(placeOf({ ...at, cell: address })) ?? []);
    return [
      {
        kind: "cellFormula",
        key: at.label,
        basis: computed.beside?.sides === 1 ? "inferred" : "formula",
        stated,
        result: computed.result,
        formula: computed.formula,
        ...(computed.beside ? { beside: computed.beside.cell } : {}),
        operands: operands.filter((figure) => figure !== stated),
      },
    ];
  });
};

/** A number typed in as the total of the lines it stands among: a total has a formula of its own, not theirs. */
function isTypedTotal({ computed, at, rowPath, columnPath }: GridCell): boolean {
  if (!computed?.beside) return false;
  const column = (address = "") => address.replace(/\d+$/, "");
  return columnRole(column(computed.beside.cell) === column(at.cell) ? rowPath : columnPath) === "total";
}

function placeOf({ sheet = "", cell = "" }: GridCell["at"]): string {
  return `${sheet}!${cell}`;
}
