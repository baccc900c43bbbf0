// For tests of the stores: a database of their own on each engine, dropped at the end.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Database, type Engine, type Location, openDatabase } from "./database.ts";

export interface TestDatabase {
  readonly database: Database;
  /** For a second connection to the same tables. */
  readonly location: Location;
  drop(): Promise<void>;
}

const ADMIN_URL = process.env.GOUJI_TEST_DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/postgres";
let serial = 0;

/** Why the engine's tests cannot run here, or undefined. With GOUJI_REQUIRE_SERVICES=1 a missing service is a failure, not a skip. */
export async function missingService(engine: Engine): Promise<string | undefined> {
  if (engine === "sqlite") return undefined;
  const client = new pg.Client({ connectionString: ADMIN_URL, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    return undefined;
  } catch (cause) {
    if (process.env.GOUJI_REQUIRE_SERVICES === "1")
      throw new Error("PostgreSQL is required (GOUJI_REQUIRE_SERVICES=1) and not there", { cause });
    return "PostgreSQL is not there";
  } finally {
    await client.end().catch(() => {});
  }
}

export async function openTestDatabase(engine: Engine): Promise<TestDatabase> {
  return engine === "sqlite" ? openSqlite() : openPostgres();
}

async function openSqlite(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "gouji-test-"));
  const location: Location = { engine: "sqlite", path: join(folder, "gouji.sqlite") };
  const database = await openDatabase(location);
  return {
    database,
    location,
    drop: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openPostgres(): Promise<TestDatabase> {
  const name = `gouji_test_${process.pid}_${process.hrtime.bigint()}_${++serial}`;
  await asAdmin(`create database ${name}`);
  const url = new URL(ADMIN_URL);
  url.pathname = `/${name}`;
  const location: Location = { engine: "postgres", url: url.href, maxConnections: 4 };
  const database = await openDatabase(location);
  return {
    database,
    location,
    drop: async () => {
      await database.close();
      await asAdmin(`drop database if exists ${name} with (force)`);
    },
  };
}

async function asAdmin(statement: string): Promise<void> {
  await atServer(ADMIN_URL, statement);
}

async function atServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Ends every other connection to the database from the server's side. */
export async function endConnections({ url }: { readonly url: string }): Promise<void> {
  await atServer(
    url,
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
}
