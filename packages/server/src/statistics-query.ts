import type { StatisticsFilter } from "@gouji/overview";
import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Environment } from "./environment.ts";
import { visibleUnits } from "./let-in.ts";
import { several } from "./routing.ts";

/** What statistics are about, as it stands in an address. */
export const StatisticsQuery = z.object({
  unit: several.optional(),
  year: several.optional(),
  kind: several.optional().openapi({ description: "of the report: selfEvaluation, evaluation, monitoring, form, unknown" }),
});
type Query = z.output<typeof StatisticsQuery>;

/** Narrowed to the units that the account may see. */
export function statisticsFilter(context: Context<Environment>, { unit, year, kind }: Query): StatisticsFilter {
  const units = visibleUnits(context, unit);
  return { ...(units ? { units } : {}), ...(year ? { years: year } : {}), ...(kind ? { kinds: kind } : {}) };
}

/** Path and filter of the list behind a number: what was asked for, and what the number stands for. */
export function listOf(path: "/findings" | "/documents", { unit, year, kind }: Query, own: Readonly<Record<string, string>>): string {
  const asked = {
    ...(unit ? { unit: unit.join(",") } : {}),
    ...(year ? { year: year.join(",") } : {}),
    ...(kind ? { [path === "/findings" ? "reportKind" : "kind"]: kind.join(",") } : {}),
  };
  return `${path}?${new URLSearchParams({ ...asked, ...own })}`;
}

/** The documents of a bar of scores. */
export function barOf({ from, below }: { readonly from: number; readonly below: number | null }): Record<string, string> {
  return { latest: "true", ...(below === null ? { fullMarks: "true" } : { scoreFrom: String(from), scoreBelow: String(below) }) };
}
