import type { Indicator } from "@gouji/report";
import { Rational } from "@gouji/values";
import { plainNumber, shown } from "../reading.ts";
import { cite, citePhrase, consistent, defineRule, undecided } from "../rule.ts";
import { swapProofOf } from "./swapped-indicators.ts";
import { areComparable, isNothing, judgedIndicators } from "./target-state.ts";

/** A quantity target that the result passes by far was set too low, unless the report says why. */
export const targetTooLow = defineRule<Indicator>({
  id: "target-too-low",
  family: "targets",
  title: "目标值偏低",
  titleEn: "A target set too low",
  severity: "warning",
  specificity: 20,
  subjects: ({ report }) => judgedIndicators(report.indicators).filter(({ direction }) => direction === "higher"),
  keyOf: ({ key }) => key,
  judge: (indicator, { farAboveTarget, smallestJudgedTarget }, { report }) => {
    const [target, actual] = [indicator.target?.figure, indicator.actual?.figure];
    const [planned, done] = [target?.quantity.baseValue, actual?.quantity.baseValue];
    if (!target || !actual || !planned || !done || planned.sign <= 0 || !areComparable(target, actual))
      return undecided("target", "actual");
    if (!isQuantity(indicator)) return undecided("quantity");
    const share = done.divide(planned);
    if (share.compare(Rational.parse(farAboveTarget)) < 0) return consistent("loose", [target, actual]);
    // One instead of two, two instead of four: small numbers prove little.
    if (actual.quantity.comparator !== "=" || planned.compare(Rational.parse(smallestJudgedTarget)) < 0) return undecided("quantity");
    if (indicator.deviationReason && !isNothing(indicator.deviationReason.text)) return undecided("reason");
    if (swapProofOf(indicator, report.indicators)) return undecided("target");
    const claims = report.claims.filter(
      ({ kind, figures, phrase }) =>
        (kind === "targetMet" || kind === "allDone") &&
        (figures.some(({ id }) => id === actual.id) ||
          (phrase.at.paragraph === actual.at.paragraph && actual.at.paragraph !== undefined && actual.source.kind === "sentence")),
    );
    const percent = `${plainNumber(share.multiply(Rational.of(100n)), { ...actual, quantity: { ...actual.quantity, scale: Rational.ONE } }, 2)}%`;
    return {
      kind: "inconsistent",
      message: { id: "target-too-low", data: { indicator: indicator.name, target: shown(target), actual: shown(actual), share: percent } },
      stated: shown(target),
      expected: percent,
      evidence: [cite(target, "stated"), cite(actual, "operand"), ...claims.map(({ phrase }) => citePhrase(phrase, "context"))],
    };
  },
});

function isQuantity({ actual }: Indicator): boolean {
  const kind = actual?.figure?.quantity.kind;
  return kind === "count" || kind === "measure" || kind === "number";
}
