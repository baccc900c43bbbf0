import { spawn } from "node:child_process";
import { once } from "node:events";
import { isUnavailable } from "@gouji/database";
import { Redis } from "ioredis";
import { expect, test } from "vitest";
import { describeJobQueue, TEST_OPTIONS } from "../queue.contract.ts";
import type { QueueOptions } from "../queue.ts";
import { openBullQueue } from "./queue.ts";
import { policyWarning } from "./redis.ts";

const URL_ = process.env.GOUJI_TEST_REDIS_URL ?? "redis://127.0.0.1:6379/7";
let serial = 0;

async function missingRedis(): Promise<string | undefined> {
  const redis = new Redis(URL_, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  redis.on("error", () => {});
  try {
    await redis.connect();
    return undefined;
  } catch (cause) {
    if (process.env.GOUJI_REQUIRE_SERVICES === "1")
      throw new Error("Redis is required (GOUJI_REQUIRE_SERVICES=1) and not there", { cause });
    return "Redis is not there";
  } finally {
    redis.disconnect();
  }
}

async function removeKeys(prefix: string): Promise<void> {
  const redis = new Redis(URL_);
  const keys = await redis.keys(`${prefix}:*`);
  if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
}

const missing = await missingRedis();

describeJobQueue("BullMQ queue", missing, async (options: QueueOptions) => {
  const prefix = `gouji-test-${process.pid}-${++serial}`;
  const queue = await openBullQueue({ url: URL_, prefix, random: () => 0.5, onError: () => {}, onWarning: () => {}, options });
  const close = async () => {
    await queue.close();
    await removeKeys(prefix);
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
  const prefix = `gouji-test-${process.pid}-killed`;
  const options = { ...TEST_OPTIONS, leaseMs: 1000 };
  const queue = await openBullQueue({ url: URL_, prefix, random: () => 0.5, onError: () => {}, onWarning: () => {}, options });
  try {
    await queue.add({ kind: "extract", id: "held", lane: "bulk", fairKey: "u" });
    const program = `
      import { openBullQueue } from ${JSON.stringify(new URL("./queue.ts", import.meta.url).href)};
      const queue = await openBullQueue({ url: ${JSON.stringify(URL_)}, prefix: ${JSON.stringify(prefix)}, random: () => 0.5,
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
    await removeKeys(prefix);
  }
});

test.skipIf(missing !== undefined)("a rate limit holds over all workers", async () => {
  const prefix = `gouji-test-${process.pid}-limited`;
  const rateLimit = { max: 2, duration: 300 };
  const queue = await openBullQueue({ url: URL_, prefix, random: () => 0.5, onError: () => {}, onWarning: () => {}, rateLimit });
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
    await removeKeys(prefix);
  }
});

test("a server that is away is said at once, as a service that is away", async () => {
  const opening = openBullQueue({ url: "redis://127.0.0.1:1", random: () => 0.5, onError: () => {}, onWarning: () => {} });
  expect(isUnavailable(await opening.catch((error: unknown) => error))).toBe(true);
});
