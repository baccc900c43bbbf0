import type { Addend, SumRelation } from "@gouji/report";
import { Rational } from "@gouji/values";
import { diagnoseTotal } from "../diagnosis/diagnose-total.ts";
import { diagnoseValue, LIKELY_BITS } from "../diagnosis/diagnose-value.ts";
import { judgeSum } from "../linear.ts";
import { byBasis, printed, shown, sumShown } from "../reading.ts";
import { relationsOf } from "../relations.ts";
import { cite, consistent, defineRule, undecided, type Verdict } from "../rule.ts";

const TWO = Rational.of(2n);

/** Parts add up to their total 合计 = 各分项之和. */
export const sumTotal = defineRule<SumRelation>({
  id: "sum-total",
  family: "arithmetic",
  title: "合计不符",
  titleEn: "Parts do not add up to the total",
  severity: "error",
  specificity: 50,
  subjects: (input) => relationsOf(input, "sum"),
  keyOf: ({ key }) => key,
  judge: judgeTotal,
});

function judgeTotal(relation: SumRelation): Verdict {
  const { total, parts, exhaustive, alternatives } = relation;
  const result = judgeSum(total, parts);
  const figures = [total, ...parts.map(({ figure }) => figure)];
  if (result.kind === "open") return undecided("value");
  if (result.kind === "holds") return consistent(result.how, figures);
  for (const alternative of alternatives) {
    const other = judgeSum(total, alternative);
    if (other.kind === "holds") return consistent(other.how, [total, ...alternative.map(({ figure }) => figure)]);
  }
  // 其中 may name some of the parts only: a shortfall proves nothing.
  if (!exhaustive && result.difference.sign > 0) {
    const slip = diagnoseValue(total, result.expected);
    // Unless a slip of typing would make them the whole to the last digit.
    return (slip?.bits ?? 0) >= LIKELY_BITS ? broken(relation, parts, result, "info") : undecided("otherParts");
  }
  // So far apart that these can hardly be the parts of this total, unless the total itself explains it.
  const larger = [result.expected.absolute(), result.expected.add(result.difference).absolute()].sort((a, b) => b.compare(a))[0];
  const far = larger !== undefined && result.difference.absolute().multiply(TWO).compare(larger) > 0;
  if (far && exhaustive && !diagnoseValue(total, result.expected)) return undecided("scope");
  return broken(relation, parts, result);
}

function broken(
  relation: SumRelation,
  parts: readonly Addend[],
  result: Extract<ReturnType<typeof judgeSum>, { kind: "fails" }>,
  severity = byBasis(relation.basis),
): Verdict {
  const { total, totalName, exhaustive, neighbours } = relation;
  const { expected, difference, repairs } = result;
  const figures = parts.map(({ figure }) => figure);
  const decimals = Math.max(
    total.quantity.decimals,
    ...figures.filter((part) => part.quantity.unit === total.quantity.unit).map((part) => part.quantity.decimals),
  );
  const data = {
    total: totalName || total.metric,
    stated: shown(total),
    expected: printed(expected, total, decimals),
    difference: printed(difference.absolute(), total, decimals),
    sum: sumShown(parts),
  };
  const diagnosis = diagnoseTotal(total, expected, figures, neighbours, difference);
  return {
    kind: "inconsistent",
    severity,
    message: { id: exhaustive ? "sum-total" : difference.sign > 0 ? "sum-total.short" : "sum-total.of-which", data },
    stated: data.stated,
    expected: data.expected,
    difference: data.difference,
    evidence: [cite(total, "stated"), ...figures.map((figure) => cite(figure, "operand"))],
    ...(diagnosis ? { diagnosis } : {}),
    repairs,
  };
}
