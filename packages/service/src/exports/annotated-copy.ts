import { documentId } from "@gouji/archive";
import { unpackText } from "@gouji/archive/packed-text";
import type { ThreadPool } from "@gouji/isolation";
import type { CheckedDocument } from "@gouji/pipeline";
import type { FindingStore } from "@gouji/review";
import type { Filter, ReviewItem } from "@gouji/review/schema";
import type { Language } from "@gouji/rules";
import type { Result } from "@gouji/values";
import { fail, ok } from "@gouji/values";
import type { State } from "../state.ts";
import { auditOf } from "./collect-reviewed.ts";

export interface AnnotatedCopy {
  /** 报告（批注）.pdf. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** `missing`: there is no such document, or it has not been checked. */
export type NoCopy = "missing" | "no-findings" | "unsupported" | "encrypted" | "corrupt" | "too-large";

export interface CopyRequest {
  readonly id: string;
  readonly filter: Filter;
  readonly language: Language;
  /** ISO time that the remarks carry. */
  readonly at: string;
}

/** What an annotated copy says: settled findings are no news. */
export const UNSETTLED: NonNullable<Filter["states"]> = ["open", "confirmed", "sent", "answered", "accepted"];

/** The original of a document with a remark at each figure of its findings 标注原件. Made in a thread that can be ended. */
export async function annotatedCopy(
  { archive, review, files }: Pick<State, "archive" | "review" | "files">,
  pool: ThreadPool,
  { id, filter, language, at }: CopyRequest,
): Promise<Result<AnnotatedCopy, NoCopy>> {
  const stored = await archive.document(documentId(id));
  const audit = stored && stored.status !== "failed" ? await auditOf(archive, stored.id) : undefined;
  const [bytes, content] = stored ? [await files.get(stored.id), await archive.packedOutput(stored.id, "extract")] : [];
  if (!stored || !bytes || !content || audit === undefined) return fail("missing");
  // Stored by the audit step as the JSON of a checked document.
  const checked = JSON.parse(typeof audit === "string" ? audit : unpackText(audit)) as CheckedDocument;
  const [version] = await archive.versions(stored.id);
  const listed = version ? await itemsOf(review, { ...filter, familyId: version.familyId }) : [];
  const items = ownFindings(checked.findings, listed);
  if (items.length === 0) return fail("no-findings");
  const path = stored.names[0] ?? "document";
  const answer = await pool.run({ verb: "annotate", path, bytes, content, items, language, at });
  if (!answer.ok) {
    const { kind, message } = answer.error;
    if (kind === "timed-out" || kind === "out-of-memory") return fail("too-large");
    if (kind === "unsupported" || kind === "encrypted" || kind === "corrupt" || kind === "too-large") return fail(kind);
    throw new Error(`An annotated copy failed: ${message}`);
  }
  return ok({ name: copyName(path, language), mediaType: stored.mediaType, bytes: answer.value });
}

async function itemsOf(review: FindingStore, filter: Filter): Promise<readonly ReviewItem[]> {
  const items: ReviewItem[] = [];
  let after: string | undefined;
  do {
    const page = await review.list({ filter, sort: "severity", limit: 500, ...(after === undefined ? {} : { after }) });
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
}

/**
 * The list knows a finding once, at its place in the version or format that came last. This file's places are those of its own audit:
 * its findings as far as they are among those listed, each with what was decided.
 */
function ownFindings(findings: CheckedDocument["findings"], listed: readonly ReviewItem[]): readonly ReviewItem[] {
  const left = new Map<string, ReviewItem[]>();
  for (const item of listed) left.set(item.findingId, [...(left.get(item.findingId) ?? []), item]);
  return findings.flatMap((finding) => {
    const item = left.get(finding.id)?.shift();
    // The list keeps findings as records that it does not read.
    return item ? [{ ...item, finding: finding as unknown as ReviewItem["finding"] }] : [];
  });
}

function copyName(path: string, language: Language): string {
  const [, stem = path, extension = ""] = /^(.*?)(\.[a-z0-9]{1,5})?$/isu.exec(path) ?? [];
  return `${stem}${language === "zh" ? "（批注）" : " (annotated)"}${extension}`;
}
