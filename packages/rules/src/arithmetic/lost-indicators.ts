import type { IndicatorListRelation } from "@gouji/report";
import { citePhrase, consistent, type Verdict } from "../rule.ts";

/** Every declared indicator is kept, changed or struck out in the later table; one that is simply gone leaves the two tables of different number. */
export function judgeIndicatorList({ items, listName, laterName, later }: IndicatorListRelation): Verdict {
  const lost = items.filter(({ found }) => found === undefined).map(({ listed }) => listed);
  if (lost.length === 0) return consistent("loose", []);
  return {
    kind: "inconsistent",
    severity: "warning",
    message: {
      id: `count.lost.${later}`,
      data: {
        list: listName,
        total: String(items.length),
        lost: String(lost.length),
        names: lost.map(({ text }) => `“${text}”`).join("、"),
        later: laterName,
      },
    },
    stated: lost.map(({ text }) => text).join("、"),
    evidence: [
      ...lost.map((phrase) => citePhrase(phrase, "stated")),
      ...items.flatMap(({ found }) => (found ? [citePhrase(found, "context")] : [])).slice(0, 4),
    ],
  };
}
