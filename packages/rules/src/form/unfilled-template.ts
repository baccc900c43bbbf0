import type { Wording } from "@gouji/report";
import { citePhrase, defineRule } from "../rule.ts";

/** Hints and blanks of the form are gone from a finished report. */
export const unfilledTemplate = defineRule<Wording>({
  id: "unfilled-template",
  family: "form",
  title: "模板提示未删除",
  titleEn: "Hints of the form left in",
  severity: "warning",
  specificity: 10,
  subjects: ({ report }) => report.wordings.filter(({ kind }) => kind === "templateHint"),
  keyOf: ({ key }) => key,
  judge: ({ phrase }) => ({
    kind: "inconsistent",
    message: { id: "unfilled-template", data: { hint: phrase.text } },
    stated: phrase.text,
    evidence: [citePhrase(phrase, "stated")],
  }),
});
