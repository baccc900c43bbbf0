import { documentId } from "@gouji/archive";
import type { ThreadPool } from "@gouji/isolation";
import type { Filter } from "@gouji/review/schema";
import type { Language } from "@gouji/rules";
import type { Result } from "@gouji/values";
import { fail, ok } from "@gouji/values";
import type { State } from "../state.ts";
import { collectFindings } from "./collect-reviewed.ts";

export interface AnnotatedCopy {
  /** 报告（批注）.pdf. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** `missing`: there is no such document, or it has not been read. */
export type NoCopy = "missing" | "unsupported" | "encrypted" | "corrupt" | "too-large";

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
  const [bytes, content] = stored ? [await files.get(stored.id), await archive.packedOutput(stored.id, "extract")] : [];
  if (!stored || !bytes || !content) return fail("missing");
  const { documents } = await collectFindings({ archive, review }, { ...filter, documentId: id }, false);
  const items = documents.flatMap((document) => document.items);
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

function copyName(path: string, language: Language): string {
  const [, stem = path, extension = ""] = /^(.*?)(\.[a-z0-9]{1,5})?$/isu.exec(path) ?? [];
  return `${stem}${language === "zh" ? "（批注）" : " (annotated)"}${extension}`;
}
