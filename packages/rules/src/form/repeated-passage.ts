import type { Report, Sentence } from "@gouji/report";
import { citePhrase, defineRule, undecided } from "../rule.ts";

/** The same sentence in two places, pair by pair: all of a report together, for one copying is one cause. */
interface Subject {
  readonly pairs: readonly (readonly [Sentence, Sentence])[];
}

/** Shorter sentences recur for good reasons. */
const PASSAGE = 40;
/** A summary repeats the body. */
const SUMMARY = /摘\s*要|概要|目\s*录|附\s*件/;

/** A report says a thing once. */
export const repeatedPassage = defineRule<Subject>({
  id: "repeated-passage",
  family: "form",
  title: "段落重复",
  titleEn: "A passage repeated",
  severity: "info",
  specificity: 8,
  subjects: ({ report }) => {
    const pairs = repeatedIn(report);
    return pairs.length === 0 ? [] : [{ pairs }];
  },
  keyOf: () => "passages",
  judge: ({ pairs }) => {
    const [[first, second] = []] = pairs;
    if (!first || !second) return undecided("second passage");
    return {
      kind: "inconsistent",
      message: {
        id: "repeated-passage",
        data: { text: first.text.trim().slice(0, 24), first: sectionOf(first), second: sectionOf(second), count: String(pairs.length) },
      },
      evidence: pairs.flatMap(([earlier, later], index) => [phraseOf(later, index === 0), phraseOf(earlier, false)]),
    };
  },
});

function repeatedIn({ sentences, headings, identity }: Report): (readonly [Sentence, Sentence])[] {
  const titles = new Set([identity.title, ...headings.map(({ number, text }) => number + text)].map(plain));
  const seen = new Map<string, Sentence>();
  return sentences.flatMap((sentence) => {
    const text = plain(sentence.text);
    // Cells repeat their column's words, running heads the title.
    if (text.length < PASSAGE || sentence.at.table !== undefined || titles.has(text)) return [];
    if (sentence.path.some((heading) => SUMMARY.test(heading))) return [];
    const first = seen.get(text);
    if (!first) seen.set(text, sentence);
    return first ? [[first, sentence] as const] : [];
  });
}

function plain(text: string): string {
  return text.replace(/\s+/g, "");
}

function sectionOf({ path }: Sentence): string {
  return path.at(-1) ?? "";
}

function phraseOf({ text, at }: Sentence, isStated: boolean) {
  return citePhrase({ text, quote: text.trim(), at }, isStated ? "stated" : "context");
}
