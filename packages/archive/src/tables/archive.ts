import { type Clock, type Database, timestamp } from "@gouji/database";
import type { Transaction } from "kysely";
import type { Archive, Attempt, DocumentStatus, Failure, Output, Received, Step } from "../archive.ts";
import type { DocumentId } from "../document-id.ts";
import type { ArchiveTables } from "../schema.ts";
import { findDocument, findDocuments, findOutput, findSubmissions, findVersions } from "./find.ts";
import { placeVersion } from "./place-version.ts";

const RUNNING: Readonly<Record<Step, DocumentStatus>> = { extract: "extracting", audit: "auditing" };
const WAITING: Readonly<Record<Step, DocumentStatus>> = { extract: "received", audit: "extracted" };
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
    submissions: (filter) => findSubmissions(tables, filter),
    receive: (document) => locked(document.documentId, (transaction) => receive(transaction, document, timestamp(clock))),
    start: (id, step, version) => locked(id, (transaction) => start(transaction, id, step, version, timestamp(clock))),
    end: (attempt, result) =>
      locked(attempt.documentId, async (transaction) => {
        const stored = await end(transaction, attempt, result, timestamp(clock));
        if (stored && "content" in result && result.identity)
          await placeVersion(database, transaction, attempt.documentId, result.identity);
        return stored ? "stored" : "overtaken";
      }),
    retry: (id, step = "extract") =>
      locked(id, async (transaction) => {
        if (step === "audit" && !(await findOutput(transaction, id, "extract"))) return false;
        const { numUpdatedRows } = await transaction
          .updateTable("archive_documents")
          .set({ status: WAITING[step], failure_kind: null, failure_detail: null, updated_at: timestamp(clock) })
          .where("id", "=", id)
          .where("status", "in", ["failed", "checked", "extracted"])
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    document: (id) => findDocument(tables, id),
    documents: (filter) => findDocuments(tables, filter),
    output: (id, step) => findOutput(tables, id, step),
    versions: (id) => findVersions(tables, id),
  };
}

async function receive(transaction: Transaction<ArchiveTables>, document: Received, now: string): Promise<"added" | "known"> {
  const { documentId: id, mediaType, size, name, submissionId, replaces = null } = document;
  const row = {
    ...{ id, media_type: mediaType, size, replaces, status: "received", attempt: 0, failure_kind: null, failure_detail: null },
    ...{ received_at: now, updated_at: now },
  };
  const { numInsertedOrUpdatedRows = 0n } = await transaction
    .insertInto("archive_documents")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const names = await transaction.selectFrom("archive_names").select("position").where("document_id", "=", id).execute();
  await transaction
    .insertInto("archive_names")
    .values({ document_id: id, submission_id: submissionId, name, position: names.length })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return numInsertedOrUpdatedRows > 0n ? "added" : "known";
}

async function start(transaction: Transaction<ArchiveTables>, id: DocumentId, step: Step, engineVersion: string, now: string) {
  const document = await transaction.selectFrom("archive_documents").selectAll().where("id", "=", id).executeTakeFirst();
  if (!document) return undefined;
  if (step === "audit" && !(await findOutput(transaction, id, "extract"))) return undefined;
  await transaction
    .updateTable("archive_attempts")
    .set({ ended_at: now, failure_kind: "worker-lost", failure_detail: "the worker ended before the step did", temporary: 1 })
    .where("document_id", "=", id)
    .where("ended_at", "is", null)
    .execute();
  const number = document.attempt + 1;
  await transaction
    .updateTable("archive_documents")
    .set({ status: RUNNING[step], attempt: number, failure_kind: null, failure_detail: null, updated_at: now })
    .where("id", "=", id)
    .execute();
  const open = { ended_at: null, failure_kind: null, failure_detail: null, temporary: null };
  await transaction
    .insertInto("archive_attempts")
    .values({ document_id: id, number, step, engine_version: engineVersion, started_at: now, ...open })
    .execute();
  return { documentId: id, step, number, engineVersion, startedAt: now } satisfies Attempt;
}

async function end(transaction: Transaction<ArchiveTables>, attempt: Attempt, result: Output | Failure, now: string): Promise<boolean> {
  const { documentId: id, step, number } = attempt;
  const failure = "content" in result ? undefined : result;
  const { numUpdatedRows } = await transaction
    .updateTable("archive_documents")
    .set({
      status: failure ? (failure.temporary ? WAITING[step] : "failed") : DONE[step],
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
  if ("content" in result) await replaceOutput(transaction, id, step, result);
  return true;
}

async function replaceOutput(transaction: Transaction<ArchiveTables>, id: DocumentId, step: Step, output: Output): Promise<void> {
  await transaction.deleteFrom("archive_outputs").where("document_id", "=", id).where("step", "=", step).execute();
  const { content, engineVersion, rulesVersion, identity } = output;
  const versions = { engine_version: engineVersion, rules_version: rulesVersion };
  await transaction
    .insertInto("archive_outputs")
    .values({ document_id: id, step, content, ...versions, identity: identity ? JSON.stringify(identity) : null })
    .execute();
}
