import type { Figure, ScoreGroup } from "@gouji/report";
import { point, Rational } from "@gouji/values";
import type { Profile } from "../profile.ts";
import { shown } from "../reading.ts";
import { cite, consistent, defineRule, undecided, type Verdict } from "../rule.ts";
import { pointsOf, pointsShown, pointsSumShown, sumOfPoints } from "./points.ts";

const TWO = Rational.of(2n);

/** Full scores 分值 of the parts add up to that of their group, and all to the total, usually 100. Weights are exact. */
export const weightsTotal = defineRule<ScoreGroup>({
  id: "weights-total",
  family: "scores",
  title: "分值合计不符",
  titleEn: "Full scores do not add up",
  severity: "error",
  specificity: 60,
  subjects: ({ report }) => report.scoreGroups.filter(({ fullScore, parts }) => pointsOf(fullScore) !== undefined && parts.length > 0),
  keyOf: ({ key }) => key,
  judge: judgeGroup,
});

function judgeGroup({ name, fullScore, parts, executionRate, executionScore, total }: ScoreGroup, profile: Profile): Verdict {
  const stated = pointsOf(fullScore);
  if (!fullScore || !stated) return undecided("fullScore");
  const figures = parts.flatMap((part) => (part.fullScore ? [part.fullScore] : []));
  if (figures.length === 0 || figures.some((figure) => !pointsOf(figure))) return undecided("parts");
  const sum = sumOfPoints(figures);
  if (sum.equals(stated)) return consistent("exact", [fullScore, ...figures]);
  const missing = stated.subtract(sum);
  const isOpen = parts.some((part) => !part.fullScore && part.score);
  if (isOpen && missing.sign > 0) return undecided("parts");
  // 90 listed of 100: the execution rate has the other 10 where it is no line of the table.
  const isExecution =
    total && missing.equals(Rational.parse(profile.executionPoints)) && !parts.some(({ label }) => label.includes("执行率"));
  if (isExecution) return executionRate || executionScore ? consistent("rounded", [fullScore, ...figures]) : undecided("executionRate");
  if (missing.absolute().multiply(TWO).compare(stated) > 0) return undecided("scope");
  return {
    kind: "inconsistent",
    message: {
      id: "weights-total",
      data: {
        name,
        stated: shown(fullScore),
        expected: pointsShown(sum),
        difference: pointsShown(missing.absolute()),
        terms: pointsSumShown(parts.map(({ label, fullScore: figure }) => ({ label, figure }))),
      },
    },
    stated: shown(fullScore),
    expected: pointsShown(sum),
    difference: pointsShown(missing.absolute()),
    evidence: [cite(fullScore, "stated"), ...figures.map((figure) => cite(figure, "operand"))],
    repairs: [{ figureId: fullScore.id, interval: point(sum) }, ...figures.map((figure) => repair(figure, missing))],
  };
}

function repair(figure: Figure, missing: Rational) {
  return { figureId: figure.id, interval: point((pointsOf(figure) ?? Rational.ZERO).add(missing)) };
}
