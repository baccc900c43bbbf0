import type { Database } from "@gouji/database";
import { type JobQueue, openEmbeddedQueue, type QueueOptions } from "@gouji/jobs";
import type { ServiceSetup } from "./setup.ts";

/** The archive counts the workers that a document took with it and sets it aside; a queue that gave up earlier would leave it unfinished. */
const NEVER = 1000;

/** The queue that the setup names. BullMQ is loaded only where Redis is used. */
export async function openQueue({ redis, queue, clock, newId, random, tell }: ServiceSetup, database: Database): Promise<JobQueue> {
  const options: Partial<QueueOptions> = { ...queue, maxLosses: NEVER };
  if (!redis) return openEmbeddedQueue({ database, clock, newId, random, options });
  const { openBullQueue } = await import("@gouji/jobs/bullmq");
  const onError = quietly((error) => tell(`Redis 连接异常 Redis: ${error.message}`), clock);
  return openBullQueue({ ...redis, random, onError, onWarning: tell, options });
}

/** A server that is away says so several times a second on each connection: once in ten seconds is enough. */
function quietly(say: (error: Error) => void, clock: () => number): (error: Error) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (clock() - last < 10_000) return;
    last = clock();
    say(error);
  };
}
