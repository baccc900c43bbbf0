import type { Worker } from "node:worker_threads";
import type { AuditedDocument } from "@gouji/pipeline";
import { type Ending, runTask, startWorker } from "./run-task.ts";
import type { Answers, Task, WorkerLimits } from "./task.ts";

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
  close(): Promise<void>;
}

export function openPool({ jobs, limits, onProgress }: PoolOptions): ThreadPool {
  const idle: Worker[] = [];
  const waiting: (() => void)[] = [];
  let running = 0;

  const perform = async (task: Task, signal?: AbortSignal): Promise<Ending> => {
    // Whoever ends hands its place on, so that no newcomer slips in between.
    if (running >= jobs) await new Promise<void>((resume) => waiting.push(resume));
    else running += 1;
    try {
      signal?.throwIfAborted();
      const worker = idle.pop() ?? startWorker(limits);
      const ending = await runTask(worker, task, limits, { onProgress: (done, total) => onProgress?.(task.path, done, total), signal });
      if (ending.worker) idle.push(ending.worker);
      return ending;
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };

  return {
    async run<Verb extends Task["verb"]>(task: Task & { readonly verb: Verb }, signal?: AbortSignal): Promise<Answers[Verb]> {
      const ending = await perform(task, signal);
      // The worker answers a verb with what `Answers` lists for it; the thread border hides that from the compiler.
      if (ending.kind === "answer") return ending.answer as Answers[Verb];
      if (ending.kind === "aborted") throw signal?.reason;
      const failed: AuditedDocument = { status: "failed", path: task.path, error: ending.failure };
      return (task.verb === "check" ? failed : { ok: false, error: ending.failure }) as Answers[Verb];
    },
    async close() {
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
  };
}
