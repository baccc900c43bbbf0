import type { TextComparison, Wording, WordingKind } from "@gouji/report";
import { Rational } from "@gouji/values";
import type { Profile } from "../profile.ts";
import { citePhrase, consistent, defineRule, type Verdict } from "../rule.ts";

const FOREIGN: ReadonlySet<WordingKind> = new Set<WordingKind>(["otherRegion", "otherSelf", "otherProject", "otherSector"]);

/** Passages that are shown of many. */
const MOST_SHOWN = 4;

/** A report speaks of its own place, unit, project and sector, in its own words. */
export const copiedBoilerplate = defineRule<Wording | TextComparison>({
  id: "copied-boilerplate",
  family: "consistency",
  title: "套用模板",
  titleEn: "Text taken over from elsewhere",
  severity: "warning",
  specificity: 15,
  subjects: ({ report: { wordings, comparisons = [] } }) => [
    ...wordings.filter(({ kind }) => FOREIGN.has(kind)),
    ...comparisons.filter((comparison) => comparison.kind === "text"),
  ],
  keyOf: ({ key }) => key,
  judge: (subject, profile) => (subject.kind === "text" ? judgeText(subject, profile) : judgeWording(subject)),
});

function judgeWording({ kind, phrase, other }: Wording): Verdict {
  return {
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
  };
}

/** Text that one other document has as well, and not most of the batch. */
function judgeText({ passages, batch, length, other, earlierYear }: TextComparison, profile: Profile): Verdict {
  const own = passages.filter(({ documents }) => documents < 3 || !isAtLeast(documents, batch, profile.commonShare));
  const characters = own.reduce((sum, passage) => sum + passage.own.text.length, 0);
  if (characters < profile.copiedCharacters || !isAtLeast(characters, Math.max(1, length), profile.copiedShare))
    return consistent("loose", []);
  const longest = own.toSorted((a, b) => b.own.text.length - a.own.text.length).slice(0, MOST_SHOWN);
  const [first] = longest;
  const text = first?.own.text ?? "";
  return {
    kind: "inconsistent",
    message: {
      id: earlierYear === undefined ? "copied-boilerplate.batch" : "copied-boilerplate.year",
      data: {
        other: other.split(/[\\/]/).at(-1) ?? other,
        passages: String(own.length),
        characters: String(characters),
        text: text.length > 40 ? `${text.slice(0, 39)}…` : text,
        year: earlierYear ?? "",
      },
    },
    evidence: longest.flatMap((passage, index) => [
      citePhrase(passage.own, index === 0 ? "stated" : "operand"),
      citePhrase(passage.others, "context"),
    ]),
  };
}

function isAtLeast(part: number, whole: number, share: string): boolean {
  return Rational.of(BigInt(part), BigInt(whole)).compare(Rational.parse(share)) >= 0;
}
