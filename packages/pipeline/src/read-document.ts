import { basename } from "node:path";
import type { SourceDocument } from "@gouji/document";
import { DEFAULT_LIMITS, type ExtractFailure, extract } from "@gouji/extract";
import { parse } from "@gouji/parse";
import { ok, type Result } from "@gouji/values";
import { type AuditFileOptions, extractOptionsOf, type OnProgress } from "./audit-file.ts";
import { readSource } from "./read-source.ts";

/** The first two steps alone: what `gouji extract` shows. */
export async function readDocument(
  path: string,
  options: AuditFileOptions = {},
  onProgress?: OnProgress,
): Promise<Result<SourceDocument, ExtractFailure>> {
  const source = await readSource(path, (options.limits ?? DEFAULT_LIMITS).maxBytes);
  return source.ok ? readBytes(source.value.bytes, basename(path), options, onProgress) : source;
}

/** The same for bytes that are at hand. */
export function readBytes(
  bytes: Uint8Array,
  fileName: string,
  options: AuditFileOptions = {},
  onProgress?: OnProgress,
): Promise<Result<SourceDocument, ExtractFailure>> {
  return extract(bytes, extractOptionsOf(fileName, options, onProgress));
}

/** The first three steps: what `gouji parse` shows. Exact values stand as decimal strings or fractions. */
export async function readReport(
  path: string,
  options: AuditFileOptions = {},
  onProgress?: OnProgress,
): Promise<Result<string, ExtractFailure>> {
  const document = await readDocument(path, options, onProgress);
  return document.ok ? ok(JSON.stringify(parse(document.value, { fileName: basename(path) }), undefined, 2)) : document;
}
