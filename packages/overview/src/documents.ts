import type { ArchiveTables } from "@gouji/archive/tables";
import type { ReviewTables } from "@gouji/review/tables";
import { type Kysely, sql } from "kysely";
import { countsOf, findingsByDocument, UNSETTLED } from "./findings.ts";
import type { DocumentLine, DocumentQuery, DocumentSort } from "./overview.ts";
import { linesOfPage, type Page, partOf } from "./page.ts";

export type Tables = Kysely<ArchiveTables & ReviewTables>;

const SORTS: Readonly<Record<DocumentSort, string>> = {
  ...{ received: "received_at", updated: "updated_at", size: "size", unit: "unit", name: "name", findings: "rank" },
};

/** One line for each document with all that is filtered and sorted by. */
function linesOf(tables: Tables, { findingStates, ids }: Pick<DocumentQuery, "findingStates" | "ids">) {
  // Scores in hundredths of the full score, for ordering and grouping alone.
  const lowest = sql<number>`min(cast(score as double precision) * 100 / cast(coalesce(nullif(full_score, '0'), '100') as double precision))`;
  const scores = tables
    .selectFrom("archive_scores")
    .select(({ fn }) => [
      ...["document_id" as const, fn.min("full_marks").as("full_marks"), lowest.as("lowest")],
      ...[fn.countAll<number>().as("scores"), fn.sum<number>("full_marks").as("full_scores")],
    ])
    .groupBy("document_id")
    .$if(ids !== undefined, (all) => all.where("document_id", "in", ["", ...(ids ?? [])]));
  return tables
    .selectFrom("archive_documents as d")
    .leftJoin("archive_names as n", (join) => join.onRef("n.document_id", "=", "d.id").on("n.position", "=", 0))
    .leftJoin("archive_submissions as s", "s.id", "n.submission_id")
    .leftJoin("archive_reports as r", "r.document_id", "d.id")
    .leftJoin("archive_versions as v", "v.document_id", "d.id")
    .leftJoin(scores.as("m"), "m.document_id", "d.id")
    .leftJoin(findingsByDocument(tables, findingStates, ids).as("f"), "f.document_id", "d.id")
    .select(({ ref }) => [
      ...(["d.id", "d.status", "d.size", "d.failure_kind", "d.received_at", "d.updated_at"] as const),
      ...(["r.title", "r.project", "r.kind", "r.pages", "r.figures", "r.linked", "r.checked", "r.confirmed", "r.checked_at"] as const),
      ...[ref("r.unit").as("own_unit"), ref("r.year").as("own_year")],
      ...([
        "v.family_id",
        "v.number",
        "m.full_marks",
        "m.lowest",
        "m.scores",
        "m.full_scores",
        "f.error",
        "f.warning",
        "f.info",
        "f.open",
        "f.total",
      ] as const),
      sql<number | null>`(select max(x.number) from archive_versions x where x.family_id = v.family_id)`.as("last"),
      sql<string>`coalesce(${ref("n.name")}, '')`.as("name"),
      sql<string>`coalesce(nullif(${ref("s.unit")}, ''), ${ref("r.unit")}, '')`.as("unit"),
      sql<string>`coalesce(nullif(${ref("r.year")}, ''), ${ref("s.year")}, '')`.as("year"),
      sql<number>`cast(coalesce(error * 1000000 + warning * 1000 + info, 0) as bigint)`.as("rank"),
    ]);
}

export async function findDocumentLines(tables: Tables, query: DocumentQuery): Promise<Page<DocumentLine>> {
  const { sort = "received", descending = false, after, limit = 100 } = query;
  const matching = narrowed(tables, query);
  const { lines, ...page } = await linesOfPage(matching, { column: SORTS[sort], descending, after, limit });
  const ids = lines.map(({ id }) => id);
  const [scores, assignees] = [await scoresOf(tables, ids), await assigneesOf(tables, ids, query.findingStates)];
  const items = lines.map((row): DocumentLine => {
    const { id, unit, title, project, kind, pages, figures, linked, checked, confirmed, checked_at: checkedAt } = row;
    const coverage = { figures: figures ?? 0, linked: linked ?? 0, checked: checked ?? 0, confirmed: confirmed ?? 0 };
    const names = { title: title ?? "", unit: row.own_unit ?? "", project: project ?? "", year: row.own_year ?? "", kind: kind ?? "" };
    return {
      ...{ id, unit, findings: countsOf(row), assignees: assignees.get(id) ?? [] },
      ...(checkedAt === null ? {} : { report: { ...names, pages, coverage, totals: scores.get(id) ?? [], checkedAt } }),
      ...(row.family_id === null || row.number === null
        ? {}
        : { version: { familyId: row.family_id, number: row.number, latest: row.number === row.last } }),
    };
  });
  return { items, ...page };
}

/** The lines that match, each once. */
export function narrowed(tables: Tables, query: DocumentQuery) {
  const { ids, units, years, kinds, severities, assignee, text, receivedSince, receivedBefore } = query;
  const { submissionId, statuses, failureKind, fullMarks, scoreFrom, scoreBelow, undecided, latest } = query;
  let lines = tables.selectFrom(linesOf(tables, query).as("line"));
  // An empty list matches nothing.
  const among = (column: "id" | "unit" | "year" | "kind" | "status", values: readonly string[] | undefined) => {
    if (values) lines = values.length > 0 ? lines.where(column, "in", values) : lines.where(sql<boolean>`1 = 0`);
  };
  among("id", ids);
  among("year", years);
  among("kind", kinds);
  among("status", statuses);
  // A report whose sender named no unit is of the unit that it names itself.
  if (units)
    lines = lines.where(({ or, eb }) =>
      or([eb("id", "in", heldBy(tables, units)), ...(units.length > 0 ? [eb("unit", "in", units)] : [])]),
    );
  if (submissionId !== undefined)
    lines = lines.where("id", "in", tables.selectFrom("archive_names").select("document_id").where("submission_id", "=", submissionId));
  if (failureKind !== undefined) lines = lines.where("failure_kind", "=", failureKind);
  if (severities) lines = lines.where(({ or, eb }) => or(severities.map((severity) => eb(severity, ">", 0))));
  if (assignee !== undefined) lines = lines.where("id", "in", assignedTo(tables, assignee));
  if (fullMarks !== undefined) lines = lines.where("full_marks", "=", Number(fullMarks));
  if (scoreFrom !== undefined) lines = lines.where("lowest", ">=", scoreFrom);
  if (scoreBelow !== undefined) lines = lines.where("lowest", "<", scoreBelow).where("full_marks", "=", 0);
  if (undecided !== undefined) lines = lines.where(sql<boolean>`coalesce(open, 0) ${sql.raw(undecided ? ">" : "=")} 0`);
  if (latest !== undefined) lines = lines.where(sql<boolean>`(coalesce(number = last, true)) = ${sql.lit(latest)}`);
  if (receivedSince !== undefined) lines = lines.where("received_at", ">=", receivedSince);
  if (receivedBefore !== undefined) lines = lines.where("received_at", "<", receivedBefore);
  if (text !== undefined)
    lines = lines.where(({ or }) =>
      or(
        (["name", "title", "project", "unit"] as const).map(
          (column) => sql<boolean>`lower(coalesce(${sql.ref(column)}, '')) like ${partOf(text)} escape '\\'`,
        ),
      ),
    );
  return lines;
}

/** Documents that a submission of these units holds. */
function heldBy(tables: Tables, units: readonly string[]) {
  const held = tables
    .selectFrom("archive_names")
    .innerJoin("archive_submissions", "archive_submissions.id", "archive_names.submission_id")
    .select("archive_names.document_id");
  return units.length > 0 ? held.where("unit", "in", units) : held.where(sql<boolean>`1 = 0`);
}

export function assignedTo(tables: Tables, assignee: string) {
  return tables.selectFrom("review_items").select("document_id").where("assignee", "=", assignee).where("state", "in", UNSETTLED);
}

type Totals = NonNullable<DocumentLine["report"]>["totals"];

async function scoresOf(tables: Tables, ids: readonly string[]): Promise<ReadonlyMap<string, Totals>> {
  const rows = await tables
    .selectFrom("archive_scores")
    .selectAll()
    .where("document_id", "in", ["", ...ids])
    .orderBy("position")
    .execute();
  const found = new Map<string, Totals>();
  for (const { document_id: id, project, score, full_score: fullScore, full_marks: full } of rows)
    found.set(id, [...(found.get(id) ?? []), { project, score, fullScore, full: full === 1 }]);
  return found;
}

async function assigneesOf(
  tables: Tables,
  ids: readonly string[],
  states?: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tables
    .selectFrom("review_items")
    .select(["document_id", "assignee"])
    .distinct()
    .where("document_id", "in", ["", ...ids])
    .where("assignee", "is not", null)
    .where("state", "in", ["", ...UNSETTLED.filter((state) => states?.includes(state) ?? true)])
    .orderBy("assignee")
    .execute();
  const found = new Map<string, string[]>();
  for (const { document_id, assignee } of rows) found.set(document_id, [...(found.get(document_id) ?? []), assignee ?? ""]);
  return found;
}
