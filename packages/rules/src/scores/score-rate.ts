import type { Figure } from "@gouji/report";
import { judgeRate } from "../arithmetic/judge-rate.ts";
import { differenceWords } from "../arithmetic/ratio.ts";
import { diagnoseRate } from "../diagnosis/diagnose-rate.ts";
import { shown } from "../reading.ts";
import { cite, consistent, defineRule, undecided } from "../rule.ts";
import { type ScoredLine, scoredLinesOf } from "./score-lines.ts";

/** Score rate 得分率 = score 得分 ÷ full score 分值, at the precision each is printed with. */
export const scoreRate = defineRule<ScoredLine>({
  id: "score-rate",
  family: "scores",
  title: "得分率不符",
  titleEn: "Score rate is not score over full score",
  severity: "error",
  specificity: 70,
  subjects: ({ report }) => scoredLinesOf(report).filter((line) => line.scoreRate !== undefined),
  keyOf: ({ key }) => key,
  judge({ label, fullScore, score, scoreRate: rate }) {
    if (!rate || !score || !fullScore || isForeign(score) || isForeign(fullScore)) return undecided("fullScore");
    const result = judgeRate(rate, score, fullScore);
    if (result.kind === "open") return undecided(result.missing);
    if (result.kind === "holds") return consistent(result.how, [rate, score, fullScore]);
    const words = differenceWords(rate, result.expected);
    const diagnosis = diagnoseRate(rate, score, fullScore, result.expected, []);
    return {
      kind: "inconsistent",
      message: {
        id: "score-rate",
        data: { label, stated: shown(rate), score: shown(score), fullScore: shown(fullScore), expected: words.expected },
      },
      stated: shown(rate),
      expected: words.expected,
      difference: words.difference,
      evidence: [cite(rate, "stated"), cite(score, "operand"), cite(fullScore, "operand")],
      ...(diagnosis ? { diagnosis } : {}),
      repairs: result.repairs,
    };
  },
});

/** Points that were read with the unit of a share or of money. */
function isForeign({ quantity }: Figure): boolean {
  return quantity.kind === "percent" || quantity.kind === "money";
}
