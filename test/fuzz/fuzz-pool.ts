import { Worker } from "node:worker_threads";
import type { FuzzMessage, FuzzTask } from "./fuzz-worker.ts";
import type { SubjectName } from "./subjects.ts";

const MEGABYTE = 1024 * 1024;
const LOOK_EVERY_MS = 250;
const BUSY = 20;
const OVER_LIMITS = "over limits";

export interface FuzzLimits {
  /** Time that the thread may work on one variant; what it takes by the clock may be as many times as long as the machine is busy. */
  readonly variantMs: number;
  readonly memoryMb: number;
}

export interface FuzzReport {
  /** How the variants ended, and how many each way. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** What must not happen, with the number of the variant. */
  readonly faults: readonly string[];
  /** Variants that had to be ended, as they took more time or memory than they may. */
  readonly overLimits: readonly string[];
  readonly slowest: { readonly seed: number; readonly ms: number };
}

export interface FuzzPool {
  run(name: SubjectName, from: number, to: number): Promise<FuzzReport>;
  close(): Promise<void>;
}

/** Worker threads that share the variants; one that hangs or takes too much memory is ended, which is a fault, and a new one goes on behind it. */
export function openFuzzPool(threads: number, limits: FuzzLimits): FuzzPool {
  const idle: Worker[] = [];
  const waiting: (() => void)[] = [];
  let running = 0;

  const perform = async (task: FuzzTask): Promise<Chunk> => {
    if (running >= threads) await new Promise<void>((resume) => waiting.push(resume));
    else running += 1;
    const chunk = await runChunk(idle.pop() ?? startWorker(limits), task, limits);
    if (chunk.worker) idle.push(chunk.worker);
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
    return chunk;
  };

  return {
    async run(name, from, to) {
      const report = {
        outcomes: {} as Record<string, number>,
        faults: [] as string[],
        overLimits: [] as string[],
        slowest: { seed: from, ms: 0 },
      };
      const share = Math.ceil((to - from) / threads);
      const shares = Array.from({ length: threads }, (_, at) => [from + at * share, Math.min(to, from + (at + 1) * share)] as const);
      await Promise.all(
        shares.map(async ([begin, end]) => {
          let next = begin;
          while (next < end) {
            const chunk = await perform({ name, from: next, to: end });
            for (const { seed, outcome, fault, ms } of chunk.ends) {
              report.outcomes[outcome] = (report.outcomes[outcome] ?? 0) + 1;
              if (fault !== undefined) (outcome === OVER_LIMITS ? report.overLimits : report.faults).push(`${name} ${seed}: ${fault}`);
              if (ms > report.slowest.ms) report.slowest = { seed, ms: Math.round(ms) };
            }
            next = chunk.next;
          }
        }),
      );
      return report;
    },
    async close() {
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
  };
}

type End = Omit<Extract<FuzzMessage, { kind: "end" }>, "kind">;

interface Chunk {
  readonly ends: readonly End[];
  /** First variant that was not tried. */
  readonly next: number;
  /** The thread, if it can be used again. */
  readonly worker?: Worker;
}

function startWorker({ memoryMb }: FuzzLimits): Worker {
  const url = new URL("./fuzz-worker.ts", import.meta.url);
  return new Worker(url, { resourceLimits: { maxOldGenerationSizeMb: memoryMb }, stdout: true, stderr: true });
}

function runChunk(worker: Worker, task: FuzzTask, { variantMs, memoryMb }: FuzzLimits): Promise<Chunk> {
  return new Promise((settle) => {
    const ends: End[] = [];
    let seed = task.from;
    let since = performance.now();
    let worked = 0;
    let over = false;
    const finish = (chunk: Omit<Chunk, "ends">) => {
      if (over) return;
      over = true;
      clearInterval(watch);
      for (const [event, listener] of listeners) worker.off(event, listener);
      if (!chunk.worker) {
        worker.on("error", () => undefined);
        void worker.terminate();
      }
      settle({ ...chunk, ends });
    };
    const failed = (fault: string, outcome = OVER_LIMITS) => {
      ends.push({ seed, outcome, fault, ms: performance.now() - since });
      finish({ next: seed + 1 });
    };
    const watch = setInterval(() => {
      const before = seed;
      if (performance.now() - since > BUSY * variantMs) failed(`takes more than ${BUSY * variantMs} ms by the clock`);
      void useOf(worker).then(({ bytes, cpuMs }) => {
        if (over || seed !== before) return;
        if (bytes > memoryMb * MEGABYTE) failed(`takes ${Math.round(bytes / MEGABYTE)} MB`);
        else if (cpuMs - worked > variantMs) failed(`takes more than ${variantMs} ms`);
      });
    }, LOOK_EVERY_MS);
    const onMessage = (message: FuzzMessage) => {
      if (message.kind === "done") return finish({ next: task.to, worker });
      if (message.kind === "begin") {
        seed = message.seed;
        since = performance.now();
        worked = message.cpuMs;
      } else ends.push(message);
    };
    const onError = (error: Error & { code?: string }) =>
      failed(`ends the thread: ${error.message}`, error.code === "ERR_WORKER_OUT_OF_MEMORY" ? OVER_LIMITS : "crashed");
    const onExit = () => failed("ends the thread", "crashed");
    const listeners = [
      ["message", onMessage],
      ["error", onError],
      ["exit", onExit],
    ] as const;
    for (const [event, listener] of listeners) worker.on(event, listener);
    worker.postMessage(task);
  });
}

/** Heap and buffers of the thread, and how long it has worked; nothing while it cannot answer. */
async function useOf(worker: Worker): Promise<{ readonly bytes: number; readonly cpuMs: number }> {
  try {
    const [{ used_heap_size, external_memory }, { user, system }] = await Promise.all([worker.getHeapStatistics(), worker.cpuUsage()]);
    return { bytes: used_heap_size + external_memory, cpuMs: (user + system) / 1000 };
  } catch {
    return { bytes: 0, cpuMs: 0 };
  }
}
