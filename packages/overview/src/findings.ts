import type { ReviewTables } from "@gouji/review/tables";
import { type Kysely, sql } from "kysely";

/** States in which a finding still asks for something. */
export const UNSETTLED = ["open", "confirmed", "sent", "answered"] as const;

/** Findings of a document or submission: those unsettled by severity, `open` ones that nobody has decided about, and all. */
export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly open: number;
  readonly total: number;
}

/** Per document, of the findings in `states` (all without it) and of these documents alone where they are named: a table to join. Errors weigh most in `rank`. */
export function findingsByDocument(tables: Kysely<ReviewTables>, states?: readonly string[], documentIds?: readonly string[]) {
  const unsettled = sql.join(UNSETTLED.map((state) => sql.lit(state)));
  const counted = (severity: string) =>
    sql<number>`sum(case when severity = ${sql.lit(severity)} and state in (${unsettled}) then 1 else 0 end)`;
  let query = tables
    .selectFrom("review_items")
    .select(({ fn }) => [
      "document_id",
      counted("error").as("error"),
      counted("warning").as("warning"),
      counted("info").as("info"),
      sql<number>`sum(case when state = 'open' then 1 else 0 end)`.as("open"),
      fn.countAll<number>().as("total"),
    ])
    .groupBy("document_id");
  if (states) query = query.where("state", "in", ["", ...states]);
  if (documentIds) query = query.where("document_id", "in", ["", ...documentIds]);
  return query;
}

/** PostgreSQL sums whole numbers as text. */
export function countsOf(row: Readonly<Record<keyof FindingCounts, unknown>>): FindingCounts {
  const { error, warning, info, open, total } = row;
  return {
    error: Number(error ?? 0),
    warning: Number(warning ?? 0),
    info: Number(info ?? 0),
    open: Number(open ?? 0),
    total: Number(total ?? 0),
  };
}
