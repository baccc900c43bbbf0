import { sql } from "kysely";
import { narrowed, type Tables } from "../documents.ts";
import type { FullMarks, ReportNumbers, ScoreBar, StatisticsFilter } from "./statistics.ts";

export async function findReportNumbers(tables: Tables, filter: StatisticsFilter): Promise<ReportNumbers> {
  const row = await narrowed(tables, { ...filter, latest: true })
    .select(({ fn }) => [
      fn.countAll<number>().as("documents"),
      sql<number>`sum(case when status = 'checked' then 1 else 0 end)`.as("checked"),
      sql<number>`sum(case when status = 'failed' then 1 else 0 end)`.as("failed"),
      ...[fn.min("received_at").as("first"), fn.max("received_at").as("last")],
      ...[fn.sum<number>("figures").as("figures"), fn.sum<number>("checked").as("judged"), fn.sum<number>("confirmed").as("confirmed")],
    ])
    .executeTakeFirstOrThrow();
  const [documents, checked, failed] = [Number(row.documents), Number(row.checked ?? 0), Number(row.failed ?? 0)];
  const coverage = { figures: Number(row.figures ?? 0), checked: Number(row.judged ?? 0), confirmed: Number(row.confirmed ?? 0) };
  const period = row.first === null || row.last === null ? null : { from: row.first, to: row.last };
  const held = narrowed(tables, { ...filter, latest: true }).select("id");
  const submissions = await tables
    .selectFrom("archive_names")
    .select(({ fn }) => fn.count<number>("submission_id").distinct().as("count"))
    .where("document_id", "in", held)
    .executeTakeFirstOrThrow();
  return { submissions: Number(submissions.count), period, documents, checked, failed, coverage };
}

export async function findFullMarks(tables: Tables, filter: StatisticsFilter): Promise<FullMarks[]> {
  const rows = await narrowed(tables, { ...filter, latest: true })
    .where("full_marks", "is not", null)
    .select(({ fn }) => [
      "unit",
      fn.countAll<number>().as("reports"),
      fn.sum<number>("full_marks").as("full"),
      fn.sum<number>("scores").as("scores"),
      fn.sum<number>("full_scores").as("full_scores"),
    ])
    .groupBy("unit")
    .execute();
  return rows
    .map(({ unit, reports, full, scores, full_scores }) => ({
      ...{ unit, reports: Number(reports), fullReports: Number(full), scores: Number(scores), fullScores: Number(full_scores) },
    }))
    .sort((a, b) => b.fullReports / b.reports - a.fullReports / a.reports || b.reports - a.reports || (a.unit < b.unit ? -1 : 1));
}

/** Where the bars begin, in hundredths of the full score. */
const BARS = [0, 60, 70, 80, 85, 90, 95] as const;

export async function findScoreBars(tables: Tables, filter: StatisticsFilter): Promise<ScoreBar[]> {
  const steps = BARS.slice(1).map((from, at) => sql`when lowest < ${sql.lit(from)} then ${sql.lit(BARS[at])}`);
  const bar = sql<number>`case when full_marks = 1 then 100 ${sql.join(steps, sql` `)} else ${sql.lit(BARS.at(-1))} end`;
  const rows = await narrowed(tables, { ...filter, latest: true })
    .where("full_marks", "is not", null)
    .select(({ fn }) => [
      bar.as("bar"),
      fn.countAll<number>().as("reports"),
      ...[fn.sum<number>("error").as("errors"), fn.sum<number>("warning").as("warnings")],
    ])
    .groupBy(bar)
    .execute();
  const known = new Map(rows.map((row) => [Number(row.bar), row]));
  return [...BARS, 100].map((from, at) => {
    const row = known.get(from);
    const below = from === 100 ? null : (BARS[at + 1] ?? 100);
    return { from, below, reports: Number(row?.reports ?? 0), errors: Number(row?.errors ?? 0), warnings: Number(row?.warnings ?? 0) };
  });
}
