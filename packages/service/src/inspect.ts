import { existsSync } from "node:fs";
import { type DatabaseInspection, inspect, openDatabase } from "@gouji/database";
import { JOBS_SCHEMA } from "@gouji/jobs";
import type { RedisInspection } from "@gouji/jobs/bullmq";
import type { ServiceSetup } from "./setup.ts";
import { STATE_SCHEMAS } from "./state.ts";

/** Looks at the database without bringing it up to date; undefined for a file that the first start will make. @throws where it does not answer. */
export async function inspectDatabase({ location }: Pick<ServiceSetup, "location">): Promise<DatabaseInspection | undefined> {
  if (location.engine === "sqlite" && !existsSync(location.path)) return undefined;
  const database = await openDatabase(location.engine === "sqlite" ? location : { ...location, maxConnections: 1 });
  try {
    return await inspect(database, [...STATE_SCHEMAS, JOBS_SCHEMA]);
  } finally {
    await database.close();
  }
}

/** Looks at Redis; undefined where the queue is built in. @throws where it does not answer. */
export async function inspectQueue({ redis }: Pick<ServiceSetup, "redis">): Promise<RedisInspection | undefined> {
  if (redis === undefined) return undefined;
  const { inspectRedis } = await import("@gouji/jobs/bullmq");
  return inspectRedis(redis.url);
}
