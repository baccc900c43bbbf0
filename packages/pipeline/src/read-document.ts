import { basename } from "node:path";
import type { SourceDocument } from "@gouji/document";
import { DEFAULT_LIMITS, type ExtractFailure, extract, extractJsonPieces, toHtml, toMarkdown } from "@gouji/extract";
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

export type DocumentFormat = "json" | "markdown" | "html";

const WRITERS: Record<DocumentFormat, (document: SourceDocument, named: string) => Iterable<string>> = {
  json: extractJsonPieces,
  markdown: (document) => [toMarkdown(document)],
  html: (document) => [toHtml(document)],
};

/** What was read from a file, as text in UTF-8 that shows it. */
export async function writeDocument(
  path: string,
  { format, named }: { readonly format: DocumentFormat; readonly named: string },
  options: AuditFileOptions = {},
  onProgress?: OnProgress,
): Promise<Result<Uint8Array, ExtractFailure>> {
  const document = await readDocument(path, options, onProgress);
  return document.ok ? ok(inUtf8(WRITERS[format](document.value, named))) : document;
}

/** The first three steps: what `gouji parse` shows, JSON in UTF-8. Exact values stand as decimal strings or fractions. */
export async function readReport(
  path: string,
  options: AuditFileOptions = {},
  onProgress?: OnProgress,
): Promise<Result<Uint8Array, ExtractFailure>> {
  const document = await readDocument(path, options, onProgress);
  return document.ok ? ok(inUtf8([JSON.stringify(parse(document.value, { fileName: basename(path) }), undefined, 2), "\n"])) : document;
}

function inUtf8(pieces: Iterable<string>): Uint8Array {
  return Buffer.concat(Array.from(pieces, (piece) => Buffer.from(piece)));
}
