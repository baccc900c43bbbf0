import type { Claim, Indicator, Sentence } from "@gouji/report";
import type { Draft } from "../draft.ts";
import { canonicalName } from "../synonyms.ts";
import {
  ADMITTING_SECTIONS,
  CLAIM_PHRASES,
  DENIED,
  NOT_ASSERTED,
  SUBJECT_FILLERS,
  WHOLE_SUBJECT,
  WISHING_SECTIONS,
} from "./claim-phrases.ts";
import { type Clause, phraseOf, splitClauses } from "./clauses.ts";
import { type IndicatorNames, indicatorNames } from "./indicator-names.ts";
import { uniqueKeys } from "./unique-keys.ts";

/** What the sentences assert about work, targets and money 表述. Demands, plans, questions and quoted texts assert nothing. */
export function readClaims(draft: Draft, indicators: readonly Indicator[]): Claim[] {
  const names = indicatorNames(indicators);
  const keyOf = uniqueKeys();
  return draft.sentences.flatMap((sentence) => {
    if (isWish(sentence)) return [];
    const clauses = splitClauses(sentence);
    return clauses.flatMap((clause, index) => {
      const claim = claimIn(sentence, clause, clauses.slice(0, index), names);
      return claim ? [{ ...claim, key: keyOf(`${claim.kind} › ${claim.canonicalSubject}`) }] : [];
    });
  });
}

function isWish({ path }: Sentence): boolean {
  const section = path.at(-1) ?? "";
  return WISHING_SECTIONS.test(section) && !ADMITTING_SECTIONS.test(section);
}

function claimIn(
  sentence: Sentence,
  clause: Clause,
  before: readonly Clause[],
  names: IndicatorNames,
): Omit<Claim, "key"> | undefined {
  for (const [kind, pattern] of CLAIM_PHRASES) {
    const match = pattern.exec(clause.text);
    if (!match) continue;
    const start = clause.start + match.index;
    const lead = clause.text.slice(0, match.index);
    if (NOT_ASSERTED.test(lead) || DENIED.test(lead) || isQuoted(sentence.text, start)) return undefined;
    const subject = subjectOf(lead, before);
    const indicator = names.inPath(sentence.path) ?? names.inText(subject) ?? names.inText(sentence.text);
    return {
      kind,
      phrase: phraseOf(sentence, start, start + match[0].length, clause.text),
      subject,
      canonicalSubject: canonicalName(subject),
      ...(indicator ? { indicator } : {}),
      figures: sentence.figures,
    };
  }
  return undefined;
}

/** The words before the phrase; where there are none, what an earlier clause says is planned. Empty for the whole project. */
function subjectOf(lead: string, before: readonly Clause[]): string {
  const own = bareSubject(lead);
  if (own !== "") return own;
  for (const { text } of before.toReversed()) {
    const planned = /计划(?:开展|实施|启动|组织|建设)(.{2,20})$/.exec(text)?.[1];
    if (planned) return bareSubject(planned);
  }
  return "";
}

function bareSubject(text: string): string {
  const bare = text.replace(/\s+/g, "").replace(SUBJECT_FILLERS, "").replace(/(?:目前|故|均|都|已|也|的|在实施|尚|暂)+$/, "");
  return WHOLE_SUBJECT.test(bare) ? "" : bare.slice(-30);
}

/** Inside 《》 or “”: somebody else's words, or a name. */
function isQuoted(text: string, index: number): boolean {
  const before = text.slice(0, index);
  return (
    before.lastIndexOf("《") > before.lastIndexOf("》") ||
    before.lastIndexOf("“") > before.lastIndexOf("”") ||
    before.lastIndexOf("‘") > before.lastIndexOf("’")
  );
}
