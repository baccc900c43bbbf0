import { type Kysely, sql } from "kysely";
import type {
  Attempt,
  DocumentFilter,
  DocumentSort,
  DocumentStatus,
  Failure,
  Lane,
  Page,
  Progress,
  Step,
  StoredDocument,
  Submission,
  SubmissionFilter,
  Version,
} from "../archive.ts";
import { type DocumentId, documentId } from "../document-id.ts";
import type { ArchiveTables } from "../schema.ts";

type Tables = Kysely<ArchiveTables>;
const LIMIT = 100;

const SORTS = { received: "received_at", updated: "updated_at", size: "size" } as const satisfies Record<DocumentSort, string>;

export async function findDocuments(tables: Tables, filter: DocumentFilter): Promise<Page<StoredDocument>> {
  const { ids, status, submissionId, units, failureKind, name, after, limit = LIMIT, sort = "received", descending = false } = filter;
  const column = SORTS[sort];
  const direction = descending ? "desc" : "asc";
  let query = tables
    .selectFrom("archive_documents")
    .select(["id", column])
    .orderBy(column, direction)
    .orderBy("id", direction)
    .limit(limit + 1);
  if (ids) query = query.where("id", "in", ["", ...ids]);
  if (status) query = query.where("status", "in", ["", ...status]);
  if (failureKind !== undefined) query = query.where("failure_kind", "=", failureKind);
  if (after !== undefined) {
    const [value, id]: [string | number, string] = JSON.parse(Buffer.from(after, "base64url").toString());
    query = query.where(sql<boolean>`(${sql.ref(column)}, id) ${sql.raw(descending ? "<" : ">")} (${value}, ${id})`);
  }
  if (submissionId !== undefined || units !== undefined || name !== undefined) {
    let held = tables
      .selectFrom("archive_names")
      .innerJoin("archive_submissions", "archive_submissions.id", "archive_names.submission_id")
      .select("archive_names.document_id");
    if (submissionId !== undefined) held = held.where("archive_names.submission_id", "=", submissionId);
    if (units !== undefined) held = units.length > 0 ? held.where("unit", "in", units) : held.where(sql<boolean>`1 = 0`);
    if (name !== undefined) {
      const pattern = `%${name.replace(/[\\%_]/g, "\\$&").toLowerCase()}%`;
      held = held.where(sql<boolean>`lower(${sql.ref("name")}) like ${pattern} escape '\\'`);
    }
    query = query.where("id", "in", held);
  }
  const rows = await query.execute();
  const shown = rows.slice(0, limit).map(({ id }) => id);
  const found = new Map((await readDocuments(tables, shown)).map((document) => [document.id as string, document]));
  const items = shown.flatMap((id) => found.get(id) ?? []);
  const last = rows[limit - 1];
  if (rows.length <= limit || !last) return { items };
  return { items, next: Buffer.from(JSON.stringify([last[column as keyof typeof last], last.id])).toString("base64url") };
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
      ...failureOf(row),
      attempts: attempts.filter((attempt) => attempt.document_id === row.id).map(readAttempt),
      receivedAt: row.received_at,
      updatedAt: row.updated_at,
    };
  });
}

/** A document that is at rest as failed. */
export function failureOf(row: Pick<ArchiveTables["archive_documents"], "failure_kind" | "failure_detail">): { failure?: Failure } {
  if (row.failure_kind === null) return {};
  return { failure: { kind: row.failure_kind, detail: row.failure_detail ?? "", temporary: false } };
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

export async function findSubmission(tables: Tables, id: string): Promise<Submission | undefined> {
  const row = await tables
    .selectFrom("archive_submissions")
    .select(["id", "unit", "project", "year", "kind", "lane"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { ...row, lane: row.lane as Lane }; // written by this store
}

export async function findSubmissions(tables: Tables, { units, id, after, limit = LIMIT }: SubmissionFilter): Promise<Page<Progress>> {
  let query = tables
    .selectFrom("archive_submissions")
    .selectAll()
    .orderBy("received_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1);
  if (units !== undefined) query = units.length > 0 ? query.where("unit", "in", units) : query.where(sql<boolean>`1 = 0`);
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

/** Of one submission, or of all. */
export async function countByStatus(tables: Tables, submissionId?: string): Promise<Record<DocumentStatus, number>> {
  let query = tables
    .selectFrom("archive_documents")
    .select(({ fn }) => ["status", fn.countAll<number>().as("count")])
    .groupBy("status");
  if (submissionId !== undefined) {
    const held = tables.selectFrom("archive_names").select("document_id").where("submission_id", "=", submissionId);
    query = query.where("id", "in", held);
  }
  const rows = await query.execute();
  const counts = { received: 0, extracting: 0, extracted: 0, auditing: 0, checked: 0, failed: 0 };
  return { ...counts, ...Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)])) };
}
