// `gouji doctor` on real servers, on servers that are away, and on a machine where something is not as it must be.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "@gouji/cli";
import { missingService, openTestDatabase } from "@gouji/database/testing";
import { missingRedis, openTestRedis } from "@gouji/jobs/testing";
import { openState } from "@gouji/service";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { missingRedisServer, startPrivateRedis } from "./service/private-redis.ts";
import { freePort } from "./service/worker-process.ts";

interface Check {
  readonly id: string;
  readonly state: "ok" | "missing" | "broken";
  readonly needed: boolean;
  readonly found: string;
  readonly mend: string | null;
}

let folder = "";
let port = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gouji-doctor-"));
  port = await freePort();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function examine(environment: Record<string, string>, args: readonly string[] = ["--format", "json"]) {
  let printed = "";
  const status = await run(["doctor", ...args], {
    surroundings: {
      ...{ folder, colour: false, progress: false },
      environment: { GOUJI_DATA_FOLDER: join(folder, "data"), GOUJI_PORT: String(port), ...environment },
    },
    print: (text) => {
      printed += text;
    },
    tell: () => {},
    columns: 100,
  });
  return { status, printed };
}

/** The answer for one part, and the exit code. */
async function checkOf(id: string, environment: Record<string, string>): Promise<Check & { readonly status: number }> {
  const { status, printed } = await examine(environment);
  const { checks } = JSON.parse(printed) as { readonly checks: readonly Check[] };
  const check = checks.find((candidate) => candidate.id === id);
  if (!check) throw new Error(`no ${id} in ${printed}`);
  return { ...check, status };
}

test("a machine that is whole: everything needed is ok, what may be added says how", async () => {
  const { status, printed } = await examine({ GOUJI_OCR_FOLDER: join(folder, "none") });
  const { healthy, checks, tool } = JSON.parse(printed);
  expect({ status, healthy, tool: tool.name }).toEqual({ status: 0, healthy: true, tool: "gouji" });
  expect(checks.filter(({ needed }: Check) => needed).map(({ id, state }: Check) => `${id} ${state}`)).toEqual([
    ...["gouji ok", "node ok", "segmenter ok", "canvas ok", "folder ok", "disk ok", "database ok", "queue ok", "port ok"],
  ]);
  expect(checks.find(({ id }: Check) => id === "ocr")).toMatchObject({
    ...{ state: "missing", needed: false },
    mend: expect.stringContaining("gouji ocr install"),
  });
});

test.each([
  ["zh", /^缺少（可选）\s+文字识别.*\n\s+→ 运行 gouji ocr install/m],
  ["en", /^missing \(optional\)\s+recognition.*\n\s+→ gouji ocr install/m],
])("as text in %s, with what mends it", async (lang, line) => {
  const { printed } = await examine({ GOUJI_OCR_FOLDER: join(folder, "none") }, ["--lang", lang]);
  expect(printed).toMatch(line);
});

test("a format that it does not have is wrong usage", async () => {
  expect(await examine({}, ["--format", "csv"])).toEqual({ status: 2, printed: "" });
});

describe("SQLite", () => {
  const pathIn = (name: string) => join(folder, name, "gouji.sqlite");
  const openIn = async (name: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    return openState({ location: { engine: "sqlite", path: pathIn(name) }, clock: Date.now, newId: () => "id" });
  };

  test("that is up to date", async () => {
    await (await openIn("current")).database.close();
    expect(await checkOf("database", { GOUJI_DATA_FOLDER: join(folder, "current") })).toMatchObject({
      ...{ status: 0, state: "ok" },
      found: expect.stringMatching(/^3\.\d+\.\d+，已更新 \d+ 步，待更新 0 步$/),
    });
  });

  test("that a newer program made", async () => {
    const { database } = await openIn("newer");
    await database
      .as<{ gouji_migrations: { id: string; applied_at: string } }>()
      .insertInto("gouji_migrations")
      .values({ id: "archive-998", applied_at: "t1" })
      .execute();
    await database.close();
    expect(await checkOf("database", { GOUJI_DATA_FOLDER: join(folder, "newer") })).toMatchObject({
      ...{ status: 2, state: "broken" },
      mend: expect.stringContaining("更新本程序"),
    });
  });

  test("that is no database", async () => {
    mkdirSync(join(folder, "damaged"));
    writeFileSync(pathIn("damaged"), "this is no database, and long enough to be looked at as one".repeat(20));
    expect(await checkOf("database", { GOUJI_DATA_FOLDER: join(folder, "damaged") })).toMatchObject({
      ...{ status: 2, state: "broken", found: expect.stringMatching(/not a database/) },
      mend: expect.stringContaining("gouji restore"),
    });
  });
});

test("a data folder in which nothing can be made", async () => {
  writeFileSync(join(folder, "file"), "");
  expect(await checkOf("folder", { GOUJI_DATA_FOLDER: join(folder, "file/data") })).toMatchObject({
    ...{ status: 2, state: "broken" },
    mend: expect.stringContaining("GOUJI_DATA_FOLDER"),
  });
});

describe("the port", () => {
  const listening = (server: Server) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));

  test("taken by another program", async () => {
    const server = createServer((socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"));
    await listening(server);
    try {
      expect(await checkOf("port", {})).toMatchObject({ status: 2, state: "broken", mend: expect.stringContaining("GOUJI_PORT") });
    } finally {
      server.close();
    }
  });

  test("at which Gouji is running already", async () => {
    const body = '{"status":"ok"}';
    const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`;
    const server = createServer((socket) => socket.once("data", () => socket.end(head + body)));
    await listening(server);
    try {
      expect(await checkOf("port", {})).toMatchObject({ status: 0, state: "ok", found: expect.stringContaining("勾稽正在运行") });
    } finally {
      server.close();
    }
  });
});

test.each([
  ["PostgreSQL", "database", { GOUJI_DATABASE_URL: "postgres://gouji:geheim@127.0.0.1:1/gouji" }, "GOUJI_DATABASE_URL"],
  ["Redis", "queue", { GOUJI_REDIS_URL: "redis://:geheim@127.0.0.1:1" }, "GOUJI_REDIS_URL"],
])("%s that is away is said at once, its password is not", async (_, id, environment, setting) => {
  const check = await checkOf(id, environment as Record<string, string>);
  expect(check).toMatchObject({ status: 2, state: "broken", found: expect.stringContaining("ECONNREFUSED") });
  expect(check.mend).toContain(setting);
  expect(JSON.stringify(check)).not.toContain("geheim");
});

const noPostgres = await missingService("postgres");
describe.skipIf(noPostgres !== undefined)(noPostgres ?? "PostgreSQL", () => {
  test("before and after the first start, and without the database", async () => {
    const { location, drop } = await openTestDatabase("postgres");
    const url = location.engine === "postgres" ? location.url : "";
    try {
      expect(await checkOf("database", { GOUJI_DATABASE_URL: url })).toMatchObject({
        ...{ status: 0, state: "ok", found: expect.stringMatching(/^\d+\.\d+，已更新 0 步，待更新 [1-9]\d* 步$/) },
      });
      await (await openState({ location: { engine: "postgres", url }, clock: Date.now, newId: () => "id" })).database.close();
      expect((await checkOf("database", { GOUJI_DATABASE_URL: url })).found).toMatch(/待更新 0 步$/);
    } finally {
      await drop();
    }
    expect(await checkOf("database", { GOUJI_DATABASE_URL: url })).toMatchObject({
      ...{ status: 2, state: "broken", found: expect.stringContaining("does not exist") },
    });
  });
});

const noRedis = await missingRedis();
test.skipIf(noRedis !== undefined)(noRedis ?? "Redis that keeps what waits", async () => {
  const { url } = openTestRedis();
  expect(await checkOf("queue", { GOUJI_REDIS_URL: url })).toMatchObject({
    state: "ok",
    found: expect.stringMatching(/^Redis \d+\.\d+\.\d+, noeviction$/),
  });
});

const noServer = missingRedisServer();
test.skipIf(noServer !== undefined)(noServer ?? "Redis that may drop what waits", async () => {
  const redis = await startPrivateRedis("allkeys-lru");
  try {
    expect(await checkOf("queue", { GOUJI_REDIS_URL: redis.url })).toMatchObject({
      ...{ status: 2, state: "broken", found: expect.stringContaining("allkeys-lru") },
      mend: expect.stringContaining("noeviction"),
    });
  } finally {
    await redis.stop();
  }
});
