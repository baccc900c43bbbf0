import { sql } from "kysely";
import type { Tables } from "./documents.ts";
import type { Facets } from "./overview.ts";

export async function findFacets(tables: Tables, { units }: { readonly units?: readonly string[] }): Promise<Facets> {
  let query = tables
    .selectFrom("archive_submissions as s")
    .leftJoin("archive_names as n", "n.submission_id", "s.id")
    .leftJoin("archive_reports as r", "r.document_id", "n.document_id")
    .select(["s.unit", "s.year", "s.kind", "r.year as own_year", "r.kind as own_kind"])
    .distinct();
  if (units) query = units.length > 0 ? query.where("s.unit", "in", units) : query.where(sql<boolean>`1 = 0`);
  const rows = await query.execute();
  const sorted = (values: readonly (string | null)[]) =>
    [...new Set(values)].filter((value) => value !== null && value !== "").sort() as string[];
  return {
    units: sorted(rows.map(({ unit }) => unit)).sort((a, b) => a.localeCompare(b, "zh")),
    years: sorted(rows.flatMap(({ year, own_year }) => [year, own_year])),
    kinds: sorted(rows.flatMap(({ kind, own_kind }) => [kind, own_kind])),
  };
}
