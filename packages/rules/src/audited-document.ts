import type { FailureKind, Note } from "@gouji/document";
import type { ReportIdentity, TotalScore } from "@gouji/report";
import type { Coverage, UncheckedFigure } from "./coverage.ts";
import type { Finding } from "./finding.ts";
import type { Message, Tightness, Verdict } from "./rule.ts";
import type { Suppression } from "./suppression.ts";

/** Wall time of each step and of each rule, milliseconds. */
export interface Timings {
  readonly extractMs: number;
  readonly parseMs: number;
  readonly checkMs: number;
  readonly rules: Readonly<Record<string, number>>;
}

/** What a rule said of something that one figure is a part of. */
export interface FigureVerdict {
  readonly ruleId: string;
  readonly subject: string;
  readonly kind: Verdict["kind"];
  /** How it held. */
  readonly how?: Tightness;
  /** What was found wrong. */
  readonly message?: Message;
  /** What was lacking. */
  readonly missing?: readonly string[];
  /** The other figures of the subject: as printed, with their places. */
  readonly others: readonly { readonly printed: string; readonly label: string }[];
}

/** What the audit knows of one figure that somebody asked about. */
export interface FigureExplanation {
  readonly figureId: string;
  readonly printed: string;
  readonly quote: string;
  readonly label: string;
  readonly metric: string;
  readonly role: string;
  /** Exact value in base units with the base unit; empty where it has none. */
  readonly value: string;
  /** Every subject that the figure entered, rule by rule. */
  readonly verdicts: readonly FigureVerdict[];
  /** Relations that hold the figure and that no rule of this run judged: their names. */
  readonly unjudged: readonly string[];
}

/** A finding that a reviewer of the project has set aside. */
export interface SuppressedFinding {
  readonly finding: Finding;
  readonly suppression: Suppression;
}

export interface CheckedDocument {
  readonly status: "checked";
  readonly path: string;
  readonly sha256: string;
  readonly mediaType: string;
  /** Null where the format has no pages. */
  readonly pages: number | null;
  readonly identity: ReportIdentity;
  /** Id of the profile that was used. */
  readonly profile: string;
  readonly notes: readonly Note[];
  readonly coverage: Coverage;
  /** The total scores that it states. */
  readonly totals: readonly TotalScore[];
  /** The figures that no check could judge. */
  readonly unchecked: readonly UncheckedFigure[];
  /** Subjects that could not be judged, by rule. */
  readonly undecided: Readonly<Record<string, number>>;
  readonly timings: Timings;
  readonly findings: readonly Finding[];
  /** Findings that a suppression of the project sets aside; absent where none applies. */
  readonly suppressed?: readonly SuppressedFinding[];
  /** What can be held against other documents, as `writeDigest` writes it; only where it was asked for. */
  readonly digest?: string;
  /** Every figure with its verdict and checks, a `FigureSheet` of the pipeline in JSON; only where it was asked for. */
  readonly figures?: string;
  /** Only where a figure was asked about. */
  readonly explanations?: readonly FigureExplanation[];
}

/** A file that could not be audited: the whole of it, with a typed reason. */
export interface FailedDocument {
  readonly status: "failed";
  readonly path: string;
  readonly sha256?: string;
  readonly error: { readonly kind: FailureKind; readonly message: string };
}

/** One file after the audit. Plain data: it crosses from a worker thread and into JSON as it is. */
export type AuditedDocument = CheckedDocument | FailedDocument;
