import type { FundLine } from "@gouji/report";
import { point, Rational } from "@gouji/values";
import { shown } from "../reading.ts";
import { cite, consistent, defineRule, undecided } from "../rule.ts";
import { isPrintOf, pointsOf, pointsShown } from "./points.ts";

/** Points of budget execution 预算执行得分 = weight × execution rate, at most the weight; full from the rate that the document names. */
export const executionScore = defineRule<FundLine>({
  id: "execution-score",
  family: "scores",
  title: "预算执行得分不符",
  titleEn: "Points of budget execution are not weight times rate",
  severity: "error",
  specificity: 70,
  subjects: ({ report }) => report.fundLines.filter(({ score }) => pointsOf(score) !== undefined),
  keyOf: ({ key }) => key,
  judge({ label, fullScore, score, executionRate, budget, expenditure, fullMarksFrom }) {
    const [full, points] = [pointsOf(fullScore), pointsOf(score)];
    if (!score || !fullScore || !full || !points) return undecided("fullScore");
    const printedRate = executionRate?.quantity.kind === "percent" ? executionRate.quantity.baseValue : undefined;
    const spent = expenditure?.quantity.baseValue;
    const planned = budget?.quantity.baseValue;
    const computed = spent && planned && planned.sign > 0 ? spent.divide(planned) : undefined;
    const rates = [printedRate, computed].filter((rate) => rate !== undefined);
    const [rate] = rates;
    if (!rate) return undecided("executionRate");
    const used = [executionRate, expenditure, budget].filter((figure) => figure !== undefined);
    const enough = Rational.parse(fullMarksFrom ?? "1");
    const due = (share: Rational) => (share.compare(enough) >= 0 ? full : full.multiply(share));
    if (rates.some((share) => isPrintOf(score, due(share)))) return consistent("rounded", [score, fullScore, ...used]);
    const expected = due(rate);
    const shownRate = executionRate ? shown(executionRate) : `${pointsShown(rate.multiply(Rational.of(100n)), 2)}%`;
    return {
      kind: "inconsistent",
      message: {
        id: "execution-score",
        data: { label, fullScore: shown(fullScore), rate: shownRate, score: shown(score), expected: pointsShown(expected) },
      },
      stated: shown(score),
      expected: pointsShown(expected),
      difference: pointsShown(points.subtract(expected).absolute()),
      evidence: [cite(score, "stated"), cite(fullScore, "operand"), ...used.map((figure) => cite(figure, "operand"))],
      repairs: [{ figureId: score.id, interval: point(expected) }],
    };
  },
});
