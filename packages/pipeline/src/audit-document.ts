import type { SourceDocument } from "@gouji/document";
import { digestOf, parse } from "@gouji/parse";
import { totalScoresOf, writeDigest } from "@gouji/report";
import { AUTOMATIC, type Audit, audit, type CheckedDocument, type Profile, profileFor, type Timings } from "@gouji/rules";
import { explainFigure } from "./explain-figure.ts";
import { figureSheetOf } from "./figure-sheet.ts";
import { placedPhrases } from "./place-phrases.ts";

/** What of parse and check can be chosen. Plain data. */
export interface AuditOptions {
  /** Id of a profile; without it, or with "auto", that of the kind of report. */
  readonly profile?: string;
  /** The project's own profiles by id, before ours. */
  readonly profiles?: Readonly<Record<string, Profile>>;
  /** Ids of the rules to run; all without it. */
  readonly rules?: readonly string[];
  /** A figure as printed, of which to tell what was made of it. */
  readonly explain?: string;
  /** Add the digest, for checking several documents together. */
  readonly digest?: boolean;
  /** Add the sheet of every figure with its verdict and the checks that it entered. */
  readonly figures?: boolean;
}

/** The last two steps: what a document's findings are. */
export interface AuditedRecord extends Omit<CheckedDocument, "status" | "path" | "sha256" | "timings"> {
  /** Ids that findings of this report would have whose subjects could not be judged. */
  readonly undecidedIds: Audit["undecidedIds"];
  readonly timings: Omit<Timings, "extractMs">;
}

export function auditDocument(document: SourceDocument, fileName: string, options: AuditOptions = {}): AuditedRecord {
  const started = performance.now();
  const report = parse(document, { fileName });
  const parsed = performance.now();
  const { rules, explain, profiles, digest = false, figures = false } = options;
  const profile = profileFor(options.profile ?? AUTOMATIC, report.identity.kind, profiles);
  const { findings, coverage, unchecked, undecided, undecidedIds, confirmed, outcomes, ruleMs } = audit(report, {
    profile,
    clock: () => performance.now(),
    ...(rules ? { rules } : {}),
  });
  const checked = performance.now();
  return {
    identity: report.identity,
    profile: profile.id,
    mediaType: document.mediaType,
    pages: document.pages.length === 0 ? null : document.pages.length,
    notes: report.notes,
    findings: placedPhrases(findings, document),
    coverage,
    totals: totalScoresOf(report),
    unchecked,
    undecided,
    undecidedIds,
    timings: {
      parseMs: roundedMs(parsed - started),
      checkMs: roundedMs(checked - parsed),
      rules: Object.fromEntries(Object.entries(ruleMs).map(([id, ms]) => [id, roundedMs(ms)])),
    },
    ...(digest ? { digest: writeDigest(digestOf(report, confirmed)) } : {}),
    ...(figures ? { figures: JSON.stringify(figureSheetOf(report, { findings, confirmed, outcomes })) } : {}),
    ...(explain === undefined ? {} : { explanations: explainFigure(report, outcomes, explain) }),
  };
}

export function roundedMs(ms: number): number {
  return Math.round(ms * 10) / 10;
}
