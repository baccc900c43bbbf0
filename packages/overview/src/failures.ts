import { sql } from "kysely";
import type { Tables } from "./documents.ts";
import type { FailureCount, Overview } from "./overview.ts";

export async function findFailures(tables: Tables, { submissionId, units }: Parameters<Overview["failures"]>[0]): Promise<FailureCount[]> {
  let held = tables
    .selectFrom("archive_names")
    .innerJoin("archive_submissions", "archive_submissions.id", "archive_names.submission_id")
    .select("archive_names.document_id");
  if (units) held = units.length > 0 ? held.where("unit", "in", units) : held.where(sql<boolean>`1 = 0`);
  if (submissionId !== undefined) held = held.where("archive_names.submission_id", "=", submissionId);
  const rows = await tables
    .selectFrom("archive_documents")
    .select(({ fn }) => ["failure_kind", fn.countAll<number>().as("count")])
    .where("failure_kind", "is not", null)
    .where("id", "in", held)
    .groupBy("failure_kind")
    .execute();
  return rows
    .map(({ failure_kind, count }) => ({ kind: failure_kind ?? "", count: Number(count) }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}
