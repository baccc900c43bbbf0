// For tests of what uses Redis: keys of their own, removed at the end.
import { Redis } from "ioredis";

export interface TestRedis {
  readonly url: string;
  readonly prefix: string;
  drop(): Promise<void>;
}

const TEST_URL = process.env.GOUJI_TEST_REDIS_URL ?? "redis://127.0.0.1:6379/7";
let serial = 0;

/** Why tests with Redis cannot run here, or undefined. With GOUJI_REQUIRE_SERVICES=1 a missing service is a failure, not a skip. */
export async function missingRedis(): Promise<string | undefined> {
  const redis = new Redis(TEST_URL, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
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

export function openTestRedis(): TestRedis {
  const prefix = `gouji-test-${process.pid}-${++serial}`;
  return {
    url: TEST_URL,
    prefix,
    async drop() {
      const redis = new Redis(TEST_URL);
      const keys = await redis.keys(`${prefix}:*`);
      if (keys.length > 0) await redis.del(...keys);
      redis.disconnect();
    },
  };
}
