import { sql, type Transaction } from "kysely";
import type { Database, Engine } from "./database.ts";

/** One step forward. Never changed once released, never undone. */
export interface Migration {
  /** `<package>-<number>`, unique, e.g. `archive-001`. */
  readonly id: string;
  readonly statements: (engine: Engine) => readonly string[];
}

/** The package's tables, in an order in which rows may be put back. */
export interface Schema {
  readonly migrations: readonly Migration[];
  readonly tables: readonly string[];
}

interface VersionTable {
  gouji_migrations: { id: string; applied_at: string };
}

/** Brings the database up to date, in one transaction; of two processes that start together one does the work. Answers what it applied. */
export function migrate(database: Database, schemas: readonly Schema[], now: string): Promise<string[]> {
  return database.transaction<VersionTable, string[]>(async (transaction) => {
    await database.lock(transaction, "gouji migrations");
    await sql`create table if not exists gouji_migrations (id text primary key, applied_at text not null)`.execute(transaction);
    const rows = await transaction.selectFrom("gouji_migrations").select("id").execute();
    const known = new Set(rows.map(({ id }) => id));
    const ours = schemas.flatMap(({ migrations }) => migrations);
    refuseNewer(known, ours);
    const applied: string[] = [];
    for (const { id, statements } of ours) {
      if (known.has(id)) continue;
      for (const statement of statements(database.engine)) await sql.raw(statement).execute(transaction);
      await transaction.insertInto("gouji_migrations").values({ id, applied_at: now }).execute();
      applied.push(id);
    }
    return applied;
  });
}

/** Which migrations are done, which are not, and which this program does not know. */
export async function migrationState(
  transaction: Transaction<unknown>,
  schemas: readonly Schema[],
): Promise<{ readonly applied: readonly string[]; readonly pending: readonly string[]; readonly newer: readonly string[] }> {
  const tables = await transaction.introspection.getTables();
  const versions = transaction as Transaction<VersionTable>;
  const rows = tables.some(({ name }) => name === "gouji_migrations")
    ? await versions.selectFrom("gouji_migrations").select("id").orderBy("id").execute()
    : [];
  const known = new Set(rows.map(({ id }) => id));
  const ours = schemas.flatMap(({ migrations }) => migrations);
  return {
    applied: [...known],
    pending: ours.map(({ id }) => id).filter((id) => !known.has(id)),
    newer: newerThan(known, ours),
  };
}

function newerThan(known: ReadonlySet<string>, ours: readonly Migration[]): string[] {
  const packages = new Set(ours.map(({ id }) => id.replace(/-\d+$/, "")));
  const ids = new Set(ours.map(({ id }) => id));
  return [...known].filter((id) => packages.has(id.replace(/-\d+$/, "")) && !ids.has(id));
}

/** An older program must not write into tables that a newer one has changed. */
function refuseNewer(known: ReadonlySet<string>, ours: readonly Migration[]): void {
  const newer = newerThan(known, ours);
  if (newer.length > 0) throw new Error(`The database was made by a newer version (${newer.join(", ")}): update this program.`);
}
