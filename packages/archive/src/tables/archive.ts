import { type Clock, type Database, OpenTransaction, timestamp } from "@gouji/database";
import type { Kysely, Transaction } from "kysely";
import {
  type Archive,
  type Attempt,
  CANCELLED,
  type Comparison,
  type DocumentStatus,
  type Failure,
  type Received,
  type Step,
  type StepOutput,
} from "../archive.ts";
import type { DocumentId } from "../document-id.ts";
import type { ArchiveTables } from "../schema.ts";
import { findChanges, findPending } from "./changes.ts";
import {
  endComparison,
  findComparable,
  findPendingComparisons,
  keepCompared,
  laterYears,
  startComparison,
  touchSubmission,
} from "./comparisons.ts";
import { countByStatus, findDocument, findDocuments, findSubmission, findSubmissions, findVersions } from "./find.ts";
import { findAttachment, findOutput, findPacked, hasOutput, packOutput, replaceOutput } from "./outputs.ts";
import { placeVersion } from "./place-version.ts";

/** Workers in a row that a document may take with it. One may be killed, two by chance; after that it is the document. */
export const MAX_LOSSES = 3;

const RUNNING: Readonly<Record<Step, DocumentStatus>> = { extract: "extracting", audit: "auditing" };
const WAITING: Readonly<Record<Step, DocumentStatus>> = { extract: "received", audit: "extracted" };
const WAITING_AGAIN = { losses: 0, failure_kind: null, failure_detail: null };
const POISON = {
  status: "failed",
  failure_kind: "worker-lost",
  failure_detail: `处理此文件的进程连续 ${MAX_LOSSES} 次意外终止，已搁置。请检查文件后重试。`,
};
const DONE: Readonly<Record<Step, DocumentStatus>> = { extract: "extracted", audit: "checked" };

/** The archive in the tables of `ARCHIVE_SCHEMA`. */
export function openArchive(database: Database, clock: Clock): Archive {
  const tables = database.as<ArchiveTables>();
  const locked = <Value>(id: string, work: (transaction: Transaction<ArchiveTables>) => Promise<Value>) =>
    database.transaction<ArchiveTables, Value>(async (transaction) => {
      await database.lock(transaction, `document ${id}`);
      return work(transaction);
    });
  return {
    async open(submission) {
      const row = { ...submission, received_at: timestamp(clock) };
      await tables
        .insertInto("archive_submissions")
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    submission: (id) => findSubmission(tables, id),
    submissions: (filter) => findSubmissions(tables, filter),
    receive: (document) => locked(document.documentId, (transaction) => receive(transaction, document, timestamp(clock))),
    start: (id, step, version) => locked(id, (transaction) => start(transaction, id, step, version, timestamp(clock))),
    async end(attempt, result, alongside) {
      const { documentId: id, step } = attempt;
      const packed = "content" in result ? await packOutput(step, result) : undefined;
      return locked(id, async (transaction) => {
        if (!(await end(transaction, attempt, result, timestamp(clock)))) return "overtaken";
        if ("content" in result && packed) {
          await replaceOutput(transaction, id, step, packed, timestamp(clock));
          const placed = result.identity && (await placeVersion(database, transaction, id, result.identity));
          if (placed) await alongside?.(new OpenTransaction(transaction), placed);
        }
        // Last: whoever touches the same submissions waits for the transaction to end.
        if (!("content" in result)) {
          if (!result.temporary) await touchSubmission(transaction, [id]);
        } else if (step === "audit") await touchSubmission(transaction, [id, ...(await laterYears(transaction, id))]);
        return "stored";
      });
    },
    withdraw: (submissionIds) => withdraw(tables, submissionIds, timestamp(clock)),
    retry: (id, step = "extract") =>
      locked(id, async (transaction) => {
        if (step === "audit" && !(await hasOutput(transaction, id, "extract"))) return false;
        const { numUpdatedRows } = await transaction
          .updateTable("archive_documents")
          .set({ ...WAITING_AGAIN, status: WAITING[step], updated_at: timestamp(clock) })
          .where("id", "=", id)
          .where("status", "in", ["failed", "checked", "extracted"])
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    document: (id) => findDocument(tables, id),
    documents: (filter) => findDocuments(tables, filter),
    output: (id, step) => findOutput(tables, id, step),
    packedOutput: (id, step) => findPacked(tables, id, step),
    attachment: (id, name) => findAttachment(tables, id, name),
    versions: (id) => findVersions(tables, id),
    changes: (since, limit = 500) => findChanges(tables, since, limit),
    pending: (filter) => findPending(tables, filter),
    pendingComparisons: (filter) => findPendingComparisons(tables, filter),
    startComparison: (submissionId) =>
      database.transaction<ArchiveTables, Comparison | undefined>(async (transaction) => {
        await database.lock(transaction, `submission ${submissionId}`);
        return startComparison(transaction, submissionId, MAX_LOSSES, timestamp(clock));
      }),
    comparable: (submissionId) => findComparable(tables, submissionId),
    keepCompared: (contents, alongside) => keepCompared(database, contents, alongside, timestamp(clock)),
    endComparison: (comparison, failure) => endComparison(tables, comparison, failure),
    counts: () => countByStatus(tables),
  };
}

async function receive(transaction: Transaction<ArchiveTables>, document: Received, now: string): Promise<"added" | "known"> {
  const { documentId: id, mediaType, size, name, submissionId, replaces = null } = document;
  const row = {
    ...{ id, media_type: mediaType, size, replaces, status: "received", attempt: 0, losses: 0, failure_kind: null, failure_detail: null },
    ...{ received_at: now, updated_at: now },
  };
  const { numInsertedOrUpdatedRows = 0n } = await transaction
    .insertInto("archive_documents")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const names = await transaction.selectFrom("archive_names").select("position").where("document_id", "=", id).execute();
  const { numInsertedOrUpdatedRows: named = 0n } = await transaction
    .insertInto("archive_names")
    .values({ document_id: id, submission_id: submissionId, name, position: names.length })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  // A document that was here before is at rest already: its new submission is to be compared with it.
  if (named > 0n && numInsertedOrUpdatedRows === 0n) await touchSubmission(transaction, [id]);
  if (numInsertedOrUpdatedRows > 0n) return "added";
  const { numUpdatedRows } = await transaction
    .updateTable("archive_documents")
    .set({ ...WAITING_AGAIN, status: "received", updated_at: now })
    .where("id", "=", id)
    .where("failure_kind", "=", CANCELLED)
    .executeTakeFirst();
  return numUpdatedRows > 0n ? "added" : "known";
}

async function withdraw(tables: Kysely<ArchiveTables>, submissionIds: readonly string[], now: string): Promise<number> {
  const held = (inside: boolean) => {
    const names = tables.selectFrom("archive_names").select("document_id");
    return names.where("submission_id", inside ? "in" : "not in", ["", ...submissionIds]);
  };
  const { numUpdatedRows } = await tables
    .updateTable("archive_documents")
    .set({ status: "failed", failure_kind: CANCELLED, failure_detail: "已取消，尚未核查。再次提交此文件即可核查。", updated_at: now })
    .where("status", "in", Object.values(WAITING))
    .where("id", "in", held(true))
    .where("id", "not in", held(false))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

async function start(transaction: Transaction<ArchiveTables>, id: DocumentId, step: Step, engineVersion: string, now: string) {
  const document = await transaction.selectFrom("archive_documents").selectAll().where("id", "=", id).executeTakeFirst();
  if (!document || (document.status !== WAITING[step] && document.status !== RUNNING[step])) return undefined;
  const lost = document.status === RUNNING[step] ? await endLost(transaction, id, now) : 0;
  const losses = document.losses + lost;
  const number = document.attempt + 1;
  const poison = losses >= MAX_LOSSES;
  await transaction
    .updateTable("archive_documents")
    .set({ losses, updated_at: now, ...(poison ? POISON : { status: RUNNING[step], attempt: number }) })
    .where("id", "=", id)
    .execute();
  if (poison) return undefined;
  const open = { ended_at: null, failure_kind: null, failure_detail: null, temporary: null };
  await transaction
    .insertInto("archive_attempts")
    .values({ document_id: id, number, step, engine_version: engineVersion, started_at: now, ...open })
    .execute();
  return { documentId: id, step, number, engineVersion, startedAt: now } satisfies Attempt;
}

/** Ends the tries that never did; answers how many. */
async function endLost(transaction: Transaction<ArchiveTables>, id: DocumentId, now: string): Promise<number> {
  const { numUpdatedRows } = await transaction
    .updateTable("archive_attempts")
    .set({ ended_at: now, failure_kind: "worker-lost", failure_detail: "the worker ended before the step did", temporary: 1 })
    .where("document_id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

async function end(
  transaction: Transaction<ArchiveTables>,
  { documentId: id, step, number }: Attempt,
  result: StepOutput | Failure,
  now: string,
): Promise<boolean> {
  const failure = "content" in result ? undefined : result;
  const mediaType = "content" in result ? result.mediaType : undefined;
  const { numUpdatedRows } = await transaction
    .updateTable("archive_documents")
    .set({
      status: failure ? (failure.temporary ? WAITING[step] : "failed") : DONE[step],
      losses: 0,
      ...(mediaType === undefined ? {} : { media_type: mediaType }),
      failure_kind: failure && !failure.temporary ? failure.kind : null,
      failure_detail: failure && !failure.temporary ? failure.detail : null,
      updated_at: now,
    })
    .where("id", "=", id)
    .where("attempt", "=", number)
    .where("status", "=", RUNNING[step])
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await transaction
    .updateTable("archive_attempts")
    .set({
      ended_at: now,
      failure_kind: failure?.kind ?? null,
      failure_detail: failure?.detail ?? null,
      temporary: failure ? Number(failure.temporary) : null,
    })
    .where("document_id", "=", id)
    .where("number", "=", number)
    .execute();
  return true;
}
