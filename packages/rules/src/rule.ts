import type { Figure, LabelledPlace, Phrase, Report } from "@gouji/report";
import type { Interval } from "@gouji/values";
import type { Profile } from "./profile.ts";
import type { Severity } from "./severity.ts";

export type { Severity } from "./severity.ts";

export type Family = "arithmetic" | "consistency" | "scores" | "targets" | "form";
export type EvidenceRole = "stated" | "operand" | "expected" | "context";

/** A figure or a phrase that a finding rests on. The stated one, the suspect, comes first. */
export interface Evidence {
  readonly role: EvidenceRole;
  /** The whole clause or cell as printed. */
  readonly quote: string;
  /** The printed figure inside it; absent where words are the evidence. */
  readonly figure?: string;
  /** Exact value in base units. */
  readonly value?: string;
  readonly at: LabelledPlace;
  /** The figure's id in the report, for coverage and merging. */
  readonly figureId?: string;
  /** It was read with doubt: recognised from a scan, garbled, or in a table whose lines are incomplete. */
  readonly doubtful?: true;
}

/** What to say, as an id and data; the sentences are in `messages/`, in Chinese and English. */
export interface Message {
  readonly id: string;
  readonly data: Readonly<Record<string, string>>;
}

/** What probably happened; `kind` is a slug of the table of causes (docs/maths.md). */
export interface Diagnosis {
  readonly kind: string;
  readonly message: Message;
  /** log2 of how unlikely the match is by chance: from 10 "likely", from 4 "possible"; below that it is not given. */
  readonly bits?: number;
}

/** The values that one figure would need to have for the broken relation to hold. Two relations broken by one figure ask the same of it. */
export interface Repair {
  readonly figureId: string;
  readonly interval: Interval;
}

/** How a relation held: with the printed digits, within rounding, or only in a loose reading (which confirms nothing). */
export type Tightness = "exact" | "rounded" | "loose";

/** What a rule says of one subject. "undecided" is an answer: the report lacks what the rule needs. */
export type Verdict =
  | { readonly kind: "consistent"; readonly how: Tightness; readonly figures: readonly Figure[] }
  | {
      readonly kind: "inconsistent";
      readonly message: Message;
      /** Lowered for weak evidence, or raised where a conclusion flips. */
      readonly severity?: Severity;
      readonly stated?: string;
      readonly expected?: string;
      readonly difference?: string;
      readonly evidence: readonly Evidence[];
      readonly diagnosis?: Diagnosis;
      /** A conclusion (met or missed, score, grade, money) changes with it. */
      readonly flips?: boolean;
      /** For merging: which single figure, changed to what, would mend the relation. */
      readonly repairs?: readonly Repair[];
    }
  | { readonly kind: "undecided"; readonly missing: readonly string[]; readonly figures?: readonly Figure[] };

export interface RuleInput {
  readonly report: Report;
}

export interface RuleSpec<Subject> {
  /** The file's stem, a name of the rule catalogue. Never changed, never used again. */
  readonly id: string;
  readonly family: Family;
  readonly title: string;
  readonly titleEn: string;
  readonly severity: Severity;
  /** Where two rules see the same cause, the more specific (higher) names the finding. */
  readonly specificity: number;
  /** What the rule judges here. */
  subjects(input: RuleInput, profile: Profile): Iterable<Subject>;
  /** Names a subject, uniquely in its report. Part of the finding's id, so never a page or a row number. */
  keyOf(subject: Subject): string;
  judge(subject: Subject, profile: Profile, input: RuleInput): Verdict;
}

export interface Outcome {
  readonly ruleId: string;
  readonly subject: string;
  readonly verdict: Verdict;
}

/** A rule of the catalogue, its subjects' type closed over. */
export interface Rule extends Omit<RuleSpec<never>, "subjects" | "keyOf" | "judge"> {
  /** One outcome per subject. */
  check(input: RuleInput, profile: Profile): Outcome[];
}

export function defineRule<Subject>(spec: RuleSpec<Subject>): Rule {
  const { id, family, title, titleEn, severity, specificity } = spec;
  return {
    id,
    family,
    title,
    titleEn,
    severity,
    specificity,
    check: (input, profile) =>
      Array.from(spec.subjects(input, profile), (subject) => ({
        ruleId: id,
        subject: spec.keyOf(subject),
        verdict: spec.judge(subject, profile, input),
      })),
  };
}

/** The figure as evidence in `role`. */
export function cite(figure: Figure, role: EvidenceRole): Evidence {
  const value = figure.quantity.baseValue?.toString();
  return {
    role,
    quote: figure.quote,
    figure: figure.printed,
    ...(value === undefined ? {} : { value }),
    at: figure.at,
    figureId: figure.id,
  };
}

/** The phrase as evidence in `role`. */
export function citePhrase(phrase: Phrase, role: EvidenceRole): Evidence {
  return { role, quote: phrase.quote, at: phrase.at };
}

export function consistent(how: Tightness, figures: readonly Figure[]): Verdict {
  return { kind: "consistent", how, figures };
}

export function undecided(...missing: string[]): Verdict {
  return { kind: "undecided", missing };
}
