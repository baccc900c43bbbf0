import type { Indicator } from "@gouji/report";
import { claimsAbout, speaksFor, wholeClaims } from "../consistency/whole-claims.ts";
import { shown } from "../reading.ts";
import { cite, citePhrase, consistent, defineRule, undecided } from "../rule.ts";
import { swapProofOf } from "./swapped-indicators.ts";
import { hasFullMarks, isNothing, judgedIndicators, targetStateOf } from "./target-state.ts";

/** A target that the actual value misses is not called met. */
export const targetMissed = defineRule<Indicator>({
  id: "target-missed",
  family: "targets",
  title: "未完成却称完成",
  titleEn: "A missed target called met",
  severity: "error",
  specificity: 50,
  subjects: ({ report }) => judgedIndicators(report.indicators),
  keyOf: ({ key }) => key,
  judge: (indicator, _profile, { report }) => {
    const state = targetStateOf(indicator);
    if (state.kind === "undecided") return undecided("target", "actual");
    if (state.kind === "satisfied") return consistent("exact", [state.actual, state.target]);
    if (swapProofOf(indicator, report.indicators)) return undecided("target");
    // Full marks for it are their own finding.
    if (hasFullMarks(indicator)) return undecided("score");
    // Points taken off, or a reason given, own up to it: then only a claim about this very indicator denies it.
    const own = claimsAbout(indicator, report);
    const claims = ownsUp(indicator) ? own : [...own, ...wholeClaims(report).filter((claim) => speaksFor(claim, indicator, report))];
    const [claim] = claims;
    if (!claim) return undecided("claim");
    return {
      kind: "inconsistent",
      message: {
        id: "target-missed",
        data: { indicator: indicator.name, target: shown(state.target), actual: shown(state.actual), claim: claim.phrase.text },
      },
      stated: shown(state.actual),
      expected: shown(state.target),
      evidence: [
        cite(state.actual, "stated"),
        cite(state.target, "operand"),
        citePhrase(indicator.namePhrase, "context"),
        ...claims.slice(0, 3).map(({ phrase }) => citePhrase(phrase, "context")),
      ],
    };
  },
});

function ownsUp({ score, fullScore, deviationReason }: Indicator): boolean {
  const [got, full] = [score?.figure?.quantity.value, fullScore?.figure?.quantity.value];
  const isDeducted = got !== undefined && full !== undefined && got.compare(full) < 0;
  return isDeducted || (deviationReason !== undefined && !isNothing(deviationReason.text));
}
