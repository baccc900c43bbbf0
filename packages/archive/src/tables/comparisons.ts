import { type Database, OpenTransaction } from "@gouji/database";
import { type Kysely, sql, type Transaction } from "kysely";
import type { Archive, Comparable, Comparison, Lane, Page, PendingWork } from "../archive.ts";
import { type DocumentId, documentId } from "../document-id.ts";
import type { ArchiveTables } from "../schema.ts";
import { bytesOf } from "./outputs.ts";

type Tables = Kysely<ArchiveTables>;
const AT_WORK = ["received", "extracting", "extracted", "auditing"];
/** Beyond this the reports that share a submission with a correction are left out. */
const MOST_RELATED = 200;
/** And beyond this it is a bulk delivery, not a submission: nothing is held against each other. */
const MOST_GROUP = 300;
const MOST_KNOWN = 20;

/**
 * The newest submission that holds the document has something new to compare. The others need not be: a comparison takes in what shares a submission with
 * its reports, and a nightly audit of a thousand unchanged files must not wake those of all the nights before.
 */
export async function touchSubmission(transaction: Transaction<ArchiveTables>, id: string): Promise<void> {
  const newest = transaction
    .selectFrom("archive_names")
    .innerJoin("archive_submissions", "archive_submissions.id", "archive_names.submission_id")
    .select("archive_submissions.id")
    .where("document_id", "=", id)
    .orderBy("received_at", "desc")
    .orderBy("archive_submissions.id", "desc")
    .limit(1);
  const holder = await newest.executeTakeFirst();
  if (!holder) return;
  await transaction
    .updateTable("archive_submissions")
    .set(({ eb }) => ({ changed: eb("changed", "+", 1), compare_losses: 0, compare_failure: null }))
    .where("id", "=", holder.id)
    .execute();
}

export async function findPendingComparisons(
  tables: Tables,
  { submissionId, documentId: id, after = "", limit = 100 }: Parameters<Archive["pendingComparisons"]>[0],
): Promise<Page<PendingWork>> {
  // A literal condition on the outer row, as both engines know it.
  const holds = (statuses: readonly string[]) =>
    sql<boolean>`exists (select 1 from archive_names n join archive_documents d on d.id = n.document_id
      where n.submission_id = s.id and d.status in (${sql.join(statuses)}))`;
  let query = tables
    .selectFrom("archive_submissions as s")
    .select(["s.id", "lane", "unit"])
    .where(sql<boolean>`changed > compared`)
    .where("s.id", ">", after)
    .where(sql<boolean>`not ${holds(AT_WORK)}`)
    .where(holds(["checked"]))
    .orderBy("s.id")
    .limit(limit + 1);
  if (submissionId !== undefined) query = query.where("s.id", "=", submissionId);
  if (id !== undefined)
    query = query.where("s.id", "in", tables.selectFrom("archive_names").select("submission_id").where("document_id", "=", id));
  const rows = await query.execute();
  const items = rows.slice(0, limit).map((row) => ({ kind: "compare" as const, id: row.id, lane: row.lane as Lane, fairKey: row.unit }));
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: last.id } : { items };
}

export async function startComparison(
  transaction: Transaction<ArchiveTables>,
  submissionId: string,
  maxLosses: number,
): Promise<Comparison | undefined> {
  if ((await findPendingComparisons(transaction, { submissionId })).items.length === 0) return undefined;
  const own = transaction.selectFrom("archive_submissions").select(["changed", "compare_losses"]).where("id", "=", submissionId);
  const { changed, compare_losses: losses } = await own.executeTakeFirstOrThrow();
  const poison = losses >= maxLosses;
  await transaction
    .updateTable("archive_submissions")
    .set(poison ? { compared: changed, compare_failure: "worker-lost" } : { compare_losses: losses + 1 })
    .where("id", "=", submissionId)
    .execute();
  return poison ? undefined : { submissionId, change: changed };
}

export async function endComparison(
  database: Database,
  { submissionId, change }: Comparison,
  result: Parameters<Archive["endComparison"]>[1],
  alongside: Parameters<Archive["endComparison"]>[2],
  now: string,
): Promise<void> {
  const failed = "kind" in result ? result : undefined;
  // What may go away by itself is tried again by whoever asks next, and is no loss of a worker.
  if (failed?.temporary) {
    const tables = database.as<ArchiveTables>();
    await tables.updateTable("archive_submissions").set({ compare_losses: 0 }).where("id", "=", submissionId).execute();
    return;
  }
  const texts = "kind" in result ? [] : await Promise.all([...result].map(async ([id, text]) => [id, await bytesOf(text)] as const));
  await database.transaction<ArchiveTables, void>(async (transaction) => {
    for (const [id, content] of texts) {
      const own = transaction.selectFrom("archive_outputs").selectAll().where("document_id", "=", id);
      const record = await own.where("step", "=", "audit").executeTakeFirst();
      if (!record) continue;
      await transaction.deleteFrom("archive_outputs").where("document_id", "=", id).where("step", "=", "together").execute();
      await transaction
        .insertInto("archive_outputs")
        .values({ ...record, step: "together", content, identity: null })
        .execute();
    }
    const written = (await alongside?.(new OpenTransaction(transaction))) ?? [];
    const changed = ["", ...texts.map(([id]) => id), ...written];
    await transaction.updateTable("archive_documents").set({ updated_at: now }).where("id", "in", changed).execute();
    await transaction
      .updateTable("archive_submissions")
      .set({ compared: change, compare_losses: 0, compare_failure: failed ? `${failed.kind} ${failed.detail}`.trim() : null })
      .where("id", "=", submissionId)
      .where("compared", "<", change)
      .execute();
  });
}

export async function findComparable(tables: Tables, submissionId: string): Promise<Comparable> {
  const familiesIn = (submissions: readonly string[]) =>
    tables
      .selectFrom("archive_versions as v")
      .innerJoin("archive_names as n", "n.document_id", "v.document_id")
      .select("family_id")
      .distinct()
      .where("n.submission_id", "in", ["", ...submissions])
      .execute();
  const own = (await familiesIn([submissionId])).map(({ family_id }) => family_id);
  const sharing = await tables
    .selectFrom("archive_names as n")
    .innerJoin("archive_versions as v", "v.document_id", "n.document_id")
    .select("n.submission_id")
    .distinct()
    .where("family_id", "in", ["", ...own])
    .execute();
  const related = (await familiesIn(sharing.map(({ submission_id }) => submission_id))).map(({ family_id }) => family_id);
  if (own.length > MOST_GROUP) return { group: [], known: [], whole: false };
  const families = related.length <= MOST_RELATED ? related : own;
  const latest = await latestOf(tables, families);
  const group = latest.map(({ document_id, family_id, number }) => ({ documentId: documentId(document_id), familyId: family_id, number }));
  return {
    group,
    whole: latest.length === families.length,
    known: await earlierYears(
      tables,
      latest.map(({ document_id }) => document_id),
    ),
  };
}

/** The latest checked versions of the families. */
async function latestOf(tables: Tables, families: readonly string[]) {
  const last = tables
    .selectFrom("archive_versions")
    .select(({ fn }) => ["family_id", fn.max("number").as("last")])
    .where("family_id", "in", ["", ...families])
    .groupBy("family_id");
  return tables
    .selectFrom("archive_versions as v")
    .innerJoin(last.as("l"), (join) => join.onRef("l.family_id", "=", "v.family_id").onRef("l.last", "=", "v.number"))
    .innerJoin("archive_documents as d", "d.id", "v.document_id")
    .select(["v.document_id", "v.family_id", "v.number"])
    .where("d.status", "=", "checked")
    .orderBy("v.family_id")
    .execute();
}

/** Reports of the same unit and kind on earlier years, the latest first. */
async function earlierYears(tables: Tables, group: readonly string[]): Promise<DocumentId[]> {
  const last = tables
    .selectFrom("archive_versions")
    .select(({ fn }) => ["family_id", fn.max("number").as("last")])
    .groupBy("family_id");
  const rows = await tables
    .selectFrom("archive_reports as r")
    .innerJoin("archive_reports as e", (join) =>
      join.onRef("e.unit", "=", "r.unit").onRef("e.kind", "=", "r.kind").onRef("e.year", "<", "r.year").on("e.year", "<>", ""),
    )
    .innerJoin("archive_versions as v", "v.document_id", "e.document_id")
    .innerJoin(last.as("l"), (join) => join.onRef("l.family_id", "=", "v.family_id").onRef("l.last", "=", "v.number"))
    .innerJoin("archive_documents as d", "d.id", "e.document_id")
    .select(["e.document_id", "e.year"])
    .distinct()
    .where("r.document_id", "in", ["", ...group])
    .where("r.unit", "<>", "")
    .where("d.status", "=", "checked")
    .where("e.document_id", "not in", ["", ...group])
    .orderBy("e.year", "desc")
    .orderBy("e.document_id")
    .limit(MOST_KNOWN)
    .execute();
  return rows.map(({ document_id }) => documentId(document_id));
}
