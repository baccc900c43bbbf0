import { createHash } from "node:crypto";
import { isUnavailable } from "@gouji/database";
import { type Job as BullJob, DelayedError, Queue, UnrecoverableError, Worker, type WorkerOptions } from "bullmq";
import type { Redis } from "ioredis";
import type { Counts, Handler, Job, JobKind, JobQueue, ParkedJob, QueueOptions } from "../queue.ts";
import { BEFORE, QUEUE_DEFAULTS, waitBefore } from "../queue.ts";
import { connect, policyWarning } from "./redis.ts";
import { Turns } from "./turns.ts";

export { inspectRedis, type RedisInspection } from "./redis.ts";

export interface BullQueueSetup {
  readonly url: string;
  /** Before every key, so that installations may share a server. */
  readonly prefix?: string;
  readonly random: () => number;
  readonly onError: (error: Error) => void;
  readonly onWarning: (message: string) => void;
  /** At most so many jobs of a kind in so many ms, over all workers. */
  readonly rateLimit?: { readonly max: number; readonly duration: number };
  readonly options?: Partial<QueueOptions>;
}

const KINDS: readonly JobKind[] = ["extract", "audit", "compare", "schedule"];
/** Parked jobs that are kept; the archive has the diagnosis of all. */
const KEPT_PARKED = 10_000;
const WAITING = ["waiting", "prioritized", "delayed"] as const;

/** The queue on Redis, for many machines. */
export async function openBullQueue({
  url,
  prefix = "gouji",
  random,
  onError,
  onWarning,
  rateLimit,
  options: given,
}: BullQueueSetup): Promise<JobQueue> {
  const options = { ...QUEUE_DEFAULTS, ...given };
  const redis = connect(url, onError, "asks once");
  const warning = await policyWarning(redis).catch((error: unknown) => {
    redis.disconnect();
    throw error;
  });
  if (warning) onWarning(warning);
  const turns = new Turns(redis, prefix);
  const queues = new Map(KINDS.map((kind) => [kind, openQueue(kind, redis, prefix, onError)]));
  const queueOf = (kind: JobKind) => queues.get(kind) as Queue<Job>; // Every kind has one.
  const add = async (job: Job) => {
    const queue = queueOf(job.kind);
    const before = BEFORE[job.kind];
    for (const own of [queue, ...(before ? [queueOf(before)] : [])]) {
      const old = await own.getJob(keyOf(job.id));
      if (!old) continue;
      if (await old.isFailed()) await old.remove();
      else {
        if (job.lane === "interactive" && old.data.lane === "bulk") await promote(old, { ...old.data, lane: job.lane }, turns);
        return "known";
      }
    }
    if (job.lane === "bulk" && (await waitingIn(queue)) >= options.maxWaiting) return "full";
    await put(job);
    return "added";
  };
  const put = async (job: Job) => {
    const retries = { attempts: options.maxAttempts, backoff: { type: "custom" } };
    const retention = { removeOnComplete: true, removeOnFail: { count: KEPT_PARKED } };
    // One that is there already stays as it is.
    await queueOf(job.kind).add(job.kind, job, { jobId: keyOf(job.id), priority: await turns.priorityOf(job), ...retries, ...retention });
  };
  const parkedIn = async (queue: Queue<Job>) => (await queue.getFailed()).map(parkedJob);
  return {
    add,
    async work(kind, handle, signal, concurrency = 1) {
      if (signal.aborted) return;
      const worker = openWorker(kind, runner(handle, signal, turns, put), {
        ...{ connection: connect(url, onError, "waits"), prefix, concurrency, autorun: false },
        ...{ lockDuration: options.leaseMs, stalledInterval: Math.max(500, options.leaseMs / 2), maxStalledCount: options.maxLosses },
        ...{ settings: { backoffStrategy: (attempt: number) => waitBefore(attempt, options, random) } },
        ...(rateLimit ? { limiter: rateLimit } : {}),
      });
      worker.on("error", onError);
      worker.on("drained", () => void turns.reset(kind).catch(onError));
      const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
      const running = worker.run();
      await stopped;
      await worker.close();
      await running;
    },
    parked: async () => (await Promise.all([...queues.values()].map(parkedIn))).flat(),
    async retry(kind, id) {
      const job = await queueOf(kind).getJob(keyOf(id));
      if (!job || !(await job.isFailed())) return false;
      await job.retry("failed", { resetAttemptsMade: true, resetAttemptsStarted: true });
      return true;
    },
    async counts(kind): Promise<Counts> {
      const queue = queueOf(kind);
      // One call: a job that moves between two of them would be counted twice or not at all.
      const { active = 0, failed = 0, ...waiting } = await queue.getJobCounts("active", "failed", ...WAITING);
      return { waiting: sumOf(waiting), running: active, parked: failed };
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      redis.disconnect();
    },
  };
}

function openQueue(kind: JobKind, connection: Redis, prefix: string, onError: (error: Error) => void): Queue<Job> {
  const queue = new Queue<Job>(kind, { connection, prefix });
  queue.on("error", onError);
  return queue;
}

type Run = (job: BullJob<Job>, token?: string) => Promise<void>;

function openWorker(kind: JobKind, run: Run, options: WorkerOptions): Worker<Job> {
  const worker = new Worker<Job>(kind, run, options);
  const { connection } = options as { connection: Redis };
  worker.on("closed", () => connection.disconnect());
  return worker;
}

function runner(handle: Handler, signal: AbortSignal, turns: Turns, put: (job: Job) => Promise<void>): Run {
  return async (bullJob, token) => {
    const job = bullJob.data;
    await turns.served(job, bullJob.priority);
    try {
      const next = await handle(job, signal);
      // Before this one ends: if it does not come to that, it runs again and answers the same.
      if (next) await put(next);
    } catch (error) {
      if (signal.aborted) {
        // Delayed by nothing: waits again, and the try is not counted.
        await bullJob.moveToDelayed(Date.now(), token);
        throw new DelayedError();
      }
      if (isUnavailable(error)) throw error;
      throw new UnrecoverableError(error instanceof Error ? error.message : String(error));
    }
  };
}

/** Somebody now waits for what was bulk work. */
async function promote(old: BullJob<Job>, job: Job, turns: Turns): Promise<void> {
  await old.updateData(job);
  await old.changePriority({ priority: await turns.priorityOf(job) });
}

async function waitingIn(queue: Queue<Job>): Promise<number> {
  return sumOf(await queue.getJobCounts(...WAITING));
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function parkedJob(job: BullJob<Job>): ParkedJob {
  const reason = /stalled/.test(job.failedReason) ? "worker-lost" : job.failedReason;
  return { ...job.data, reason, attempts: job.attemptsMade };
}

/** BullMQ's ids may hold no colon and be no bare integer. */
function keyOf(id: string): string {
  return `j-${/^[\w-]+$/.test(id) ? id : createHash("sha256").update(id).digest("hex")}`;
}
