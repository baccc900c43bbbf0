import type { Alongside, Attempt, DocumentId, Failure, PendingWork, StepOutput, StoredDocument } from "@gouji/archive";
import { timestamp, Unavailable } from "@gouji/database";
import type { Answers, Through } from "@gouji/isolation";
import { auditedOutput } from "./audited-output.ts";
import { openCompareStep } from "./compare-step.ts";
import { failureOfAnswer, failureOfThrown } from "./failures.ts";
import { queueComparisons, queueWoken } from "./receive.ts";
import type { ServiceSetup } from "./setup.ts";
import type { StepParts } from "./step-parts.ts";

/** Each may run twice or stop anywhere: a step that is not due does nothing, and one that was overtaken changes nothing. */
export interface Steps {
  /** Answers the job that follows. `onward`: audits in the same go, in the same thread; then there is none. */
  extract(id: DocumentId, signal: AbortSignal, onward: boolean): Promise<PendingWork | undefined>;
  audit(id: DocumentId, signal: AbortSignal): Promise<undefined>;
  /** Of the submission. */
  compare(submissionId: string, signal: AbortSignal): Promise<undefined>;
}

type Work = (document: StoredDocument, signal: AbortSignal) => Promise<Made>;

/** What a step made of the document, and what is written with it. */
interface Made {
  readonly result: StepOutput | Failure;
  readonly alongside?: Alongside;
}

export function openSteps(setup: Pick<ServiceSetup, "reading" | "engineVersion" | "clock">, parts: StepParts): Steps {
  const { reading, engineVersion, clock } = setup;
  const { archive, files, review, queue, pool, metrics } = parts;

  const originalOf = async (document: StoredDocument): Promise<Uint8Array | Made> => {
    const bytes = await files.get(document.id);
    return bytes ?? { result: { kind: "unreadable", detail: "存放的原件不见了，请重新提交此文件。", temporary: false } };
  };
  const auditing = { ...reading, digest: true, figures: true };

  /** The original bytes become a `SourceDocument`. */
  const extract: Work = async (document, signal) => {
    const bytes = await originalOf(document);
    if (!(bytes instanceof Uint8Array)) return bytes;
    return readMade(document, bytes.length, await pool.run({ verb: "read", path: nameOf(document), bytes, options: reading }, signal));
  };
  const readMade = (document: StoredDocument, size: number, answer: Answers["read"]): Made => {
    if (!answer.ok) return { result: failureOfAnswer(answer.error, "extract", document) };
    metrics.read(size);
    return { result: { ...answer.value, engineVersion, rulesVersion: "" } };
  };

  /** The `SourceDocument` becomes findings, which go onto the review list in the transaction that keeps the report's record. */
  const audit: Work = async (document, signal) => {
    const content = await archive.packedOutput(document.id, "extract");
    if (!content) throw new Error("An audit was due without a document.");
    return auditMade(document, await pool.run({ verb: "audit", path: nameOf(document), content, options: auditing }, signal));
  };
  const auditMade = async (document: StoredDocument, answer: Answers["audit"]): Promise<Made> => {
    if (!answer.ok) return { result: failureOfAnswer(answer.error, "audit", document) };
    metrics.found(answer.value.findings);
    const submission = document.submissions[0] === undefined ? undefined : await archive.submission(document.submissions[0]);
    return auditedOutput({ record: answer.value, document, submission, review, engineVersion, reading });
  };

  /** Both, the audit under way in the thread while the first step's output is stored. */
  const readAndAudit = async (attempt: Attempt, signal: AbortSignal): Promise<void> => {
    let through: Through | undefined;
    let known: StoredDocument | undefined;
    const read: Work = async (document) => {
      known = document;
      const bytes = await originalOf(document);
      if (!(bytes instanceof Uint8Array)) return bytes;
      through = pool.through({ path: nameOf(document), bytes, options: auditing }, signal);
      // Heard of below; not at all where the first step was overtaken.
      through.audited.catch(() => {});
      return readMade(document, bytes.length, await through.read);
    };
    const stored = await perform(attempt, read, signal);
    const audited = through?.audited;
    if (!stored || !audited || !known) return;
    const next = await archive.start(attempt.documentId, "audit", engineVersion);
    const document = { ...known, attempts: [...known.attempts, { ...attempt, endedAt: timestamp(clock) }] };
    if (next) await perform(next, async () => auditMade(document, await audited), signal, document);
  };

  /** Whether there is an output now. */
  const perform = async (attempt: Attempt, work: Work, signal: AbortSignal, known?: StoredDocument): Promise<boolean> => {
    const ended = metrics.started(attempt.step);
    let end: "stored" | "overtaken" = "overtaken";
    let made: Made;
    let cause: unknown;
    try {
      const document = known ?? (await archive.document(attempt.documentId));
      if (!document) throw new Error("The archive lost a document.");
      made = await work(document, signal);
      end = await archive.end(attempt, made.result, made.alongside);
    } catch (error) {
      cause = error;
      made = { result: failureOfThrown(error, signal) };
      // If this cannot be written either, the next start records the try as lost.
      await archive.end(attempt, made.result).catch(() => {});
    }
    ended(made.result);
    // The queue gives back what may succeed later; what failed for good is at rest in the archive.
    if ("temporary" in made.result && made.result.temporary) throw cause ?? new Unavailable(made.result.detail);
    return end === "stored" && "content" in made.result;
  };

  const auditIfDue = async (id: DocumentId, signal: AbortSignal): Promise<void> => {
    const attempt = await archive.start(id, "audit", engineVersion);
    if (attempt) await perform(attempt, audit, signal);
  };

  const compare = openCompareStep(setup, parts);

  return {
    async extract(id, signal, onward) {
      const attempt = await archive.start(id, "extract", engineVersion);
      if (attempt) await (onward ? readAndAudit(attempt, signal) : perform(attempt, extract, signal));
      // A job that comes again because its worker died between the steps.
      else if (onward) await auditIfDue(id, signal);
      const [next] = onward ? [] : (await archive.pending({ id })).items;
      if (!next) await queueComparisons(parts, queue, id);
      return next?.kind === "audit" ? next : undefined;
    },
    async audit(id, signal) {
      await auditIfDue(id, signal);
      await queueComparisons(parts, queue, id);
    },
    async compare(submissionId, signal) {
      await compare(submissionId, signal);
      await queueWoken(parts, queue, submissionId);
    },
  };
}

function nameOf({ names }: StoredDocument): string {
  return names[0] ?? "";
}
