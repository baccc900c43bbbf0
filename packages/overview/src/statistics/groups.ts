import type { ArchiveTables } from "@gouji/archive/tables";
import type { ReviewTables } from "@gouji/review/tables";
import { type SelectQueryBuilder, sql } from "kysely";
import type { Tables } from "../documents.ts";
import { UNSETTLED } from "../findings.ts";
import type { FindingGroups, Group, StatisticsFilter } from "./statistics.ts";

type All = ArchiveTables & ReviewTables;

/** The findings that the filter asks for. */
export function findingsOf<Selected>(
  query: SelectQueryBuilder<All, "review_items", Selected>,
  { units, years, kinds }: StatisticsFilter,
): SelectQueryBuilder<All, "review_items", Selected> {
  let result = query;
  const among = (column: "unit" | "year" | "report_kind", values: readonly string[] | undefined) => {
    if (values) result = values.length > 0 ? result.where(column, "in", values) : result.where(sql<boolean>`1 = 0`);
  };
  among("unit", units);
  among("year", years);
  among("report_kind", kinds);
  return result;
}

export async function findGroups(tables: Tables, filter: StatisticsFilter): Promise<FindingGroups> {
  const by = async (column: "rule_id" | "unit" | "year" | "state" | "report_kind"): Promise<Group[]> => {
    const unsettled = sql.join(UNSETTLED.map((state) => sql.lit(state)));
    const of = (severity: string) => sql<number>`sum(case when severity = ${sql.lit(severity)} then 1 else 0 end)`;
    const query = tables
      .selectFrom("review_items")
      .select(({ ref }) => [
        ref(column).as("name"),
        ...[of("error").as("error"), of("warning").as("warning"), of("info").as("info")],
        sql<number>`sum(case when state in (${unsettled}) then 1 else 0 end)`.as("unsettled"),
      ]);
    const rows = await findingsOf(query, filter).groupBy(column).execute();
    return rows
      .map(({ name, error, warning, info, unsettled: open }) => ({
        ...{ name, error: Number(error), warning: Number(warning), info: Number(info), unsettled: Number(open) },
        total: Number(error) + Number(warning) + Number(info),
      }))
      .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
  };
  const state = await by("state");
  const all = { error: 0, warning: 0, info: 0, total: 0, unsettled: 0 };
  for (const group of state) for (const key of ["error", "warning", "info", "total", "unsettled"] as const) all[key] += group[key];
  return { all, state, rule: await by("rule_id"), unit: await by("unit"), year: await by("year"), reportKind: await by("report_kind") };
}
