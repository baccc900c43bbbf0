import type { LabelledPlace } from "@gouji/report";
import type { Change, FalsePositiveReason, State } from "@gouji/review/schema";
import {
  type AuditedDocument,
  type Consequence,
  type Evidence,
  type Finding,
  type Language,
  type Message,
  missingShown,
  render,
  ruleById,
  type Severity,
  type SuppressionUse,
  type UncheckedFigure,
} from "@gouji/rules";
import { readingMessage } from "./reading-messages.ts";
import { type Doubted, WORDING } from "./wording.ts";

export interface JsonEvidence {
  readonly quote: string;
  readonly figure?: string;
  readonly value?: string;
  readonly role: Evidence["role"];
  readonly at: LabelledPlace;
  /** It was read with doubt. */
  readonly doubtful?: true;
}

export interface JsonConsequence {
  readonly ruleId: string;
  readonly message: string;
  readonly evidence: readonly JsonEvidence[];
}

/** What people decided about a finding; only in exports of the review list. */
export interface JsonReview {
  /** The finding's id on the list, by which an edited workbook comes back. */
  readonly itemId: string;
  readonly revision: number;
  readonly state: State;
  readonly change: Change;
  readonly present: boolean;
  readonly falsePositiveReason: FalsePositiveReason | null;
  readonly acceptance: { readonly owner: string; readonly reason: string; readonly expiresAt: string } | null;
  readonly assignee: string | null;
  readonly dueAt: string | null;
  readonly comments: readonly { readonly at: string; readonly by: string; readonly text: string }[];
}

export interface JsonFinding extends JsonConsequence {
  readonly id: string;
  readonly valueHash: string;
  readonly severity: Severity;
  /** The rule's title in the language of the output. */
  readonly title: string;
  readonly expected?: string;
  readonly stated?: string;
  readonly difference?: string;
  readonly diagnosis?: { readonly kind: string; readonly message: string };
  readonly consequences: readonly JsonConsequence[];
  /** A conclusion changes with it: met or missed, a score, a grade, money. */
  readonly flips: boolean;
  /** Money in 元 that the figure is off by, exact. */
  readonly amount?: string;
  /** How common it is in the batch. */
  readonly baseRate?: { readonly count: number; readonly of: number; readonly message: string };
  /** Some of its evidence was read with doubt. */
  readonly doubtful?: true;
  /** Which figures these are, and what follows, as a sentence; there where `doubtful` is. */
  readonly doubt?: string;
  readonly review?: JsonReview;
}

/** A figure that no check could judge, and why. */
export interface JsonUnchecked {
  readonly figure: string;
  readonly quote: string;
  readonly reason: UncheckedFigure["reason"];
  readonly message: string;
  readonly at: LabelledPlace;
}

/** A finding that a suppression of the project sets aside. */
export interface JsonSuppressed extends JsonFinding {
  readonly suppression: { readonly reason: string; readonly expires: string };
}

type Checked = Extract<AuditedDocument, { status: "checked" }>;

export interface JsonDocument {
  readonly path: string;
  readonly sha256: string | null;
  readonly mediaType: string | null;
  readonly status: "checked" | "failed";
  readonly error?: { readonly kind: string; readonly message: string };
  readonly pages: number | null;
  readonly notes: Checked["notes"];
  readonly coverage: Checked["coverage"];
  readonly undecided: Checked["undecided"];
  readonly timings: Checked["timings"];
  /** Unit, project, year and kind, as recognised; null for a failed file. */
  readonly identity: Checked["identity"] | null;
  readonly profile: string | null;
  readonly findings: readonly JsonFinding[];
  readonly suppressed: readonly JsonSuppressed[];
  readonly unchecked: readonly JsonUnchecked[];
}

/** What `gouji check --format json` prints, a contract: fields may be added, none taken away. All other outputs are made from it. */
export interface CheckJson {
  readonly tool: { readonly name: "gouji"; readonly version: string };
  readonly documents: readonly JsonDocument[];
  /** What became of the suppressions of gouji.config.json in this run. */
  readonly suppressions: readonly SuppressionUse[];
  readonly summary: Readonly<Record<"documents" | "failed" | "suppressed" | Severity, number>>;
}

export function toCheckJson(
  results: readonly AuditedDocument[],
  {
    language,
    version,
    suppressions = [],
  }: { readonly language: Language; readonly version: string; readonly suppressions?: readonly SuppressionUse[] },
): CheckJson {
  return checkJsonOf(
    results.map((result) => documentOf(result, language)),
    { version, suppressions },
  );
}

/** The documents with their sums. */
export function checkJsonOf(
  documents: readonly JsonDocument[],
  { version, suppressions }: { readonly version: string; readonly suppressions: readonly SuppressionUse[] },
): CheckJson {
  const findings = documents.flatMap((document) => document.findings);
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    tool: { name: "gouji", version },
    documents,
    suppressions,
    summary: {
      documents: documents.length,
      failed: documents.filter(({ status }) => status === "failed").length,
      error: count("error"),
      warning: count("warning"),
      info: count("info"),
      suppressed: documents.reduce((sum, { suppressed }) => sum + suppressed.length, 0),
    },
  };
}

const NOTHING = { figures: 0, linked: 0, checked: 0, confirmed: 0 };

export function documentOf(result: AuditedDocument, language: Language): JsonDocument {
  const { path, status } = result;
  if (result.status === "failed") {
    const timings = { extractMs: 0, parseMs: 0, checkMs: 0, rules: {} };
    const { kind, message } = result.error;
    const error = { kind, message: readingMessage(message, kind, language) };
    const unknown = { mediaType: null, pages: null, identity: null, profile: null };
    const nothing = { notes: [], coverage: NOTHING, undecided: {}, findings: [], suppressed: [], unchecked: [] };
    return { path, sha256: result.sha256 ?? null, status, error, ...unknown, ...nothing, timings };
  }
  const { sha256, mediaType, pages, identity, profile, notes, coverage, undecided, timings } = result;
  return {
    path,
    sha256,
    mediaType,
    status,
    pages,
    identity,
    profile,
    notes: notes.map((note) => ({ ...note, message: readingMessage(note.message, note.kind, language) })),
    coverage,
    undecided,
    timings,
    findings: result.findings.map((finding) => findingOf(finding, language)),
    suppressed: (result.suppressed ?? []).map(({ finding, suppression: { reason, expires } }) => ({
      ...findingOf(finding, language),
      suppression: { reason, expires },
    })),
    unchecked: result.unchecked.map((figure) => uncheckedOf(figure, language)),
  };
}

function uncheckedOf({ figure, quote, reason, at, undecided }: UncheckedFigure, language: Language): JsonUnchecked {
  const words = WORDING[language];
  const lacking = undecided.map(({ ruleId, missing }) => {
    const rule = ruleById(ruleId);
    return words.lacking((language === "zh" ? rule?.title : rule?.titleEn) ?? ruleId, missingShown(missing, language));
  });
  const message = reason === "undecided" ? [...new Set(lacking)].join(words.semicolon) : words.unchecked[reason];
  return { figure, quote, reason, message, at: { page: null, ...at } };
}

/** Says a message; undefined where it cannot be said. */
export type Say = (message: Message, language: Language) => string | undefined;

/** `say` differs for findings that were stored by an older version. */
export function findingOf(finding: Finding, language: Language, say: Say = render): JsonFinding {
  const { id, valueHash, ruleId, severity, stated, expected, difference, diagnosis, consequences, flips, amount, baseRate, doubtful } =
    finding;
  const rule = ruleById(ruleId);
  const cause = diagnosis && say(diagnosis.message, language);
  return {
    id,
    valueHash,
    severity,
    title: (language === "zh" ? rule?.title : rule?.titleEn) ?? ruleId,
    ...claimOf(finding, language, say),
    ...(expected === undefined ? {} : { expected }),
    ...(stated === undefined ? {} : { stated }),
    ...(difference === undefined ? {} : { difference }),
    ...(diagnosis === undefined || cause === undefined ? {} : { diagnosis: { kind: diagnosis.kind, message: cause } }),
    consequences: consequences.map((consequence) => claimOf(consequence, language, say)),
    flips,
    ...(amount === undefined ? {} : { amount }),
    ...(baseRate ? { baseRate: { ...baseRate, message: WORDING[language].baseRate(baseRate.count, baseRate.of) } } : {}),
    ...(doubtful ? { doubtful, doubt: doubtOf(finding, language) } : {}),
  };
}

function claimOf({ ruleId, message, evidence }: Consequence, language: Language, say: Say): JsonConsequence {
  return { ruleId, message: say(message, language) ?? "", evidence: evidence.map(evidenceOf) };
}

function evidenceOf({ quote, figure, value, role, at, doubtful }: Evidence): JsonEvidence {
  return {
    quote,
    ...(figure === undefined ? {} : { figure }),
    ...(value === undefined ? {} : { value }),
    role,
    at: { page: null, ...at },
    ...(doubtful ? { doubtful } : {}),
  };
}

function doubtOf({ evidence }: Finding, language: Language): string {
  const doubted = new Map<string, Doubted>();
  for (const { doubtful, figure, quote, at } of evidence) {
    const text = figure ?? quote;
    if (doubtful && !doubted.has(text)) doubted.set(text, { text, ...(at.confidence === undefined ? {} : { confidence: at.confidence }) });
  }
  return WORDING[language].doubt([...doubted.values()]);
}
