import type { Wording } from "@gouji/report";
import { citePhrase, defineRule } from "../rule.ts";

/** Nothing falls by more than all of itself, and an exact number is not "and more". */
export const impossibleWording = defineRule<Wording>({
  id: "impossible-wording",
  family: "form",
  title: "表述不可能",
  titleEn: "Impossible wording",
  severity: "warning",
  specificity: 10,
  subjects: ({ report }) => report.wordings.filter(({ kind }) => kind === "fallsByMultiple" || kind === "approximateExact"),
  keyOf: ({ key }) => key,
  judge: ({ kind, phrase }) => ({
    kind: "inconsistent",
    severity: kind === "fallsByMultiple" ? "warning" : "info",
    message: { id: `impossible-wording.${kind}`, data: { words: phrase.text } },
    stated: phrase.text,
    evidence: [citePhrase(phrase, "stated")],
  }),
});
