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

/** Undefined, or what to change: under any other policy Redis may throw away waiting jobs when its memory is full. */
export async function policyWarning(redis: Redis): Promise<string | undefined> {
  const policy = /maxmemory_policy:(\S+)/.exec(await redis.info("memory"))?.[1];
  if (policy === undefined || policy === "noeviction") return undefined;
  return `Redis may drop waiting jobs: its maxmemory-policy is ${policy}. Set it to noeviction (CONFIG SET maxmemory-policy noeviction, and in redis.conf).`;
}
