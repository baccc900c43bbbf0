import type { CellFormulaRelation } from "@gouji/report";
import { contains, point, roundHalfUp } from "@gouji/values";
import { diagnoseValue } from "../diagnosis/diagnose-value.ts";
import { byBasis, closed, nameOf, printed, shown } from "../reading.ts";
import { relationsOf } from "../relations.ts";
import { cite, consistent, defineRule, undecided } from "../rule.ts";
import type { Severity } from "../severity.ts";

/** A number of a worksheet is what its formula gives, or the formula of the cells beside it where it alone is typed in. */
export const cellFormula = defineRule<CellFormulaRelation>({
  id: "cell-formula",
  family: "arithmetic",
  title: "单元格公式不符",
  titleEn: "A worksheet's number that its formula does not give",
  severity: "error",
  // What the report itself says of the figure names the finding, as in a file without formulas.
  specificity: 45,
  subjects: (input) => relationsOf(input, "cellFormula"),
  keyOf: ({ key }) => key,
  judge({ stated, result, formula, beside, operands, basis }) {
    const { baseValue, interval, step, baseUnit } = stated.quantity;
    if (!baseValue || !interval || !step || !result.baseValue || result.baseUnit !== baseUnit || stated.approximate)
      return undecided("value");
    const allowed = closed(result.interval ?? point(result.baseValue));
    if (result.baseValue.equals(baseValue)) return consistent("exact", [stated]);
    if (contains(closed(interval), result.baseValue) || roundHalfUp(result.baseValue, step).equals(baseValue))
      return consistent("rounded", [stated]);
    const difference = baseValue.subtract(result.baseValue).absolute();
    const decimals = Math.max(stated.quantity.decimals, result.decimals);
    const data = {
      name: nameOf(stated),
      stated: shown(stated),
      cell: stated.at.cell ?? "",
      beside: beside ?? "",
      cellFormula: formula.length > 60 ? `${formula.slice(0, 60)}…` : formula,
      expected: printed(result.baseValue, stated, decimals),
      difference: printed(difference, stated, decimals),
    };
    const diagnosis = beside === undefined ? undefined : diagnoseValue(stated, result.baseValue, allowed);
    return {
      kind: "inconsistent",
      severity: severityOf(
        beside !== undefined,
        basis,
        [step, ...(result.step ? [result.step] : [])].some((last) => difference.compare(last) <= 0),
      ),
      message: { id: beside === undefined ? "cell-formula" : "cell-formula.typed", data },
      stated: data.stated,
      expected: data.expected,
      difference: data.difference,
      evidence: [cite(stated, "stated"), ...operands.map((figure) => cite(figure, "operand"))],
      ...(diagnosis ? { diagnosis } : {}),
      repairs: [{ figureId: stated.id, interval: allowed }],
    };
  },
});

/** A number may be typed in on purpose, by one in the last place so that rounded shares add up. */
function severityOf(typed: boolean, basis: CellFormulaRelation["basis"], byOne: boolean): Severity {
  if (!typed) return "error";
  return byOne ? "info" : byBasis(basis, "warning");
}
