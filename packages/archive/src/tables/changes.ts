import type { Kysely } from "kysely";
import type { Archive, Change, DocumentStatus, Lane, Page, PendingWork } from "../archive.ts";
import { documentId } from "../document-id.ts";
import type { ArchiveTables } from "../schema.ts";
import { failureOf } from "./find.ts";

type Tables = Kysely<ArchiveTables>;

export async function findChanges(tables: Tables, since: string, limit: number): Promise<Change[]> {
  const rows = await tables
    .selectFrom("archive_documents")
    .select(["id", "status", "failure_kind", "failure_detail", "updated_at"])
    .where("updated_at", ">=", since)
    .orderBy("updated_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const held = tables.selectFrom("archive_names").select(["document_id", "submission_id"]).distinct().where("document_id", "in", ids);
  const names = await held.execute();
  return rows.map((row) => ({
    documentId: documentId(row.id),
    status: row.status as DocumentStatus,
    ...failureOf(row),
    submissions: names.filter(({ document_id }) => document_id === row.id).map(({ submission_id }) => submission_id),
    updatedAt: row.updated_at,
  }));
}

export async function findPending(
  tables: Tables,
  { id, after = "", limit = 100 }: Parameters<Archive["pending"]>[0],
): Promise<Page<PendingWork>> {
  let query = tables
    .selectFrom("archive_documents")
    .leftJoin("archive_names", (join) => join.onRef("document_id", "=", "archive_documents.id").on("position", "=", 0))
    .leftJoin("archive_submissions", "archive_submissions.id", "submission_id")
    .select(["archive_documents.id", "status", "lane", "unit"])
    .where("status", "in", ["received", "extracting", "extracted", "auditing"])
    .where("archive_documents.id", ">", after)
    .orderBy("archive_documents.id")
    .limit(limit + 1);
  if (id !== undefined) query = query.where("archive_documents.id", "=", id);
  const rows = await query.execute();
  const items = rows.slice(0, limit).map(({ id, status, lane, unit }) => ({
    kind: status === "received" || status === "extracting" ? ("extract" as const) : ("audit" as const),
    id: documentId(id),
    lane: (lane ?? "bulk") as Lane,
    fairKey: unit ?? "",
  }));
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: last.id } : { items };
}
