import { spawn } from "node:child_process";
import { once } from "node:events";
import { isUnavailable } from "@gouji/database";
import type { Redis } from "ioredis";
import { expect, test } from "vitest";
import { describeJobQueue, TEST_OPTIONS } from "../queue.contract.ts";
import type { QueueOptions } from "../queue.ts";
import { missingRedis, openTestRedis } from "../testing.ts";
import { openBullQueue } from "./queue.ts";
import { policyWarning } from "./redis.ts";

const missing = await missingRedis();

describeJobQueue("BullMQ queue", missing, async (options: QueueOptions) => {
  const { url, prefix, drop } = openTestRedis();
  const queue = await openBullQueue({ url, prefix, random: () => 0.5, onError: () => {}, onWarning: () => {}, options });
  const close = async () => {
    await queue.close();
    await drop();
  };
  return { queue, close };
});

test.each([
  ["noeviction", undefined],
  ["allkeys-lru", /allkeys-lru.*noeviction/],
])("a server with the policy %s", async (policy, warning) => {
  const answering = { info: async () => `# Memory\r\nmaxmemory_policy:${policy}\r\n` } as unknown as Redis;
  const said = await policyWarning(answering);
  if (warning) expect(said).toMatch(warning);
  else expect(said).toBeUndefined();
});

test.skipIf(missing !== undefined)("a worker that is killed loses nothing: another one runs the job again", async () => {
  const { url, prefix, drop } = openTestRedis();
  const options = { ...TEST_OPTIONS, leaseMs: 1000 };
  const queue = await openBullQueue({ url, prefix, random: () => 0.5, onError: () => {}, onWarning: () => {}, options });
  try {
    await queue.add({ kind: "extract", id: "held", lane: "bulk", fairKey: "u" });
    const program = `
      import { openBullQueue } from ${JSON.stringify(new URL("./queue.ts", import.meta.url).href)};
      const queue = await openBullQueue({ url: ${JSON.stringify(url)}, prefix: ${JSON.stringify(prefix)}, random: () => 0.5,
        onError: () => {}, onWarning: () => {}, options: ${JSON.stringify(options)} });
      await queue.work("extract", async ({ id }) => { console.log(id); await new Promise((resolve) => setTimeout(resolve, 60_000)); }, new AbortController().signal);`;
    const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = await once(child.stdout, "data");
    expect(String(line).trim()).toBe("held");
    child.kill("SIGKILL");
    await once(child, "exit");
    const stop = new AbortController();
    const handed: string[] = [];
    const working = queue.work("extract", async ({ id }) => void handed.push(id), stop.signal);
    await expect.poll(() => handed, { timeout: 10_000 }).toEqual(["held"]);
    stop.abort();
    await working;
  } finally {
    await queue.close();
    await drop();
  }
});

test.skipIf(missing !== undefined)("a rate limit holds over all workers", async () => {
  const { url, prefix, drop } = openTestRedis();
  const rateLimit = { max: 2, duration: 300 };
  const queue = await openBullQueue({ url, prefix, random: () => 0.5, onError: () => {}, onWarning: () => {}, rateLimit });
  try {
    for (const id of ["a", "b", "c", "d", "e"]) await queue.add({ kind: "extract", id, lane: "bulk", fairKey: "u" });
    const times: number[] = [];
    const stop = new AbortController();
    const working = queue.work("extract", async () => void times.push(performance.now()), stop.signal, 5);
    await expect.poll(() => times.length, { timeout: 5000 }).toBe(5);
    stop.abort();
    await working;
    expect((times[4] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(400);
  } finally {
    await queue.close();
    await drop();
  }
});

test("a server that is away is said at once, as a service that is away", async () => {
  const opening = openBullQueue({ url: "redis://127.0.0.1:1", random: () => 0.5, onError: () => {}, onWarning: () => {} });
  expect(isUnavailable(await opening.catch((error: unknown) => error))).toBe(true);
});
