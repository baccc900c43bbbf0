import { Kysely, sql, type Transaction } from "kysely";
import { type PostgresOptions, postgresDialect } from "./postgres.ts";
import { sqliteDialect } from "./sqlite.ts";

export type Engine = "sqlite" | "postgres";

/** Where the tables are: a file (or ":memory:"), or a server. */
export type Location = { readonly engine: "sqlite"; readonly path: string } | ({ readonly engine: "postgres" } & PostgresOptions);

/** The one connection that the stores share. Each store sees its own tables through `as`. */
export class Database {
  readonly engine: Engine;
  readonly #kysely: Kysely<unknown>;

  constructor(engine: Engine, kysely: Kysely<unknown>) {
    this.engine = engine;
    this.#kysely = kysely;
  }

  /** The connection, typed with the tables that the caller's migrations made. */
  as<Tables>(): Kysely<Tables> {
    return this.#kysely as unknown as Kysely<Tables>;
  }

  /** All or nothing. Inside, use the transaction alone: SQLite has one connection, and asking for a second waits for ever. */
  transaction<Tables, Value>(work: (transaction: Transaction<Tables>) => Promise<Value>): Promise<Value> {
    return this.as<Tables>().transaction().execute(work);
  }

  /** Reads everything as of one moment, and holds up nobody who writes. */
  snapshot(read: (connection: Kysely<Record<string, Record<string, unknown>>>) => Promise<void>): Promise<void> {
    const tables = this.as<Record<string, Record<string, unknown>>>();
    if (this.engine === "postgres") return tables.transaction().setIsolationLevel("repeatable read").execute(read);
    return tables.connection().execute(async (connection) => {
      await sql`begin deferred`.execute(connection);
      try {
        await read(connection);
      } finally {
        await sql`rollback`.execute(connection);
      }
    });
  }

  /** Until the transaction ends, nobody else passes the same lock. SQLite's writers are alone anyway. */
  async lock<Tables>(transaction: Transaction<Tables>, name: string): Promise<void> {
    if (this.engine === "postgres") await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
  }

  close(): Promise<void> {
    return this.#kysely.destroy();
  }
}

/** A transaction that one store hands to another, which sees its own tables in it through `as`. */
export class OpenTransaction {
  readonly #transaction: object;

  constructor(transaction: Pick<Transaction<never>, "isTransaction">) {
    this.#transaction = transaction;
  }

  as<Tables>(): Transaction<Tables> {
    return this.#transaction as Transaction<Tables>;
  }
}

export async function openDatabase(location: Location): Promise<Database> {
  const dialect = location.engine === "sqlite" ? await sqliteDialect(location.path) : postgresDialect(location);
  return new Database(location.engine, new Kysely<unknown>({ dialect }));
}
