import { atLeast, atMost } from "@gouji/values";
import { shown } from "../reading.ts";
import { cite, consistent, defineRule, undecided } from "../rule.ts";
import { pointsOf, pointsShown } from "./points.ts";
import { type ScoredLine, scoredLinesOf } from "./score-lines.ts";

/** A score 得分 is at most its full score 分值. */
export const scoreExceedsWeight = defineRule<ScoredLine>({
  id: "score-exceeds-weight",
  family: "scores",
  title: "得分超过分值",
  titleEn: "Score above its full score",
  severity: "error",
  specificity: 65,
  subjects: ({ report }) => scoredLinesOf(report).filter(({ fullScore }) => fullScore !== undefined),
  keyOf: ({ key }) => key,
  judge({ label, score, fullScore }) {
    const [points, most] = [pointsOf(score), pointsOf(fullScore)];
    if (!score || !fullScore || !points || !most) return undecided("score");
    if (points.compare(most) <= 0 && points.sign >= 0) return consistent("exact", [score, fullScore]);
    return {
      kind: "inconsistent",
      message: { id: "score-exceeds-weight", data: { label, score: shown(score), fullScore: shown(fullScore) } },
      stated: shown(score),
      expected: `≤${shown(fullScore)}`,
      difference: pointsShown(points.subtract(most).absolute()),
      evidence: [cite(score, "stated"), cite(fullScore, "operand")],
      repairs: [
        { figureId: score.id, interval: atMost(most) },
        { figureId: fullScore.id, interval: atLeast(points) },
      ],
    };
  },
});
