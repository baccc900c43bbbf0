import { basename } from "node:path";
import { DEFAULT_LIMITS, type ExtractLimits, type ExtractOptions, extract } from "@gouji/extract";
import type { AuditedDocument } from "@gouji/rules";
import { type AuditOptions, auditDocument, roundedMs } from "./audit-document.ts";
import { readSource } from "./read-source.ts";

/** What of an audit can be chosen. Plain data, so that it can be handed to a worker thread. */
export interface AuditFileOptions extends AuditOptions {
  readonly limits?: ExtractLimits;
  readonly password?: string;
  /** Folder of the text recognition for scanned pages; without it they are not read. */
  readonly ocrFolder?: string;
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
  const extractMs = roundedMs(performance.now() - started);
  const { undecidedIds: _undecidedIds, timings, ...record } = auditDocument(extracted.value, fileName, options);
  return { status: "checked", path, sha256, ...record, timings: { extractMs, ...timings } };
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
