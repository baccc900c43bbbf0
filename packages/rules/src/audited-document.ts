import type { Note } from "@gouji/document";
import type { ExtractFailure } from "@gouji/extract";
import type { Coverage, Finding } from "@gouji/rules";

/** Wall time of each step, milliseconds. */
export interface Timings {
  readonly extractMs: number;
  readonly parseMs: number;
  readonly checkMs: number;
}

/** What the audit knows of one figure that somebody asked about. */
export interface FigureExplanation {
  readonly printed: string;
  readonly quote: string;
  readonly label: string;
  readonly metric: string;
  readonly role: string;
  /** Exact value in base units with the base unit; empty where it has none. */
  readonly value: string;
  /** What each rule said of relations that hold the figure: consistent, inconsistent or undecided. */
  readonly verdicts: readonly { readonly ruleId: string; readonly subject: string; readonly kind: string }[];
}

export interface CheckedDocument {
  readonly status: "checked";
  readonly path: string;
  readonly sha256: string;
  readonly mediaType: string;
  /** Null where the format has no pages. */
  readonly pages: number | null;
  readonly notes: readonly Note[];
  readonly coverage: Coverage;
  /** Subjects that could not be judged, by rule. */
  readonly undecided: Readonly<Record<string, number>>;
  readonly timings: Timings;
  readonly findings: readonly Finding[];
  /** Only where a figure was asked about. */
  readonly explanations?: readonly FigureExplanation[];
}

/** A file that could not be audited: the whole of it, with a typed reason. */
export interface FailedDocument {
  readonly status: "failed";
  readonly path: string;
  readonly sha256?: string;
  readonly error: ExtractFailure;
}

/** One file after the audit. Plain data: it crosses from a worker thread and into JSON as it is. */
export type AuditedDocument = CheckedDocument | FailedDocument;
