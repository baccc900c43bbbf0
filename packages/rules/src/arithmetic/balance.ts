import type { BalanceRelation } from "@gouji/report";
import { diagnoseTotal } from "../diagnosis/diagnose-total.ts";
import { wrongSign } from "../diagnosis/subset-search.ts";
import { judgeSum } from "../linear.ts";
import { byBasis, nameOf, printed, shown, sumShown } from "../reading.ts";
import { relationsOf } from "../relations.ts";
import { cite, consistent, defineRule, undecided } from "../rule.ts";

/** Opening balance + income − expenditure = closing balance, and the like. */
export const balance = defineRule<BalanceRelation>({
  id: "balance",
  family: "arithmetic",
  title: "平衡关系不符",
  titleEn: "Balance does not hold",
  severity: "error",
  specificity: 52,
  subjects: (input) => relationsOf(input, "balance"),
  keyOf: ({ key }) => key,
  judge({ result: stated, terms, neighbours, basis }) {
    const figures = terms.map(({ figure }) => figure);
    const outcome = judgeSum(stated, terms);
    if (outcome.kind === "open") return undecided("value");
    if (outcome.kind === "holds") return consistent(outcome.how, [stated, ...figures]);
    const { expected, difference, repairs } = outcome;
    const decimals = Math.max(
      stated.quantity.decimals,
      ...figures.map(({ quantity }) => (quantity.unit === stated.quantity.unit ? quantity.decimals : 0)),
    );
    const data = {
      result: nameOf(stated),
      stated: shown(stated),
      expected: printed(expected, stated, decimals),
      difference: printed(difference.absolute(), stated, decimals),
      formula: sumShown(terms),
    };
    const others = neighbours.filter((figure) => figure !== stated && !figures.includes(figure));
    const added = terms.filter(({ sign }) => sign === 1).map(({ figure }) => figure);
    const diagnosis = diagnoseTotal(stated, expected, added, others, difference) ?? wrongSign(figures, difference);
    return {
      kind: "inconsistent",
      severity: byBasis(basis),
      message: { id: "balance", data },
      stated: data.stated,
      expected: data.expected,
      difference: data.difference,
      evidence: [cite(stated, "stated"), ...figures.map((figure) => cite(figure, "operand"))],
      ...(diagnosis ? { diagnosis } : {}),
      repairs,
    };
  },
});
