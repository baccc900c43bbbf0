import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { type SqliteDatabase, SqliteDialect } from "kysely";
import { isUnavailable } from "./unavailable.ts";

/** How long one statement waits for another process to finish its own. */
const BUSY_MS = 15_000;
/** Statements kept ready: preparing one takes as long as running it. */
const KEPT = 300;

/** Kysely's SQLite dialect over node:sqlite. */
export async function sqliteDialect(path: string): Promise<SqliteDialect> {
  const database = new DatabaseSync(path, { timeout: BUSY_MS, enableForeignKeyConstraints: true });
  await useWriteAheadLog(database);
  // Every step rewrites the same few pages: the longer the log, the fewer of them are copied to the file. 40 MB at most.
  database.exec("PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 10000");
  return new SqliteDialect({ database: shim(database) });
}

/** Two processes that open a new file together may find it locked at this one statement, whatever the time-out. */
async function useWriteAheadLog(database: DatabaseSync): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      database.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (error) {
      if (attempt === 50 || !isUnavailable(error)) throw error;
      await wait(20 * Math.min(attempt, 10));
    }
  }
}

function shim(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, StatementSync>();
  const prepared = (sql: string) => {
    const known = kept.get(sql);
    if (known) return known;
    // A deferred transaction that reads first and then writes fails at once when another process wrote in between.
    const statement = database.prepare(sql === "begin" ? "begin immediate" : sql);
    if (kept.size >= KEPT) kept.clear();
    kept.set(sql, statement);
    return statement;
  };
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = prepared(sql);
      const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)) as IterableIterator<unknown>,
      };
    },
  };
}
