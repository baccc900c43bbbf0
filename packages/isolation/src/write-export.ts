import { unpackText } from "@gouji/archive/packed-text";
import type { SourceDocument } from "@gouji/document";
import type { AuditedDocument, CheckedDocument } from "@gouji/pipeline";
import { REVIEW_FORMATS, type ReviewedDocument } from "@gouji/reporters/review";
import type { ReviewItem } from "@gouji/review/schema";
import { ok } from "@gouji/values";
import type { Answers, ExportTask, StoredReview } from "./task.ts";

export async function writeExport({ format, documents, options }: ExportTask): Promise<Answers["export"]> {
  return ok(await REVIEW_FORMATS[format].write(documents.map(reviewedOf), options));
}

function reviewedOf({ audit, source, items, sha256, path, failure }: StoredReview): ReviewedDocument {
  const read = source === undefined ? {} : { source: JSON.parse(unpackText(source)) as SourceDocument }; // As `read` wrote it.
  if (audit === undefined) {
    const { kind = "internal", detail = "" } = failure ?? {};
    // Kinds of the archive are those of reading, and `worker-lost`.
    return { ...read, items, document: { status: "failed", path, sha256, error: { kind, message: detail } } as AuditedDocument };
  }
  const checked = JSON.parse(typeof audit === "string" ? audit : unpackText(audit)) as CheckedDocument; // As the audit step stored it.
  // What an export does not print is dropped at once: thousands of documents would not fit.
  const { digest: _digest, figures: _figures, explanations: _explanations, ...kept } = checked;
  return { ...read, items: ranked(items, checked.findings), document: { ...kept, findings: [] } };
}

/** In the order in which the check ranked them; what it no longer raises comes last. */
function ranked(items: readonly ReviewItem[], findings: CheckedDocument["findings"]): readonly ReviewItem[] {
  const ranks = new Map(findings.map(({ id }, at) => [id, at]));
  return items.toSorted((a, b) => (ranks.get(a.findingId) ?? findings.length) - (ranks.get(b.findingId) ?? findings.length));
}
