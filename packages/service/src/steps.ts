import type { Alongside, Attempt, DocumentId, Failure, Step, StepOutput, StoredDocument } from "@gouji/archive";
import { Unavailable } from "@gouji/database";
import { auditedOutput } from "./audited-output.ts";
import { openCompareStep } from "./compare-step.ts";
import { failureOfAnswer, failureOfThrown } from "./failures.ts";
import { queueNext } from "./receive.ts";
import type { ServiceSetup } from "./setup.ts";
import type { StepParts } from "./step-parts.ts";

/** Each may run twice or stop anywhere: a step that is not due does nothing, and one that was overtaken changes nothing. */
export type Steps = Readonly<Record<Step, (id: DocumentId, signal: AbortSignal) => Promise<void>>> & {
  /** Of the submission. */
  readonly compare: (submissionId: string, signal: AbortSignal) => Promise<void>;
};

/** What a step made of the document, and what is written with it. */
interface Made {
  readonly result: StepOutput | Failure;
  readonly alongside?: Alongside;
}

export function openSteps(setup: Pick<ServiceSetup, "reading" | "engineVersion">, parts: StepParts): Steps {
  const { reading, engineVersion } = setup;
  const { archive, files, review, queue, pool, metrics } = parts;

  /** The original bytes become a `SourceDocument`. */
  const extract = async (document: StoredDocument, signal: AbortSignal): Promise<Made> => {
    const bytes = await files.get(document.id);
    if (!bytes) return { result: { kind: "unreadable", detail: "存放的原件不见了，请重新提交此文件。", temporary: false } };
    const answer = await pool.run({ verb: "read", path: nameOf(document), bytes, options: reading }, signal);
    if (!answer.ok) return { result: failureOfAnswer(answer.error, "extract", document) };
    metrics.read(bytes.length);
    return { result: { ...answer.value, engineVersion, rulesVersion: "" } };
  };

  /** The `SourceDocument` becomes findings, which go onto the review list in the transaction that keeps the report's record. */
  const audit = async (document: StoredDocument, signal: AbortSignal): Promise<Made> => {
    const content = await archive.packedOutput(document.id, "extract");
    if (!content) throw new Error("An audit was due without a document.");
    const options = { ...reading, digest: true, figures: true };
    const answer = await pool.run({ verb: "audit", path: nameOf(document), content, options }, signal);
    if (!answer.ok) return { result: failureOfAnswer(answer.error, "audit", document) };
    metrics.found(answer.value.findings);
    const submission = document.submissions[0] === undefined ? undefined : await archive.submission(document.submissions[0]);
    return auditedOutput({ record: answer.value, document, submission, review, engineVersion, reading });
  };

  const perform = async (attempt: Attempt, work: typeof extract, signal: AbortSignal): Promise<void> => {
    const ended = metrics.started(attempt.step);
    let made: Made;
    let cause: unknown;
    try {
      const document = await archive.document(attempt.documentId);
      if (!document) throw new Error("The archive lost a document.");
      made = await work(document, signal);
      await archive.end(attempt, made.result, made.alongside);
    } catch (error) {
      cause = error;
      made = { result: failureOfThrown(error, signal) };
      // If this cannot be written either, the next start records the try as lost.
      await archive.end(attempt, made.result).catch(() => {});
    }
    ended(made.result);
    // The queue gives back what may succeed later; what failed for good is at rest in the archive.
    if ("temporary" in made.result && made.result.temporary) throw cause ?? new Unavailable(made.result.detail);
  };

  return {
    async extract(id, signal) {
      const attempt = await archive.start(id, "extract", engineVersion);
      if (attempt) await perform(attempt, extract, signal);
      // Also for a job that comes again because its worker died between storing and queueing.
      await queueNext(parts, queue, id);
    },
    async audit(id, signal) {
      const attempt = await archive.start(id, "audit", engineVersion);
      if (attempt) await perform(attempt, audit, signal);
      await queueNext(parts, queue, id);
    },
    compare: openCompareStep(setup, parts),
  };
}

function nameOf({ names }: StoredDocument): string {
  return names[0] ?? "";
}
