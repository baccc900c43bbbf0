import type { Indicator } from "@gouji/report";
import { Rational } from "@gouji/values";
import { shown } from "../reading.ts";
import { cite, consistent, defineRule, undecided } from "../rule.ts";
import { swapProofOf } from "./swapped-indicators.ts";
import { hasFullMarks, judgedIndicators, targetStateOf } from "./target-state.ts";

/** An indicator with full marks has reached its target. */
export const fullMarksUnmetTarget = defineRule<Indicator>({
  id: "full-marks-unmet-target",
  family: "targets",
  title: "未达标满分",
  titleEn: "Full marks for a missed target",
  severity: "error",
  specificity: 55,
  subjects: ({ report }) => judgedIndicators(report.indicators).filter(hasFullMarks),
  keyOf: ({ key }) => key,
  judge: (indicator, _profile, { report }) => {
    const state = targetStateOf(indicator);
    const [score, full] = [indicator.score?.figure, indicator.fullScore?.figure];
    if (state.kind === "undecided" || !score || !full) return undecided("target", "actual");
    if (state.kind === "satisfied") return consistent("exact", [state.actual, state.target, score, full]);
    if (swapProofOf(indicator, report.indicators)) return undecided("target");
    if (isFullByRule(indicator)) return undecided("scoring rule");
    return {
      kind: "inconsistent",
      flips: true,
      message: {
        id: "full-marks-unmet-target",
        data: {
          indicator: indicator.name,
          target: shown(state.target),
          actual: shown(state.actual),
          score: shown(score),
          full: shown(full),
        },
      },
      stated: shown(score),
      evidence: [cite(score, "stated"), cite(state.actual, "operand"), cite(state.target, "operand"), cite(full, "context")],
    };
  },
});

/** The printed rule itself gives full marks for the value (a band that begins below the target). */
function isFullByRule({ scoringRule, actual, fullScore }: Indicator): boolean {
  const [value, full] = [actual?.figure?.quantity.baseValue, fullScore?.figure?.quantity.value];
  if (!value || !full) return false;
  return (scoringRule?.clauses ?? []).some((clause) => {
    if (clause.kind !== "band" || !Rational.parse(clause.points).equals(full)) return false;
    const low = clause.min === undefined ? 1 : value.compare(Rational.parse(clause.min));
    const high = clause.max === undefined ? -1 : value.compare(Rational.parse(clause.max));
    return (low > 0 || (low === 0 && clause.minClosed)) && (high < 0 || (high === 0 && clause.maxClosed));
  });
}
