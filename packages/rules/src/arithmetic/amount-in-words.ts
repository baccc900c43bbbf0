import type { Wording } from "@gouji/report";
import { contains, Rational } from "@gouji/values";
import { shown } from "../reading.ts";
import { cite, citePhrase, consistent, defineRule, undecided } from "../rule.ts";

/** An amount in words and in figures is one amount. */
export const amountInWords = defineRule<Wording>({
  id: "amount-in-words",
  family: "arithmetic",
  title: "大小写金额不符",
  titleEn: "An amount in words that differs from its figures",
  severity: "error",
  specificity: 60,
  subjects: ({ report }) => report.wordings.filter(({ kind }) => kind === "amountInWords"),
  keyOf: ({ key }) => key,
  judge: ({ phrase, figure, amount }) => {
    const interval = figure?.quantity.interval;
    if (!figure || !interval || amount === undefined || figure.approximate) return undecided("figure");
    const value = Rational.parse(amount);
    if (contains(interval, value)) return consistent("exact", [figure]);
    return {
      kind: "inconsistent",
      message: { id: "amount-in-words", data: { words: phrase.text, figure: shown(figure), amount: value.toString() } },
      stated: shown(figure),
      expected: `${value.toString()}元`,
      evidence: [cite(figure, "stated"), citePhrase(phrase, "operand")],
    };
  },
});
