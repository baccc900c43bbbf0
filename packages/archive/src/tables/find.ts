import type { Kysely } from "kysely";
import type { Attempt, DocumentFilter, DocumentStatus, Lane, Output, Page, Progress, Step, StoredDocument, Version } from "../archive.ts";
import { type DocumentId, documentId } from "../document-id.ts";
import type { ArchiveTables } from "../schema.ts";

type Tables = Kysely<ArchiveTables>;
const LIMIT = 100;

export async function findDocuments(tables: Tables, filter: DocumentFilter): Promise<Page<StoredDocument>> {
  const { status, submissionId, unit, failureKind, after, limit = LIMIT } = filter;
  let query = tables
    .selectFrom("archive_documents")
    .select("id")
    .orderBy("id")
    .limit(limit + 1);
  if (status) query = query.where("status", "in", status);
  if (failureKind !== undefined) query = query.where("failure_kind", "=", failureKind);
  if (after !== undefined) query = query.where("id", ">", after);
  if (submissionId !== undefined || unit !== undefined) {
    let held = tables
      .selectFrom("archive_names")
      .innerJoin("archive_submissions", "archive_submissions.id", "archive_names.submission_id")
      .select("archive_names.document_id");
    if (submissionId !== undefined) held = held.where("archive_names.submission_id", "=", submissionId);
    if (unit !== undefined) held = held.where("archive_submissions.unit", "=", unit);
    query = query.where("id", "in", held);
  }
  const ids = (await query.execute()).map(({ id }) => id);
  const items = await readDocuments(tables, ids.slice(0, limit));
  const last = items.at(-1);
  return ids.length > limit && last ? { items, next: last.id } : { items };
}

export async function findDocument(tables: Tables, id: DocumentId): Promise<StoredDocument | undefined> {
  return (await readDocuments(tables, [id]))[0];
}

async function readDocuments(tables: Tables, ids: readonly string[]): Promise<StoredDocument[]> {
  if (ids.length === 0) return [];
  const rows = await tables.selectFrom("archive_documents").selectAll().where("id", "in", ids).orderBy("id").execute();
  const names = await tables.selectFrom("archive_names").selectAll().where("document_id", "in", ids).orderBy("position").execute();
  const attempts = await tables.selectFrom("archive_attempts").selectAll().where("document_id", "in", ids).orderBy("number").execute();
  return rows.map((row) => {
    const own = names.filter((name) => name.document_id === row.id);
    return {
      id: documentId(row.id),
      mediaType: row.media_type,
      size: row.size,
      names: [...new Set(own.map(({ name }) => name))],
      submissions: [...new Set(own.map(({ submission_id }) => submission_id))],
      status: row.status as DocumentStatus,
      ...(row.failure_kind === null ? {} : { failure: { kind: row.failure_kind, detail: row.failure_detail ?? "", temporary: false } }),
      attempts: attempts.filter((attempt) => attempt.document_id === row.id).map(readAttempt),
      receivedAt: row.received_at,
      updatedAt: row.updated_at,
    };
  });
}

function readAttempt(row: ArchiveTables["archive_attempts"]): Attempt {
  const failure = { kind: row.failure_kind ?? "", detail: row.failure_detail ?? "", temporary: row.temporary === 1 };
  return {
    documentId: documentId(row.document_id),
    step: row.step as Step,
    number: row.number,
    engineVersion: row.engine_version,
    startedAt: row.started_at,
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.failure_kind === null ? {} : { failure }),
  };
}

export async function findOutput(tables: Tables, id: DocumentId, step: Step): Promise<Output | undefined> {
  const row = await tables
    .selectFrom("archive_outputs")
    .selectAll()
    .where("document_id", "=", id)
    .where("step", "=", step)
    .executeTakeFirst();
  if (!row) return undefined;
  const identity = row.identity === null ? {} : { identity: JSON.parse(row.identity) };
  return { content: row.content, engineVersion: row.engine_version, rulesVersion: row.rules_version, ...identity };
}

export async function findVersions(tables: Tables, id: DocumentId): Promise<Version[]> {
  const family = tables.selectFrom("archive_versions").select("family_id").where("document_id", "=", id);
  const rows = await tables.selectFrom("archive_versions").selectAll().where("family_id", "in", family).orderBy("number").execute();
  const first = tables.selectFrom("archive_names").select(["document_id", "submission_id"]).where("position", "=", 0);
  const holders = new Map(
    (await first.where("document_id", "in", ["", ...rows.map((row) => row.document_id)]).execute()).map((row) => [
      row.document_id,
      row.submission_id,
    ]),
  );
  return rows.map((row) => ({
    familyId: row.family_id,
    number: row.number,
    documentId: documentId(row.document_id),
    submissionId: holders.get(row.document_id) ?? "",
  }));
}

export async function findSubmissions(
  tables: Tables,
  filter: { readonly unit?: string; readonly id?: string; readonly after?: string; readonly limit?: number },
): Promise<Page<Progress>> {
  const { unit, id, after, limit = LIMIT } = filter;
  let query = tables
    .selectFrom("archive_submissions")
    .selectAll()
    .orderBy("received_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1);
  if (unit !== undefined) query = query.where("unit", "=", unit);
  if (id !== undefined) query = query.where("id", "=", id);
  if (after !== undefined) {
    const [time = "", last = ""] = after.split("|");
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("received_at", "id"), "<", tuple(time, last)));
  }
  const rows = await query.execute();
  const items = await Promise.all(
    rows.slice(0, limit).map(async ({ received_at, lane, ...row }) => ({
      ...row,
      lane: lane as Lane,
      receivedAt: received_at,
      counts: await countByStatus(tables, row.id),
    })),
  );
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: `${last.receivedAt}|${last.id}` } : { items };
}

async function countByStatus(tables: Tables, submissionId: string): Promise<Record<DocumentStatus, number>> {
  const held = tables.selectFrom("archive_names").select("document_id").where("submission_id", "=", submissionId);
  const rows = await tables
    .selectFrom("archive_documents")
    .select(({ fn }) => ["status", fn.countAll<number>().as("count")])
    .where("id", "in", held)
    .groupBy("status")
    .execute();
  const counts = { received: 0, extracting: 0, extracted: 0, auditing: 0, checked: 0, failed: 0 };
  return { ...counts, ...Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)])) };
}
