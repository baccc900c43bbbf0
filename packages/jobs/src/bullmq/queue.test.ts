import { Redis } from "ioredis";
import { expect, test } from "vitest";
import { describeJobQueue } from "../queue.contract.ts";
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
