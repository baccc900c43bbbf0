import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { migrate } from "@gouji/database";
import { missingService, openTestDatabase } from "@gouji/database/testing";
import { expect, test } from "vitest";
import { describeJobQueue, TEST_OPTIONS } from "../queue.contract.ts";
import type { QueueOptions } from "../queue.ts";
import { openEmbeddedQueue } from "./queue.ts";
import { JOBS_SCHEMA } from "./schema.ts";

const setup = { clock: Date.now, newId: randomUUID, random: () => 0.5 };

for (const engine of ["sqlite", "postgres"] as const) {
  describeJobQueue(`embedded queue on ${engine}`, await missingService(engine), async (options: QueueOptions) => {
    const { database, drop } = await openTestDatabase(engine);
    await migrate(database, [JOBS_SCHEMA], "t0");
    return { queue: openEmbeddedQueue({ database, ...setup, options }), close: drop };
  });
}

test("a worker that is killed loses nothing: the job runs again, and is parked when it kills again", async () => {
  const { database, location, drop } = await openTestDatabase("sqlite");
  try {
    await migrate(database, [JOBS_SCHEMA], "t0");
    const options = { ...TEST_OPTIONS, leaseMs: 300 };
    const queue = openEmbeddedQueue({ database, ...setup, options });
    await queue.add({ kind: "extract", id: "poison", lane: "bulk", fairKey: "u" });
    const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
    const program = `
      import { openDatabase } from "@gouji/database";
      import { openEmbeddedQueue } from ${url("./queue.ts")};
      const database = await openDatabase(${JSON.stringify(location)});
      const queue = openEmbeddedQueue({ database, clock: Date.now, newId: () => String(process.pid), random: () => 0.5, options: ${JSON.stringify(options)} });
      await queue.work("extract", async ({ id }) => { console.log(id); await new Promise((resolve) => setTimeout(resolve, 60_000)); }, new AbortController().signal);`;
    for (let death = 1; death <= 2; death++) {
      const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", program], {
        stdio: ["ignore", "pipe", "inherit"],
        cwd: new URL("..", import.meta.url),
      });
      const [line] = await once(child.stdout, "data");
      expect(String(line).trim()).toBe("poison");
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    const stop = new AbortController();
    const handed: string[] = [];
    const working = queue.work("extract", async ({ id }) => void handed.push(id), stop.signal);
    await expect
      .poll(async () => (await queue.parked()).map(({ id, reason }) => [id, reason]), { timeout: 5000 })
      .toEqual([["poison", "worker-lost"]]);
    stop.abort();
    await working;
    expect(handed).toEqual([]);
    expect(await queue.retry("extract", "poison")).toBe(true);
  } finally {
    await drop();
  }
});

test("a job that this process adds does not wait for the next look", async () => {
  const { database, drop } = await openTestDatabase("sqlite");
  try {
    await migrate(database, [JOBS_SCHEMA], "t0");
    const queue = openEmbeddedQueue({ database, ...setup, options: { pollMs: 60_000 } });
    const stop = new AbortController();
    const handed: string[] = [];
    const working = queue.work("extract", async ({ id }) => void handed.push(id), stop.signal, 2);
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const id of ["a", "b"]) await queue.add({ kind: "extract", id, lane: "bulk", fairKey: "u" });
    await expect.poll(() => handed, { timeout: 5000 }).toEqual(["a", "b"]);
    stop.abort();
    await working;
  } finally {
    await drop();
  }
});
