import { setTimeout as wait } from "node:timers/promises";
import { type Clock, type Database, isUnavailable } from "@gouji/database";
import { type Handler, type JobKind, type JobQueue, QUEUE_DEFAULTS, type QueueOptions, waitBefore } from "../queue.ts";
import { type Claim, type Done, JobTable } from "./job-table.ts";

export interface EmbeddedQueueSetup {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly random: () => number;
  readonly options?: Partial<QueueOptions>;
}

/** The queue in the tables of `JOBS_SCHEMA`. Any number of processes may work on one database. */
export function openEmbeddedQueue({ database, clock, newId, random, options: given }: EmbeddedQueueSetup): JobQueue {
  const options = { ...QUEUE_DEFAULTS, ...given };
  const table = new JobTable(database, options);
  const sleepers = new Map<JobKind, Set<() => void>>();
  /** Answers what is still to be written of a job that is done. */
  const runOne = async (claim: Claim, handle: Handler, stop: AbortSignal): Promise<Done | undefined> => {
    const lost = new AbortController();
    const timer = setInterval(() => {
      table.renew(claim, clock()).then(
        (held) => held || lost.abort(new Error("The job was handed to another worker.")),
        () => {}, // The next beat tries again; if none comes through, the lease ends.
      );
    }, options.leaseMs / 3);
    try {
      const next = await handle(claim.job, AbortSignal.any([stop, lost.signal]));
      return { claim, next: next ?? undefined };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (stop.aborted) await table.release(claim, 0, claim.attempts - 1, reason);
      else if (isUnavailable(error) && claim.attempts < options.maxAttempts)
        await table.release(claim, clock() + waitBefore(claim.attempts, options, random), claim.attempts, reason);
      else await table.park(claim, reason);
      return undefined;
    } finally {
      clearInterval(timer);
    }
  };
  const loop = async (kind: JobKind, handle: Handler, signal: AbortSignal) => {
    let done: Done | undefined;
    while (!signal.aborted) {
      // While the database is away nothing can be claimed or put back; a job held meanwhile comes back when its lease ends.
      const busy = await tryOnce(async () => {
        const claim = await table.claim(kind, clock(), newId(), done);
        rouse(done?.next?.kind);
        done = undefined;
        if (claim) done = await runOne(claim, handle, signal);
        return claim !== undefined;
      });
      if (!busy) await nap(kind, signal);
    }
    if (done) await complete(done);
  };
  const complete = (done: Done) => tryOnce(() => table.complete(done).then(() => true));
  /** Until the next look, or until this process adds a job: nobody at a desk waits for the clock. */
  const nap = async (kind: JobKind, signal: AbortSignal) => {
    const wake = new AbortController();
    const asleep = sleepers.get(kind) ?? new Set();
    const getUp = () => {
      asleep.delete(getUp);
      wake.abort();
    };
    sleepers.set(kind, asleep.add(getUp));
    await wait(options.pollMs, undefined, { signal: AbortSignal.any([signal, wake.signal]) }).catch(() => {});
    asleep.delete(getUp);
  };
  /** One of those that sleep. */
  const rouse = (kind: JobKind | undefined) => kind && sleepers.get(kind)?.values().next().value?.();
  return {
    async add(job) {
      const answer = await table.add(job);
      if (answer === "added") rouse(job.kind);
      return answer;
    },
    async work(kind, handle, signal, concurrency = 1) {
      await Promise.all(Array.from({ length: concurrency }, () => loop(kind, handle, signal)));
    },
    parked: () => table.parked(),
    retry: (kind, id) => table.retry(kind, id),
    counts: (kind) => table.counts(kind),
    close: async () => {},
  };
}

async function tryOnce(work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    if (isUnavailable(error)) return false;
    throw error;
  }
}
