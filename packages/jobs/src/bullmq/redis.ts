import { Redis } from "ioredis";

/**
 * Every connection tells its errors instead of throwing them at the process. A worker waits for a server that comes back;
 * whoever adds a job hears at once that it is away (the archive knows the document, so nothing is lost).
 */
export function connect(url: string, onError: (error: Error) => void, patience: "waits" | "asks once"): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: patience === "waits" ? null : 1,
    retryStrategy: (times) => Math.min(times * 200, 5000),
  });
  redis.on("error", onError);
  return redis;
}

/** What a server says of itself. */
export interface RedisInspection {
  readonly version: string;
  /** What it does when its memory is full; undefined where it does not say. */
  readonly policy: string | undefined;
}

const PATIENCE_MS = 3000;

/** Looks once, without waiting for a server that is away. @throws where it does not answer or refuses us. */
export async function inspectRedis(url: string): Promise<RedisInspection> {
  const redis = new Redis(url, {
    ...{ lazyConnect: true, maxRetriesPerRequest: 0, connectTimeout: PATIENCE_MS, commandTimeout: PATIENCE_MS, retryStrategy: () => null },
  });
  // The connection tells the reason as an event; what a command rejects with is only that it is closed.
  let cause: Error | undefined;
  redis.on("error", (error: Error) => {
    cause ??= error;
  });
  try {
    await redis.connect();
    const version = /redis_version:(\S+)/.exec(await redis.info("server"))?.[1] ?? "";
    return { version, policy: await policyOf(redis) };
  } catch (error) {
    throw cause ?? error;
  } finally {
    redis.disconnect();
  }
}

async function policyOf(redis: Redis): Promise<string | undefined> {
  return /maxmemory_policy:(\S+)/.exec(await redis.info("memory"))?.[1];
}

/** Undefined, or what to change: under any other policy Redis may throw away waiting jobs when its memory is full. */
export async function policyWarning(redis: Redis): Promise<string | undefined> {
  const policy = await policyOf(redis);
  if (policy === undefined || policy === "noeviction") return undefined;
  return `Redis may drop waiting jobs: its maxmemory-policy is ${policy}. Set it to noeviction (CONFIG SET maxmemory-policy noeviction, and in redis.conf).`;
}
