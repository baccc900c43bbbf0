import type { SourceDocument } from "@gouji/document";
import type { Language } from "@gouji/rules";
import type { Result } from "@gouji/values";
import { fail, ok } from "@gouji/values";
import type { JsonFinding } from "../check-json.ts";
import { marksOf } from "./marks.ts";
import { Refused, type RefusalKind } from "./refusal.ts";

/** An original file with what was found in it. */
export interface Original {
  readonly bytes: Uint8Array;
  /** As it was read: its places lead back into the file. */
  readonly source: SourceDocument;
  readonly findings: readonly JsonFinding[];
}

type Annotator = (original: Original, options: AnnotateOptions) => Promise<Uint8Array>;

export interface AnnotateOptions {
  readonly language: Language;
  /** ISO time that the remarks carry. */
  readonly at: string;
}

/** Kinds of files that take remarks; each writer is loaded when it is needed. */
const ANNOTATORS: Readonly<Record<string, Annotator>> = {
  "application/pdf": async ({ bytes, source, findings }, { language, at }) =>
    (await import("./pdf/annotate-pdf.ts")).annotatePdf(bytes, source, marksOf(findings, language), at),
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": async ({ bytes, source, findings }, { language, at }) =>
    (await import("./docx/annotate-docx.ts")).annotateDocx(bytes, source, marksOf(findings, language), at),
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": async ({ bytes, findings }, { language }) =>
    (await import("./xlsx/annotate-xlsx.ts")).annotateXlsx(bytes, marksOf(findings, language)),
};

/** The original file with a remark at each figure of the findings 标注原件; refused for kinds that take none. */
export async function annotate(original: Original, options: AnnotateOptions): Promise<Result<Uint8Array, RefusalKind>> {
  const annotator = ANNOTATORS[original.source.mediaType];
  if (!annotator) return fail("unsupported");
  try {
    return ok(await annotator(original, options));
  } catch (error) {
    if (error instanceof Refused) return fail(error.kind);
    throw error;
  }
}
