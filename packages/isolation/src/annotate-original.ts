import { unpackText } from "@gouji/archive/packed-text";
import type { SourceDocument } from "@gouji/document";
import { annotate, refusalSentence } from "@gouji/reporters/annotated";
import { reviewedFinding } from "@gouji/reporters/review";
import { fail } from "@gouji/values";
import type { AnnotateTask, Answers } from "./task.ts";

export async function annotateOriginal({ bytes, content, items, language, at }: AnnotateTask): Promise<Answers["annotate"]> {
  const source = JSON.parse(unpackText(content)) as SourceDocument; // As `read` wrote it.
  const findings = items.map((item) => reviewedFinding(item, language));
  const answer = await annotate({ bytes, source, findings }, { language, at });
  return answer.ok ? answer : fail({ kind: answer.error, message: refusalSentence(answer.error, language) });
}
