import { sql } from "kysely";
import type { Database } from "./database.ts";
import type { Schema } from "./migrate.ts";

/** One row of one table; bytes as base64 under a name that no column has. */
export interface DumpedRow {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Rows are put back into empty tables only. */
export class NotEmpty extends Error {
  override readonly name = "NotEmpty";
}

const PAGE = 500;
const BYTES = "base64:";

/** All rows of the schemas' tables as of one moment. Both engines write the same rows, so a desk can move to a server. */
export async function dumpTables(database: Database, schemas: readonly Schema[], write: (row: DumpedRow) => Promise<void>): Promise<void> {
  await database.snapshot(async (transaction) => {
    for (const table of schemas.flatMap(({ tables }) => tables)) {
      for (let offset = 0; ; offset += PAGE) {
        const { rows } = await sql<
          Record<string, unknown>
        >`select * from ${sql.table(table)} order by 1, 2 limit ${PAGE} offset ${offset}`.execute(transaction);
        for (const row of rows) await write({ table, row: mapValues(row, encode) });
        if (rows.length < PAGE) break;
      }
    }
  });
}

/** Puts rows into empty tables, all or nothing; throws when a table has rows already. */
export async function loadTables(database: Database, schemas: readonly Schema[], rows: AsyncIterable<DumpedRow>): Promise<void> {
  const tables = schemas.flatMap((schema) => schema.tables);
  await database.transaction<Record<string, Record<string, unknown>>, void>(async (transaction) => {
    for (const table of tables) {
      const { rows: found } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(transaction);
      if (found.length > 0) throw new NotEmpty(`Restore needs an empty database: ${table} has rows.`);
    }
    for await (const { table, row } of rows) {
      if (!tables.includes(table)) throw new Error(`The state file has an unknown table, ${table}: update this program.`);
      await transaction.insertInto(table).values(mapValues(row, decode)).execute();
    }
    if (database.engine === "postgres") {
      const { rows: counters } = await sql<{ name: string; table: string; column: string }>`
        select pg_get_serial_sequence(quote_ident(table_name), column_name) as name, table_name as table, column_name as column
        from information_schema.columns where is_identity = 'YES' and table_schema = current_schema()`.execute(transaction);
      for (const { name, table, column } of counters)
        await sql`select setval(${name}, (select coalesce(max(${sql.ref(column)}), 0) + 1 from ${sql.table(table)}), false)`.execute(
          transaction,
        );
    }
  });
}

function mapValues(row: Readonly<Record<string, unknown>>, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, change(value)]));
}

function encode(value: unknown): unknown {
  if (value instanceof Uint8Array) return { [BYTES]: Buffer.from(value).toString("base64") };
  return value;
}

function decode(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !(BYTES in value)) return value;
  return Buffer.from(String(value[BYTES]), "base64");
}
