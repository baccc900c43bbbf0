import type { Claim, ClaimKind, Indicator, Sentence } from "@gouji/report";
import type { Draft } from "../draft.ts";
import { canonicalName } from "../synonyms.ts";
import {
  ADMITTING_SECTIONS,
  ADVISING_SECTIONS,
  CLAIM_PHRASES,
  DENIED,
  DEVIATION_SECTIONS,
  LIST_MARK,
  NOT_ASSERTED,
  NOTHING_TO_TELL,
  PLANNING_SECTIONS,
  SUBJECT_FILLERS,
  WHOLE_SUBJECT,
} from "./claim-phrases.ts";
import { type Clause, phraseOf, splitClauses } from "./clauses.ts";
import { indicatorNames } from "./indicator-names.ts";
import type { OutlineNode } from "./score-outline.ts";
import { uniqueKeys } from "./unique-keys.ts";

/** What the sentences assert about work, targets and money 表述. Demands, plans, questions and quoted texts assert nothing. */
export function readClaims(draft: Draft, outline: readonly OutlineNode[], indicators: readonly Indicator[]): Claim[] {
  const names = indicatorNames(indicators);
  const titles = new Map<Sentence, string>();
  for (const node of outline)
    for (const sentence of node.sentence ? [node.sentence, ...node.body] : node.body) titles.set(sentence, node.title);
  const keyOf = uniqueKeys();
  return draft.sentences.flatMap((sentence) => {
    const wish = isWish(sentence);
    const title = titles.get(sentence) ?? sentence.path.at(-1) ?? "";
    const clauses = splitClauses(sentence);
    return clauses.flatMap((clause, index) =>
      phrasesIn(sentence, clause, title).flatMap((found) => {
        // What is wished is not so; that there are problems to be mended is said by the wish itself.
        if (wish && found.kind !== "problemImplied") return [];
        const subject = subjectOf(found, clauses.slice(0, index));
        const indicator = names.inTitle(title) ?? names.inText(subject) ?? names.inText(found.lead);
        return {
          key: keyOf(`${found.kind} › ${canonicalName(subject)}`),
          kind: found.kind,
          phrase: phraseOf(sentence, found.start, found.end, clause.text),
          subject,
          canonicalSubject: canonicalName(subject),
          ...(indicator ? { indicator } : {}),
          figures: sentence.figures,
        };
      }),
    );
  });
}

/** The nearest heading decides that speaks of advice or of problems; without one, any that speaks of plans and rules. */
function isWish({ path }: Sentence): boolean {
  for (const heading of path.toReversed()) {
    if (ADMITTING_SECTIONS.test(heading)) return false;
    if (ADVISING_SECTIONS.test(heading)) return true;
  }
  return path.some((heading) => PLANNING_SECTIONS.test(heading));
}

interface FoundPhrase {
  readonly kind: ClaimKind;
  /** Offsets in the sentence. */
  readonly start: number;
  readonly end: number;
  /** The words of the clause before the phrase, the subject inside it, and what it admits. */
  readonly lead: string;
  readonly subject: string;
  readonly what: string;
}

/** The assertions of one clause; where phrases overlap, the earlier row of the table counts. */
function phrasesIn(sentence: Sentence, clause: Clause, title: string): FoundPhrase[] {
  if (NOTHING_TO_TELL.test(sentence.text) && DEVIATION_SECTIONS.test(title)) {
    return [{ kind: "noDeviation", start: clause.start, end: clause.end, lead: "", subject: "", what: "" }];
  }
  const found: FoundPhrase[] = [];
  const mark = LIST_MARK.exec(clause.text)?.[0].length ?? 0;
  const text = clause.text.slice(mark);
  for (const [kind, pattern] of CLAIM_PHRASES) {
    const match = pattern.exec(text);
    if (!match) continue;
    const start = clause.start + mark + match.index;
    const end = start + match[0].length;
    const lead = text.slice(0, match.index);
    const isTaken = found.some((other) => start < other.end && other.start < end);
    if (isTaken || NOT_ASSERTED.test(lead) || DENIED.test(lead) || isQuoted(sentence.text, start)) continue;
    found.push({ kind, start, end, lead, subject: match.groups?.subject ?? "", what: match.groups?.what ?? "" });
  }
  return found;
}

/** The words inside or before the phrase; where there are none, what it admits, or what an earlier clause says is planned. Empty for the whole project. */
function subjectOf({ lead, subject, what }: FoundPhrase, before: readonly Clause[]): string {
  const own = bareSubject(subject === "" ? lead : subject);
  if (own !== "" || what !== "") return own === "" ? what : own;
  for (const { text } of before.toReversed()) {
    const planned = /计划(?:开展|实施|启动|组织|建设)(.{2,20})$/.exec(text)?.[1];
    if (planned) return bareSubject(planned);
  }
  return "";
}

function bareSubject(text: string): string {
  const bare = text
    .replace(/\s+/g, "")
    .replace(SUBJECT_FILLERS, "")
    .replace(/(?:存在着?|目前|故|均|都|已|也|的|在实施|尚|暂)+$/, "");
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
