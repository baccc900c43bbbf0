import type { Wording, WordingKind } from "@gouji/report";
import { citePhrase, defineRule } from "../rule.ts";

const FOREIGN: ReadonlySet<WordingKind> = new Set<WordingKind>(["otherRegion", "otherSelf", "otherProject", "otherSector"]);

/** A report speaks of its own place, unit, project and sector. */
export const copiedBoilerplate = defineRule<Wording>({
  id: "copied-boilerplate",
  family: "consistency",
  title: "套用模板",
  titleEn: "Text taken over from elsewhere",
  severity: "warning",
  specificity: 15,
  subjects: ({ report }) => report.wordings.filter(({ kind }) => FOREIGN.has(kind)),
  keyOf: ({ key }) => key,
  judge: ({ kind, phrase, other }) => ({
    kind: "inconsistent",
    // 全市 may be meant, where the county speaks of its city.
    severity: kind === "otherRegion" && /市/.test(phrase.text) ? "info" : "warning",
    message: {
      id: `copied-boilerplate.${kind}`,
      data: {
        words: phrase.text,
        own: other?.text ?? "",
        quote: phrase.quote.length > 40 ? `${phrase.quote.slice(0, 39)}…` : phrase.quote,
      },
    },
    stated: phrase.text,
    evidence: [citePhrase(phrase, "stated"), ...(other ? [citePhrase(other, "context")] : [])],
  }),
});
