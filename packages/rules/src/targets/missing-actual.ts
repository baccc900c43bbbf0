import type { Indicator } from "@gouji/report";
import { speaksFor, wholeClaims } from "../consistency/whole-claims.ts";
import { shown } from "../reading.ts";
import { cite, citePhrase, consistent, defineRule, undecided } from "../rule.ts";
import { hasFullMarks, isNothing } from "./target-state.ts";

/** An indicator that is called done, or has full marks, says what was achieved. */
export const missingActual = defineRule<Indicator>({
  id: "missing-actual",
  family: "targets",
  title: "缺少实际完成值",
  titleEn: "No actual value given",
  severity: "warning",
  specificity: 25,
  // A column for results that is empty throughout is a form not yet filled in.
  subjects: ({ report }) =>
    report.indicators.filter(
      ({ actual, target, table, origin }) =>
        origin === "result" &&
        actual &&
        target &&
        !isNothing(target.text) &&
        report.indicators.some((other) => other.table === table && isGiven(other)),
    ),
  keyOf: ({ key }) => key,
  judge: (indicator, _profile, { report }) => {
    const { actual, name, namePhrase, target, score } = indicator;
    if (isGiven(indicator)) return consistent("loose", actual?.figure ? [actual.figure] : []);
    const claim = wholeClaims(report).find((whole) => speaksFor(whole, indicator, report));
    const full = hasFullMarks(indicator) ? score?.figure : undefined;
    if (!actual || (!claim && !full)) return undecided("claim");
    return {
      kind: "inconsistent",
      message: {
        id: "missing-actual",
        data: { indicator: name, target: target?.text.trim() ?? "", claim: full ? shown(full) : (claim?.phrase.text ?? "") },
      },
      evidence: [
        { role: "stated", quote: namePhrase.quote, at: actual.at },
        ...(full ? [cite(full, "operand")] : []),
        ...(claim ? [citePhrase(claim.phrase, "context")] : []),
      ],
    };
  },
});

function isGiven({ actual }: Indicator): boolean {
  return actual !== undefined && !isNothing(actual.text);
}
