import { type Database, OpenTransaction } from "@gouji/database";
import { type Kysely, type SelectQueryBuilder, sql, type Transaction } from "kysely";
import type { Archive, Comparable, Comparison, Failure, Lane, Page, PendingWork } from "../archive.ts";
import { type DocumentId, documentId } from "../document-id.ts";
import type { ArchiveTables } from "../schema.ts";
import { bytesOf } from "./outputs.ts";

type Tables = Kysely<ArchiveTables>;
const AT_WORK = ["received", "extracting", "extracted", "auditing"];
/** Beyond this the reports that share a submission with a correction are left out, and a submission is divided by unit, project and year. */
const MOST_TOGETHER = 100;
const MOST_KNOWN = 20;
/** Later years' reports that an earlier one, come late, is held against. */
const MOST_LATER = 20;

/**
 * The newest submission that holds each document has something new to compare. The others need not be: a comparison takes in what shares a submission with
 * its reports, and a nightly audit of a thousand unchanged files must not wake those of all the nights before.
 */
export async function touchSubmission(transaction: Transaction<ArchiveTables>, ids: readonly string[]): Promise<void> {
  const holders = new Set<string>();
  for (const id of ids) {
    const newest = transaction
      .selectFrom("archive_names")
      .innerJoin("archive_submissions", "archive_submissions.id", "archive_names.submission_id")
      .select("archive_submissions.id")
      .where("document_id", "=", id)
      .orderBy("received_at", "desc")
      .orderBy("archive_submissions.id", "desc")
      .limit(1);
    const holder = await newest.executeTakeFirst();
    if (holder) holders.add(holder.id);
  }
  if (holders.size === 0) return;
  await transaction
    .updateTable("archive_submissions")
    .set(({ eb }) => ({ changed: eb("changed", "+", 1), compare_losses: 0, compare_failure: null }))
    .where("id", "in", [...holders].sort())
    .execute();
}

/** Reports of the same unit and kind on later years: what they took over from this one could not be told before. */
export async function laterYears(tables: Tables, id: DocumentId): Promise<string[]> {
  const rows = await tables
    .selectFrom("archive_reports as e")
    .innerJoin("archive_reports as r", (join) =>
      join.onRef("r.unit", "=", "e.unit").onRef("r.kind", "=", "e.kind").onRef("r.year", ">", "e.year"),
    )
    .select("r.document_id")
    .where("e.document_id", "=", id)
    .where("e.unit", "<>", "")
    .where("e.year", "<>", "")
    .orderBy("r.year")
    .orderBy("r.document_id")
    .limit(MOST_LATER)
    .execute();
  return rows.map(({ document_id }) => document_id);
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
  if (id !== undefined) {
    const holding = (ids: readonly string[]) => tables.selectFrom("archive_names").select("submission_id").where("document_id", "in", ids);
    // While more of its own delivery is to come, later years would be compared again after each of them.
    const atWork = tables
      .selectFrom("archive_names as n")
      .innerJoin("archive_documents as d", "d.id", "n.document_id")
      .select("n.submission_id")
      .where("n.submission_id", "in", holding([id]))
      .where("d.status", "in", AT_WORK);
    const woken = (await atWork.limit(1).execute()).length === 0 ? await laterYears(tables, id) : [];
    query = query.where("s.id", "in", holding([id, ...woken]));
  }
  const rows = await query.execute();
  const items = rows.slice(0, limit).map((row) => ({ kind: "compare" as const, id: row.id, lane: row.lane as Lane, fairKey: row.unit }));
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: last.id } : { items };
}

export async function startComparison(
  transaction: Transaction<ArchiveTables>,
  submissionId: string,
  maxLosses: number,
  now: string,
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
  return poison ? undefined : { submissionId, change: changed, startedAt: now };
}

export async function keepCompared(
  database: Database,
  contents: Parameters<Archive["keepCompared"]>[0],
  alongside: Parameters<Archive["keepCompared"]>[1],
  now: string,
): Promise<void> {
  const texts = await Promise.all([...contents].map(async ([id, text]) => [id, await bytesOf(text)] as const));
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
    const changed = ["", ...texts.map(([id]) => id), ...(await alongside(new OpenTransaction(transaction)))];
    await transaction.updateTable("archive_documents").set({ updated_at: now }).where("id", "in", changed).execute();
  });
}

export async function endComparison(
  tables: Tables,
  { submissionId, change, startedAt }: Comparison,
  failure: Failure | undefined,
): Promise<void> {
  const own = tables.updateTable("archive_submissions").where("id", "=", submissionId);
  // What may go away by itself is tried again by whoever asks next, and is no loss of a worker.
  if (failure?.temporary) await own.set({ compare_losses: 0 }).execute();
  else
    await own
      .set({ compared: change, compare_losses: 0 })
      .set(failure ? { compare_failure: `${failure.kind} ${failure.detail}`.trim() } : { compare_failure: null, compared_at: startedAt })
      .where("compared", "<", change)
      .execute();
}

export async function* findComparable(tables: Tables, submissionId: string): AsyncIterable<Comparable> {
  const own = familiesIn(tables, tables.selectFrom("archive_names").select("document_id").where("submission_id", "=", submissionId));
  const sharing = tables
    .selectFrom("archive_names as n")
    .innerJoin("archive_versions as v", "v.document_id", "n.document_id")
    .select("n.submission_id")
    .where("family_id", "in", own);
  const related = familiesIn(tables, tables.selectFrom("archive_names").select("document_id").where("submission_id", "in", sharing));
  const isFew = (await related.limit(MOST_TOGETHER + 1).execute()).length <= MOST_TOGETHER;
  const families = isFew ? related : own;
  const latest = await latestOf(tables, families);
  const { count } = await tables
    .selectFrom(families.as("f"))
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const whole = latest.length === Number(count);
  const isDivided = latest.length > MOST_TOGETHER;
  const isFresh = isDivided ? await freshUnits(tables, submissionId) : () => true;
  for (const part of isDivided ? partsOf(latest).filter(([row]) => isFresh(row?.unit ?? "")) : [latest]) {
    const ids = part.map(({ document_id }) => document_id);
    const group = part.map(({ document_id, family_id, number }) => ({ documentId: documentId(document_id), familyId: family_id, number }));
    const known = await earlierYears(tables, ids);
    // One report of a unit among thousands has nothing to be held against.
    if (!isDivided || group.length + known.length > 1) yield { group, whole, known };
  }
}

function familiesIn(tables: Tables, documents: SelectQueryBuilder<ArchiveTables, "archive_names", { document_id: string }>) {
  return tables.selectFrom("archive_versions").select("family_id").distinct().where("document_id", "in", documents);
}

/** Units of which a report, whoever handed it in, was audited since the last comparison of the submission. */
async function freshUnits(tables: Tables, submissionId: string): Promise<(unit: string) => boolean> {
  const own = tables.selectFrom("archive_submissions").select("compared_at").where("id", "=", submissionId);
  const since = (await own.executeTakeFirst())?.compared_at;
  if (!since) return () => true;
  const rows = await tables.selectFrom("archive_reports").select("unit").distinct().where("checked_at", ">=", since).execute();
  const units = new Set(rows.map(({ unit }) => unit));
  return (unit) => units.has(unit);
}

/** Reports of one unit, project and year; more than `MOST_TOGETHER` of these say nothing of each other. */
function partsOf<Row extends { readonly unit: string | null; readonly project: string | null; readonly year: string | null }>(
  rows: readonly Row[],
): Row[][] {
  const parts = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.unit, row.project, row.year]);
    const known = parts.get(key);
    if (known) known.push(row);
    else parts.set(key, [row]);
  }
  return [...parts.values()].filter(({ length }) => length <= MOST_TOGETHER);
}

/** The latest checked versions of the families. */
async function latestOf(tables: Tables, families: ReturnType<typeof familiesIn>) {
  const last = tables
    .selectFrom("archive_versions")
    .select(({ fn }) => ["family_id", fn.max("number").as("last")])
    .where("family_id", "in", families)
    .groupBy("family_id");
  return tables
    .selectFrom("archive_versions as v")
    .innerJoin(last.as("l"), (join) => join.onRef("l.family_id", "=", "v.family_id").onRef("l.last", "=", "v.number"))
    .innerJoin("archive_documents as d", "d.id", "v.document_id")
    .leftJoin("archive_reports as r", "r.document_id", "v.document_id")
    .select(["v.document_id", "v.family_id", "v.number", "r.unit", "r.project", "r.year"])
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
