import type { Lane } from "@gouji/archive";
import { sql } from "kysely";
import { assignedTo, type Tables } from "./documents.ts";
import { countsOf, findingsByDocument } from "./findings.ts";
import type { SubmissionLine, SubmissionQuery, SubmissionSort, SubmissionState } from "./overview.ts";
import { linesOfPage, type Page, partOf } from "./page.ts";

const SORTS = { received: "received_at", updated: "updated_at", unit: "unit", year: "year", findings: "rank" } as const satisfies Record<
  SubmissionSort,
  string
>;
const STATUSES = ["received", "extracting", "extracted", "auditing", "checked", "failed"] as const;

/** One line for each submission with all that is filtered and sorted by. */
function linesOf(tables: Tables, { findingStates, ids }: Pick<SubmissionQuery, "findingStates" | "ids">, documentIds?: readonly string[]) {
  const all = tables.selectFrom("archive_names").select(["submission_id", "document_id"]).distinct();
  const held = ids ? all.where("submission_id", "in", ["", ...ids]) : all;
  const first = tables
    .selectFrom("archive_names")
    .select(({ fn }) => ["submission_id", fn.min("name").as("first_name")])
    .groupBy("submission_id")
    .$if(ids !== undefined, (names) => names.where("submission_id", "in", ["", ...(ids ?? [])]));
  const documents = tables
    .selectFrom(held.as("n"))
    .innerJoin("archive_documents as d", "d.id", "n.document_id")
    .leftJoin(findingsByDocument(tables, findingStates, documentIds).as("f"), "f.document_id", "d.id")
    .select(({ fn }) => [
      "n.submission_id",
      fn.max("d.updated_at").as("last"),
      fn.countAll<number>().as("documents"),
      ...STATUSES.map((status) => sql<number>`sum(case when d.status = ${sql.lit(status)} then 1 else 0 end)`.as(status)),
      ...(["error", "warning", "info", "open", "total"] as const).map((name) =>
        sql<number>`coalesce(sum(${sql.ref(`f.${name}`)}), 0)`.as(name),
      ),
    ])
    .groupBy("n.submission_id");
  return tables
    .selectFrom("archive_submissions as s")
    .leftJoin(documents.as("c"), "c.submission_id", "s.id")
    .leftJoin(first.as("n"), "n.submission_id", "s.id")
    .select([
      ...(["s.id", "s.unit", "s.project", "s.year", "s.kind", "s.lane", "s.received_at", "n.first_name"] as const),
      ...(["c.received", "c.extracting", "c.extracted", "c.auditing", "c.checked", "c.failed"] as const),
      ...(["c.error", "c.warning", "c.info", "c.open", "c.total"] as const),
      sql<SubmissionLine["comparison"]>`case when compare_failure is not null then 'failed' when changed > compared then 'pending'
        when compared > 0 then 'done' else 'none' end`.as("comparison"),
      sql<string>`coalesce(c.last, s.received_at)`.as("updated_at"),
      sql<number>`cast(coalesce(error * 1000000 + warning * 1000 + info, 0) as bigint)`.as("rank"),
      sql<SubmissionState>`case when coalesce(documents, 0) = 0 then 'empty' when extracting + auditing > 0 then 'working'
        when received + extracted > 0 then 'waiting' when failed > 0 then 'failed' else 'checked' end`.as("state"),
    ]);
}

export async function findSubmissionLines(tables: Tables, query: SubmissionQuery): Promise<Page<SubmissionLine>> {
  const { sort = "received", descending = true, after, limit = 100 } = query;
  // Of one submission only its own findings are counted.
  const held =
    query.ids &&
    tables
      .selectFrom("archive_names")
      .select("document_id")
      .distinct()
      .where("submission_id", "in", ["", ...query.ids]);
  const matching = narrowed(
    tables,
    query,
    (await held?.execute())?.map(({ document_id }) => document_id),
  );
  const { lines, ...page } = await linesOfPage(matching, { column: SORTS[sort], descending, after, limit });
  const items = lines.map((row): SubmissionLine => {
    const { id, unit, project, year, kind, lane, state, comparison } = row;
    const { received, extracting, extracted, auditing, checked, failed } = row;
    const counts = { received, extracting, extracted, auditing, checked, failed };
    return {
      ...{ id, unit, project, year, kind, lane: lane as Lane, state, comparison, receivedAt: row.received_at, updatedAt: row.updated_at },
      counts: Object.fromEntries(
        Object.entries(counts).map(([status, number]) => [status, Number(number ?? 0)]),
      ) as SubmissionLine["counts"],
      findings: countsOf(row),
      firstName: row.first_name ?? "",
    };
  });
  return { items, ...page };
}

/** The lines that match, each once. */
function narrowed(tables: Tables, query: SubmissionQuery, documentIds: readonly string[] | undefined) {
  const { ids, units, years, kinds, states, severities, assignee, text, receivedSince, receivedBefore } = query;
  let lines = tables.selectFrom(linesOf(tables, query, documentIds).as("line"));
  // An empty list matches nothing.
  const among = (column: "id" | "unit" | "year" | "kind", values: readonly string[] | undefined) => {
    if (values) lines = values.length > 0 ? lines.where(column, "in", values) : lines.where(sql<boolean>`1 = 0`);
  };
  among("id", ids);
  among("unit", units);
  among("year", years);
  among("kind", kinds);
  if (states) lines = states.length > 0 ? lines.where("state", "in", states) : lines.where(sql<boolean>`1 = 0`);
  if (severities) lines = lines.where(({ or, eb }) => or(severities.map((severity) => eb(severity, ">", 0))));
  if (receivedSince !== undefined) lines = lines.where("received_at", ">=", receivedSince);
  if (receivedBefore !== undefined) lines = lines.where("received_at", "<", receivedBefore);
  if (assignee !== undefined)
    lines = lines.where(
      "id",
      "in",
      tables.selectFrom("archive_names").select("submission_id").where("document_id", "in", assignedTo(tables, assignee)),
    );
  if (text !== undefined) {
    const like = (column: string) => sql<boolean>`lower(${sql.ref(column)}) like ${partOf(text)} escape '\\'`;
    const named = tables
      .selectFrom("archive_names")
      .leftJoin("archive_reports", "archive_reports.document_id", "archive_names.document_id")
      .select("submission_id")
      .where(({ or }) => or([like("name"), like("archive_reports.title"), like("archive_reports.project")]));
    lines = lines.where(({ or, eb }) => or([like("unit"), like("project"), eb("id", "in", named)]));
  }
  return lines;
}
