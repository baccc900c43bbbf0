import { type Kysely, type SelectQueryBuilder, sql } from "kysely";
import type { Page } from "../finding-store.ts";
import { type AuditEntry, type Filter, type ListCounts, type Precision, Query, type ReviewItem, type Sort } from "../schema.ts";
import { itemOf } from "./items.ts";
import type { ReviewTables } from "./schema.ts";

type Tables = Kysely<ReviewTables>;
type Column = keyof ReviewTables["review_items"];
const SORTS: Readonly<Record<Sort, Column>> = {
  severity: "severity_rank",
  firstSeen: "first_seen_at",
  updated: "updated_at",
  unit: "unit",
  rule: "rule_id",
  amount: "amount",
  due: "due_at",
};

type Where<Selected> = SelectQueryBuilder<ReviewTables, "review_items", Selected>;

export function matching<Selected>(query: Where<Selected>, filter: Filter): Where<Selected> {
  let result = query;
  const among = (column: Column, values: readonly string[] | undefined) => {
    // An empty list matches nothing; no list matches all.
    if (values) result = values.length > 0 ? result.where(column, "in", values) : result.where(sql<boolean>`1 = 0`);
  };
  const one = (value: string | undefined) => (value === undefined ? undefined : [value]);
  among("id", filter.ids);
  among("document_id", one(filter.documentId));
  among("document_id", filter.documentIds);
  among("family_id", one(filter.familyId));
  among("unit", filter.units);
  among("project", one(filter.project));
  among("year", one(filter.year));
  among("year", filter.years);
  among("report_kind", one(filter.reportKind));
  among("report_kind", filter.reportKinds);
  among("rule_id", filter.ruleIds);
  among("severity", filter.severities);
  among("state", filter.states);
  among("change", filter.changes);
  if (filter.assignee === null) result = result.where("assignee", "is", null);
  else among("assignee", one(filter.assignee));
  if (filter.seenSince !== undefined) result = result.where("first_seen_at", ">=", filter.seenSince);
  if (filter.seenBefore !== undefined) result = result.where("first_seen_at", "<", filter.seenBefore);
  if (filter.dueBefore !== undefined) result = result.where("due_at", "<", filter.dueBefore);
  if (filter.amountFrom !== undefined) result = result.where("amount", ">=", filter.amountFrom).where("amount", ">", 0);
  if (filter.looked !== undefined) result = result.where("looked", "=", Number(filter.looked));
  among("scope", one(filter.scope));
  if (filter.present !== undefined) result = result.where("present", "=", Number(filter.present));
  if (filter.tag !== undefined) result = contains(result, "tags", `\n${filter.tag}\n`);
  if (filter.text !== undefined) result = contains(result, "sentence", filter.text);
  return result;
}

function contains<Selected>(query: Where<Selected>, column: Column, part: string): Where<Selected> {
  const pattern = `%${part.replace(/[\\%_]/g, "\\$&").toLowerCase()}%`;
  return query.where(sql<boolean>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`);
}

export async function findItems(tables: Tables, given: Query): Promise<Page<ReviewItem>> {
  const { filter, sort, descending, limit, after } = Query.parse(given);
  // What has no due date comes after all that have one.
  const column = sort === "due" ? sql.raw<string>("coalesce(due_at, '9999')") : sql.ref(SORTS[sort]);
  const direction = descending ? "desc" : "asc";
  let query = matching(tables.selectFrom("review_items").select(["id", "item", column.as("sorted")]), filter);
  if (after !== undefined) {
    const [value, id]: [string | number, string] = JSON.parse(Buffer.from(after, "base64url").toString());
    query = query.where(sql<boolean>`(${column}, id) ${sql.raw(descending ? "<" : ">")} (${value}, ${id})`);
  }
  const rows = await query
    .orderBy(sql`${column} ${sql.raw(direction)}, id ${sql.raw(direction)}`)
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map(itemOf);
  const last = rows[limit - 1];
  if (rows.length <= limit || !last) return { items };
  return { items, next: Buffer.from(JSON.stringify([last.sorted, last.id])).toString("base64url") };
}

export async function countItems(tables: Tables, filter: Filter): Promise<ListCounts> {
  const by = async (column: "severity" | "state" | "unit" | "rule_id" | "year" | "report_kind" | "change" | "assignee") => {
    const query = tables.selectFrom("review_items").select(({ fn, ref }) => [ref(column).as("name"), fn.countAll<number>().as("count")]);
    const rows = await matching(query, filter).groupBy(column).execute();
    return Object.fromEntries(rows.map(({ name, count }) => [name ?? "", Number(count)]));
  };
  const state = await by("state");
  return {
    total: Object.values(state).reduce((sum, count) => sum + count, 0),
    ...{ state, severity: await by("severity"), unit: await by("unit"), rule: await by("rule_id"), year: await by("year") },
    ...{ reportKind: await by("report_kind"), change: await by("change"), assignee: await by("assignee") },
  };
}

export async function findHistory(
  tables: Tables,
  filter: { readonly itemId?: string; readonly after?: number; readonly limit?: number },
): Promise<AuditEntry[]> {
  let query = tables
    .selectFrom("review_log")
    .selectAll()
    .where("number", ">", filter.after ?? 0);
  if (filter.itemId !== undefined) query = query.where("item_id", "=", filter.itemId);
  const rows = await query
    .orderBy("number")
    .limit(filter.limit ?? 500)
    .execute();
  return rows.map(({ item_id, engine_version, before, after, ...row }) => ({
    ...row,
    itemId: item_id,
    engineVersion: engine_version,
    before: before === null ? null : itemOf({ item: before }),
    after: itemOf({ item: after }),
  }));
}

export async function findPrecision(tables: Tables, filter: Filter): Promise<Precision[]> {
  const rows = await tables
    .selectFrom("review_judgements")
    .select(({ fn }) => ["rule_id", "verdict", fn.countAll<number>().as("count")])
    .where("item_id", "in", matching(tables.selectFrom("review_items").select("id"), filter))
    .groupBy(["rule_id", "verdict"])
    .orderBy("rule_id")
    .execute();
  const countOf = (ruleId: string, verdict: string) =>
    Number(rows.find((row) => row.rule_id === ruleId && row.verdict === verdict)?.count ?? 0);
  return [...new Set(rows.map((row) => row.rule_id))].map((ruleId) => {
    const [right, wrong] = [countOf(ruleId, "right"), countOf(ruleId, "wrong")];
    return { ruleId, right, wrong, ...wilsonBounds(right, right + wrong) };
  });
}

function wilsonBounds(right: number, judged: number): { lowerBound: number; upperBound: number } {
  const z = 1.96;
  const share = right / judged;
  const centre = share + z ** 2 / (2 * judged);
  const spread = z * Math.sqrt((share * (1 - share) + z ** 2 / (4 * judged)) / judged);
  const whole = 1 + z ** 2 / judged;
  return { lowerBound: Math.max(0, (centre - spread) / whole), upperBound: Math.min(1, (centre + spread) / whole) };
}
