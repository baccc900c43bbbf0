import type { SourceDocument } from "@gouji/document";
import { parse } from "@gouji/parse";
import type { ReportIdentity } from "@gouji/report";
import { type Audit, audit, PROFILES } from "@gouji/rules";
import type { CheckedDocument, Timings } from "./audited-document.ts";
import { explainFigure } from "./explain-figure.ts";

/** What of parse and check can be chosen. Plain data. */
export interface AuditOptions {
  /** Id of a profile; the national one without it. */
  readonly profile?: string;
  /** Ids of the rules to run; all without it. */
  readonly rules?: readonly string[];
  /** A figure as printed, of which to tell what was made of it. */
  readonly explain?: string;
}

/** The last two steps: what a document's findings are. */
export interface AuditedRecord extends Omit<CheckedDocument, "status" | "path" | "sha256" | "timings"> {
  readonly identity: ReportIdentity;
  /** Ids that findings of this report would have whose subjects could not be judged. */
  readonly undecidedIds: Audit["undecidedIds"];
  readonly timings: Pick<Timings, "parseMs" | "checkMs">;
}

export function auditDocument(document: SourceDocument, fileName: string, options: AuditOptions = {}): AuditedRecord {
  const started = performance.now();
  const report = parse(document, { fileName });
  const parsed = performance.now();
  const profile = options.profile === undefined ? undefined : PROFILES[options.profile];
  const { rules, explain } = options;
  const { outcomes, ...audited } = audit(report, { ...(profile ? { profile } : {}), ...(rules ? { rules } : {}) });
  const checked = performance.now();
  return {
    identity: report.identity,
    mediaType: document.mediaType,
    pages: document.pages.length === 0 ? null : document.pages.length,
    notes: report.notes,
    ...audited,
    timings: { parseMs: roundedMs(parsed - started), checkMs: roundedMs(checked - parsed) },
    ...(explain === undefined ? {} : { explanations: explainFigure(report, outcomes, explain) }),
  };
}

export function roundedMs(ms: number): number {
  return Math.round(ms * 10) / 10;
}
