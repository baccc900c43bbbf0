import type { ProductRelation } from "@gouji/report";
import { type Interval, multiply, overlaps, point, Rational } from "@gouji/values";
import { diagnoseValue } from "../diagnosis/diagnose-value.ts";
import { anyApproximate, asCounted, byBasis, closed, nameOf, printed, shown, type Term, termsOf } from "../reading.ts";
import { relationsOf } from "../relations.ts";
import { cite, consistent, defineRule, undecided } from "../rule.ts";

/** unit price × count (× months …) = amount. */
export const product = defineRule<ProductRelation>({
  id: "product",
  family: "arithmetic",
  title: "乘积不符",
  titleEn: "Price times count is not the amount",
  severity: "error",
  specificity: 50,
  subjects: (input) => relationsOf(input, "product"),
  keyOf: ({ key }) => key,
  judge({ result: stated, factors, basis }) {
    const [amount] = termsOf([stated]) ?? [];
    const terms = factors.map((factor) => termsOf([factor])?.map(asCounted).map(asStandard)[0]);
    const all = [stated, ...factors];
    if (!amount || terms.some((term) => !term)) return undecided("value");
    const expected = terms.reduce((result, term) => (term ? result.multiply(term.value) : result), Rational.ONE);
    const allowed = terms.reduce<Interval>((result, term) => (term ? multiply(result, term.interval) : result), point(Rational.ONE));
    if (overlaps(closed(amount.interval), closed(allowed))) {
      return consistent(anyApproximate(all) ? "loose" : expected.equals(amount.value) ? "exact" : "rounded", all);
    }
    if (anyApproximate(all)) return undecided("exactValue");
    const data = {
      result: nameOf(stated),
      stated: shown(stated),
      expected: printed(expected, stated),
      difference: printed(amount.value.subtract(expected).absolute(), stated),
      formula: factors.map((factor) => `${nameOf(factor)} ${shown(factor)}`).join(" × "),
    };
    const diagnosis = diagnoseValue(stated, expected, closed(allowed));
    return {
      kind: "inconsistent",
      severity: byBasis(basis),
      message: { id: "product", data },
      stated: data.stated,
      expected: data.expected,
      difference: data.difference,
      evidence: [cite(stated, "stated"), ...factors.map((factor) => cite(factor, "operand"))],
      ...(diagnosis ? { diagnosis } : {}),
      repairs: [{ figureId: stated.id, interval: closed(allowed) }],
    };
  },
});

/** A price or standard in 元 is the sum that is paid (每人每月610元), unless it is an average. */
function asStandard(term: Term): Term {
  const { quantity, metric, quote, approximate } = term.figure;
  return /^元/.test(quantity.unit) && !approximate && !/均/.test(metric + quote) ? { ...term, interval: point(term.value) } : term;
}
