import type { Worker } from "node:worker_threads";
import type { AuditedDocument } from "@gouji/pipeline";
import { ok } from "@gouji/values";
import { type Ending, runTask, startWorker } from "./run-task.ts";
import type { Answers, ReadContent, Task, ThroughTask, WorkerLimits } from "./task.ts";

export interface PoolOptions {
  /** How many files at a time. */
  readonly jobs: number;
  readonly limits: WorkerLimits;
  /** Pages done of one file. */
  readonly onProgress?: (path: string, done: number, total: number) => void;
}

/** Worker threads that each do one file at a time. A thread that had to be ended is replaced; the other files never notice. */
export interface ThreadPool {
  /** Answers come as files are done; a file that breaks its limits answers as failed. Rejects when the signal aborts: the thread is ended. */
  run<Verb extends Task["verb"]>(task: Task & { readonly verb: Verb }, signal?: AbortSignal): Promise<Answers[Verb]>;
  /** Both halves of a check in one go. What was read is there while the thread is at the second; where nothing was, both have the reason. */
  through(task: Omit<ThroughTask, "verb">, signal?: AbortSignal): Through;
  close(): Promise<void>;
}

export interface Through {
  readonly read: Promise<Answers["read"]>;
  readonly audited: Promise<Answers["through"]>;
}

export function openPool({ jobs, limits, onProgress }: PoolOptions): ThreadPool {
  const idle: Worker[] = [];
  const waiting: (() => void)[] = [];
  let running = 0;

  const perform = async (task: Task, signal?: AbortSignal, onRead?: (content: ReadContent) => void): Promise<Ending> => {
    // Whoever ends hands its place on, so that no newcomer slips in between.
    if (running >= jobs) await new Promise<void>((resume) => waiting.push(resume));
    else running += 1;
    try {
      signal?.throwIfAborted();
      const worker = idle.pop() ?? startWorker(limits);
      const ending = await runTask(worker, task, limits, {
        onProgress: (done, total) => onProgress?.(task.path, done, total),
        onRead,
        signal,
      });
      if (ending.worker) idle.push(ending.worker);
      return ending;
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };

  const run = async <Verb extends Task["verb"]>(
    task: Task & { readonly verb: Verb },
    signal?: AbortSignal,
    onRead?: (content: ReadContent) => void,
  ): Promise<Answers[Verb]> => {
    const ending = await perform(task, signal, onRead);
    // The worker answers a verb with what `Answers` lists for it; the thread border hides that from the compiler.
    if (ending.kind === "answer") return ending.answer as Answers[Verb];
    if (ending.kind === "aborted") throw signal?.reason;
    const failed: AuditedDocument = { status: "failed", path: task.path, error: ending.failure };
    return (task.verb === "check" ? failed : { ok: false, error: ending.failure }) as Answers[Verb];
  };

  return {
    run,
    through(task, signal) {
      const read = Promise.withResolvers<Answers["read"]>();
      const audited = run({ ...task, verb: "through" }, signal, (content) => read.resolve(ok(content)));
      // After the reading it is too late to answer it.
      audited.then((answer) => answer.ok || read.resolve(answer), read.reject);
      return { read: read.promise, audited };
    },
    async close() {
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
  };
}
