import { basename } from "node:path";
import { DEFAULT_LIMITS, type ExtractLimits, type ExtractOptions, extract } from "@gouji/extract";
import { parse } from "@gouji/parse";
import { audit, PROFILES } from "@gouji/rules";
import type { AuditedDocument } from "./audited-document.ts";
import { explainFigure } from "./explain-figure.ts";
import { readSource } from "./read-source.ts";

/** What of an audit can be chosen. Plain data, so that it can be handed to a worker thread. */
export interface AuditFileOptions {
  readonly limits?: ExtractLimits;
  readonly password?: string;
  /** Folder of the text recognition for scanned pages; without it they are not read. */
  readonly ocrFolder?: string;
  /** Id of a profile; the national one without it. */
  readonly profile?: string;
  /** Ids of the rules to run; all without it. */
  readonly rules?: readonly string[];
  /** A figure as printed, of which to tell what was made of it. */
  readonly explain?: string;
}

/** Pages done; `scanned` before a page that is recognised, which takes longer than others. */
export interface OnProgress {
  (done: number, total: number): void;
  scanned?: () => void;
}

/** The straight line for one file: read, extract, parse, check. A file that cannot be used comes back as failed; nothing is thrown for it. */
export async function auditFile(path: string, options: AuditFileOptions = {}, onProgress?: OnProgress): Promise<AuditedDocument> {
  const source = await readSource(path, (options.limits ?? DEFAULT_LIMITS).maxBytes);
  if (!source.ok) return { status: "failed", path, error: source.error };
  const { bytes, sha256 } = source.value;
  const fileName = basename(path);

  const started = performance.now();
  const extracted = await extract(bytes, extractOptionsOf(fileName, options, onProgress));
  if (!extracted.ok) return { status: "failed", path, sha256, error: extracted.error };
  const { mediaType, pages } = extracted.value;
  const read = performance.now();
  const report = parse(extracted.value, { fileName });
  const parsed = performance.now();
  const profile = options.profile === undefined ? undefined : PROFILES[options.profile];
  const { rules, explain } = options;
  const { findings, coverage, undecided, outcomes } = audit(report, { ...(profile ? { profile } : {}), ...(rules ? { rules } : {}) });
  const checked = performance.now();

  return {
    status: "checked",
    path,
    sha256,
    mediaType,
    pages: pages.length === 0 ? null : pages.length,
    notes: report.notes,
    coverage,
    undecided,
    timings: { extractMs: rounded(read - started), parseMs: rounded(parsed - read), checkMs: rounded(checked - parsed) },
    findings,
    ...(explain === undefined ? {} : { explanations: explainFigure(report, outcomes, explain) }),
  };
}

export function extractOptionsOf(fileName: string, options: AuditFileOptions, onProgress?: OnProgress): Partial<ExtractOptions> {
  const { limits, password, ocrFolder } = options;
  return {
    fileName,
    ...(limits ? { limits } : {}),
    ...(password === undefined ? {} : { password }),
    ...(ocrFolder === undefined ? {} : { ocrFolder }),
    ...(onProgress ? { onProgress, onScannedPage: () => onProgress.scanned?.() } : {}),
  };
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
