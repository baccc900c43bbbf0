import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { type Engine, inspect, isUnavailable, migrate, openDatabase, type Schema, Unavailable } from "./index.ts";
import { missingService, openTestDatabase } from "./testing.ts";

const SCHEMA: Schema = {
  tables: ["birds"],
  migrations: [
    { id: "birds-001", statements: () => ["create table birds (name text primary key, song text)"] },
    { id: "birds-002", statements: () => ["alter table birds add column eggs bigint", "insert into birds values ('wren', 'trill', 6)"] },
  ],
};
interface Tables {
  birds: { name: string; song: string | null; eggs: number | null };
}

describe.each<Engine>(["sqlite", "postgres"])("database on %s", async (engine) => {
  const missing = await missingService(engine);
  const testHere = test.skipIf(missing !== undefined);

  testHere("migrates once, forward, and refuses a database of a newer program", async () => {
    const { database, drop } = await openTestDatabase(engine);
    try {
      const older = { ...SCHEMA, migrations: SCHEMA.migrations.slice(0, 1) };
      expect(await migrate(database, [older], "t0")).toEqual(["birds-001"]);
      expect(await migrate(database, [SCHEMA], "t1")).toEqual(["birds-002"]);
      expect(await migrate(database, [SCHEMA], "t2")).toEqual([]);
      expect(await database.as<Tables>().selectFrom("birds").selectAll().execute()).toEqual([{ name: "wren", song: "trill", eggs: 6 }]);
      await expect(migrate(database, [older], "t3")).rejects.toThrow(/newer/);
    } finally {
      await drop();
    }
  });

  testHere("a connection that was open before the tables changed says that the service is away, or goes on", async () => {
    const { database, location, drop } = await openTestDatabase(engine);
    const other = await openDatabase(location.engine === "sqlite" ? location : { ...location, maxConnections: 1 });
    try {
      await migrate(database, [{ ...SCHEMA, migrations: SCHEMA.migrations.slice(0, 1) }], "t0");
      const ask = () => other.as<Tables>().selectFrom("birds").selectAll().where("name", "=", "wren").execute();
      expect(await ask()).toEqual([]);
      await migrate(database, [SCHEMA], "t1");
      const answer = await ask().catch((error: unknown) => error);
      if (engine === "sqlite") expect(answer).toEqual([{ name: "wren", song: "trill", eggs: 6 }]);
      else expect(isUnavailable(answer)).toBe(true);
    } finally {
      await other.close();
      await drop();
    }
  });

  testHere("looks at a database without changing it", async () => {
    const { database, drop } = await openTestDatabase(engine);
    try {
      const older = { ...SCHEMA, migrations: SCHEMA.migrations.slice(0, 1) };
      expect(await inspect(database, [SCHEMA])).toMatchObject({
        applied: [],
        pending: ["birds-001", "birds-002"],
        newer: [],
        mayMigrate: true,
      });
      await migrate(database, [older], "t0");
      expect(await inspect(database, [SCHEMA])).toMatchObject({ applied: ["birds-001"], pending: ["birds-002"], newer: [] });
      await migrate(database, [SCHEMA], "t1");
      expect(await inspect(database, [older])).toMatchObject({ pending: [], newer: ["birds-002"] });
      expect((await inspect(database, [SCHEMA])).version).toMatch(/^\d+\.\d+/);
    } finally {
      await drop();
    }
  });

  testHere("a migration that fails leaves nothing behind", async () => {
    const { database, drop } = await openTestDatabase(engine);
    try {
      const broken: Schema = { tables: [], migrations: [...SCHEMA.migrations, { id: "birds-003", statements: () => ["create nonsense"] }] };
      await expect(migrate(database, [broken], "t0")).rejects.toThrow();
      expect(await migrate(database, [SCHEMA], "t1")).toEqual(["birds-001", "birds-002"]);
    } finally {
      await drop();
    }
  });

  testHere("processes that start together migrate once", async () => {
    const { database, location, drop } = await openTestDatabase(engine);
    try {
      const program = `
        import { migrate, openDatabase } from ${JSON.stringify(new URL("./index.ts", import.meta.url).href)};
        const database = await openDatabase(${JSON.stringify(location)});
        const statements = () => ["create table birds (name text primary key)", "insert into birds values ('wren')"];
        console.log((await migrate(database, [{ tables: [], migrations: [{ id: "birds-001", statements }] }], "t0")).length);
        await database.close();`;
      const run = () =>
        promisify(execFile)(process.execPath, ["--input-type=module-typescript", "-e", program], {
          cwd: fileURLToPath(new URL(".", import.meta.url)),
        });
      const outputs = await Promise.all([run(), run(), run()]);
      expect(outputs.map(({ stdout }) => stdout.trim()).sort()).toEqual(["0", "0", "1"]);
      expect(await database.as<Tables>().selectFrom("birds").select("name").execute()).toHaveLength(1);
    } finally {
      await drop();
    }
  });

  testHere("a transaction that throws is undone", async () => {
    const { database, drop } = await openTestDatabase(engine);
    try {
      await migrate(database, [SCHEMA], "t0");
      const failing = database.transaction<Tables, void>(async (transaction) => {
        await transaction.insertInto("birds").values({ name: "owl", song: null, eggs: 2 }).execute();
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow("no");
      expect(await database.as<Tables>().selectFrom("birds").selectAll().execute()).toHaveLength(1);
    } finally {
      await drop();
    }
  });
});

test("a server that is away is told apart from our own mistake", async () => {
  const database = await openDatabase({ engine: "postgres", url: "postgres://postgres@127.0.0.1:1/none" });
  const away = await database
    .as<Tables>()
    .selectFrom("birds")
    .selectAll()
    .execute()
    .catch((error: unknown) => error);
  expect(isUnavailable(away)).toBe(true);
  expect(isUnavailable(new Unavailable("full"))).toBe(true);
  expect(isUnavailable(new TypeError("undefined is not a function"))).toBe(false);
  await database.close();
});
