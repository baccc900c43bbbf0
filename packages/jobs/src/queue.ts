export type JobKind = "extract" | "audit" | "compare" | "schedule";
/** Interactive jobs go before bulk ones. */
export type Lane = "interactive" | "bulk";

/** Ids only, never content. */
export interface Job {
  readonly kind: JobKind;
  readonly id: string;
  readonly lane: Lane;
  /** Whose turn it is: within a lane the units take turns, however many jobs each has. */
  readonly fairKey: string;
}

export interface ParkedJob extends Job {
  /** The message of the last throw, or `worker-lost`. */
  readonly reason: string;
  readonly attempts: number;
}

export interface Counts {
  readonly waiting: number;
  readonly running: number;
  readonly parked: number;
}

/** Does the job. Answers what follows it, if anything: that waits as soon as this one has ended, whatever the queue's bound. */
export type Handler = (job: Job, signal: AbortSignal) => Promise<Job | undefined>;

/** The steps of a document follow one another: while the earlier one waits or runs, the later one is known, since a worker may do both in one go. */
export const BEFORE: Readonly<Partial<Record<JobKind, JobKind>>> = { audit: "extract" };

/** Where steps wait for a worker 任务队列. Delivers at least once; first tries go by lane, then units in turn, then arrival. */
export interface JobQueue {
  /** Work that is already waiting or running, itself or the step before it, is not added again; parked work is. Bulk work beyond the queue's bound is `full`: come back later. */
  add(job: Job): Promise<"added" | "known" | "full">;
  /**
   * Hands over jobs, `concurrency` at a time, until the signal aborts and the running ones have ended.
   * A handler that throws because a service is away gets the job again after a growing wait, a bounded number of times; after any other throw the job is parked.
   * A job whose worker died is handed out again, and parked as `worker-lost` when that repeats. A job interrupted by the signal waits again, uncounted.
   */
  work(kind: JobKind, handle: Handler, signal: AbortSignal, concurrency?: number): Promise<void>;
  parked(): Promise<readonly ParkedJob[]>;
  /** Lets a parked job wait again, its tries counted anew. False if it is not parked. */
  retry(kind: JobKind, id: string): Promise<boolean>;
  counts(kind: JobKind): Promise<Counts>;
  /** Call it after `work` has ended. */
  close(): Promise<void>;
}

export interface QueueOptions {
  /** Tries of a job whose service is away, the first included. */
  readonly maxAttempts: number;
  /** Deaths of its worker that a job survives. */
  readonly maxLosses: number;
  readonly maxWaiting: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** A worker that says nothing for so long is dead. */
  readonly leaseMs: number;
  readonly pollMs: number;
}

export const QUEUE_DEFAULTS: QueueOptions = {
  maxAttempts: 8,
  maxLosses: 2,
  maxWaiting: 100_000,
  firstWaitMs: 1000,
  longestWaitMs: 300_000,
  leaseMs: 30_000,
  pollMs: 500,
};

/** Doubles with each try; between half and all of it, so that many jobs do not come back at once. `random` is from 0 to 1. */
export function waitBefore(attempt: number, { firstWaitMs, longestWaitMs }: QueueOptions, random: () => number): number {
  const longest = Math.min(firstWaitMs * 2 ** (attempt - 1), longestWaitMs);
  return Math.round(longest / 2 + (longest / 2) * random());
}
