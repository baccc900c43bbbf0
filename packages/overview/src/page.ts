import { type SelectQueryBuilder, sql } from "kysely";
/** Where the page before ended: the value that was sorted by, and the id. */
export type Cursor = readonly [value: string | number, id: string];

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly next?: string;
  /** All that match, on whatever page. */
  readonly total: number;
}

/** @throws SyntaxError on what is no cursor of ours. */
export function readCursor(after: string): Cursor {
  return JSON.parse(Buffer.from(after, "base64url").toString());
}

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** The pattern of a part of a text, in which nothing has a meaning of its own. */
export function partOf(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&").toLowerCase()}%`;
}

export interface Order {
  readonly column: string;
  readonly descending: boolean;
  /** `next` of the page before. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** The lines of one page by column and id: what arrives between two pages moves nothing. With the key of the next page, and how many lines match in all. */
export async function linesOfPage<Database, Table extends keyof Database>(
  matching: SelectQueryBuilder<Database, Table, object>,
  { column, descending, after, limit }: Order,
) {
  const by = sql.ref(column);
  const direction = sql.raw(descending ? "desc" : "asc");
  let page = matching.selectAll();
  if (after !== undefined) {
    const [value, id] = readCursor(after);
    page = page.where(sql<boolean>`(${by}, id) ${sql.raw(descending ? "<" : ">")} (${value}, ${id})`);
  }
  const rows = await page
    .orderBy(sql`${by} ${direction}, id ${direction}`)
    .limit(limit + 1)
    .execute();
  const all: Readonly<Record<string, unknown>> | undefined = await matching.select(sql<number>`count(*)`.as("count")).executeTakeFirst();
  const lines = rows.slice(0, limit);
  // Every line has its id and what it is ordered by.
  const last = lines.at(-1) as Readonly<Record<string, string | number>> | undefined;
  const next = rows.length > limit && last ? writeCursor([last[column] ?? "", String(last.id)]) : undefined;
  return { lines, total: Number(all?.["count"] ?? 0), ...(next === undefined ? {} : { next }) };
}
