import { sql } from "kysely";
import type { Database } from "./database.ts";
import { migrationState, type Schema } from "./migrate.ts";

/** What a database says of itself. */
export interface DatabaseInspection {
  /** Of SQLite or of the server, e.g. "15.14". */
  readonly version: string;
  readonly applied: readonly string[];
  /** Migrations that the next start applies. */
  readonly pending: readonly string[];
  /** Migrations of a newer program, into whose tables this one must not write. */
  readonly newer: readonly string[];
  /** Whether tables may be made. */
  readonly mayMigrate: boolean;
}

/** Looks without changing anything. @throws where the database does not answer or cannot be written to. */
export async function inspect(database: Database, schemas: readonly Schema[]): Promise<DatabaseInspection> {
  const connection = database.as<Record<string, Record<string, unknown>>>();
  const isPostgres = database.engine === "postgres";
  const version = await (isPostgres
    ? sql<{ version: string }>`select split_part(current_setting('server_version'), ' ', 1) as version`
    : sql<{ version: string }>`select sqlite_version() as version`
  ).execute(connection);
  const rights = isPostgres
    ? await sql<{ may: boolean | null }>`select has_schema_privilege(current_schema(), 'CREATE') as may`.execute(connection)
    : undefined;
  // SQLite's transactions begin with the lock of a writer, which a file that may only be read does not give.
  const state = await database.transaction((transaction) => migrationState(transaction, schemas));
  return { version: version.rows[0]?.version ?? "", ...state, mayMigrate: rights === undefined || rights.rows[0]?.may === true };
}
