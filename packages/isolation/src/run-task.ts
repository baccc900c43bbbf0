import { Worker } from "node:worker_threads";
import type { Failure, FromWorker, ReadContent, Task, WorkerLimits } from "./task.ts";

const MEGABYTE = 1024 * 1024;
const LOOK_EVERY_MS = 500;
/** Half of what the engine would take: 100 to 140 MB less at the peak of a report of 200 pages, at no cost in time that could be measured. */
const YOUNG_MB = 24;
/** For starting the thread itself, which a busy machine makes long and the file cannot help. */
const START_MS = 60_000;

/** How a task ended: with its answer, or by force or fault. The worker can be used again only where `worker` is given. */
export type Ending =
  | { readonly kind: "answer"; readonly answer: Extract<FromWorker, { kind: "answer" }>["answer"]; readonly worker: Worker }
  | { readonly kind: "failure"; readonly failure: Failure; readonly worker?: Worker }
  | { readonly kind: "aborted"; readonly worker?: undefined };

export function startWorker({ memoryMb }: WorkerLimits): Worker {
  return new Worker(new URL("./thread.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
    // A reader's own warnings must never mix with the program's output.
    stdout: true,
    stderr: true,
  });
}

/** Who hears of a task before its end, and who may end it. */
export interface Listening {
  readonly onProgress?: (done: number, total: number) => void;
  readonly onRead?: ((content: ReadContent) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Has the worker do the task, and ends the worker when the file takes more time or memory than it may. */
export function runTask(worker: Worker, task: Task, limits: WorkerLimits, { onProgress, onRead, signal }: Listening = {}): Promise<Ending> {
  return new Promise((settle) => {
    let started = performance.now() + START_MS;
    let allowedMs = limits.timeoutMs;
    let scannedMs = 0;
    let ended = false;
    const finish = (ending: Ending) => {
      if (ended) return;
      ended = true;
      clearInterval(watch);
      signal?.removeEventListener("abort", onAbort);
      // Only the own listeners: those that the engine keeps on a worker carry its messages.
      for (const [event, listener] of listeners) worker.off(event, listener);
      // A worker that was ended may still report its end; nobody waits for it then.
      if (ending.worker === undefined) {
        worker.on("error", () => undefined);
        void worker.terminate();
      }
      settle(ending);
    };
    const onAbort = () => finish({ kind: "aborted" });
    signal?.addEventListener("abort", onAbort);
    const watch = setInterval(() => {
      if (performance.now() - started > allowedMs + scannedMs) finish({ kind: "failure", failure: timedOut(allowedMs + scannedMs) });
      else
        void memoryOf(worker).then(
          (bytes) => bytes > limits.memoryMb * MEGABYTE && finish({ kind: "failure", failure: outOfMemory(limits.memoryMb) }),
        );
    }, LOOK_EVERY_MS);
    const onMessage = (message: FromWorker) => {
      if (message.kind === "answer") return finish({ kind: "answer", answer: message.answer, worker });
      if (message.kind === "fault") return finish({ kind: "failure", failure: internal(message.message), worker });
      if (message.kind === "started") {
        started = performance.now();
        return;
      }
      if (message.kind === "read") {
        [started, allowedMs, scannedMs] = [performance.now(), limits.timeoutMs, 0];
        return onRead?.(message.content);
      }
      if (message.kind === "scanned-page") {
        scannedMs += limits.timeoutPerScannedPageMs;
        return;
      }
      allowedMs = limits.timeoutMs + limits.timeoutPerPageMs * message.total;
      onProgress?.(message.done, message.total);
    };
    const onError = (error: Error & { code?: string }) => {
      const memory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      finish({ kind: "failure", failure: memory ? outOfMemory(limits.memoryMb) : internal(error.message) });
    };
    const onExit = () => finish({ kind: "failure", failure: internal("worker ended") });
    const listeners = [
      ["message", onMessage],
      ["error", onError],
      ["exit", onExit],
    ] as const;
    for (const [event, listener] of listeners) worker.on(event, listener);
    worker.postMessage(task);
  });
}

/** Heap and buffers of the thread; the limit of the engine counts the heap alone. */
async function memoryOf(worker: Worker): Promise<number> {
  try {
    const { used_heap_size, external_memory } = await worker.getHeapStatistics();
    return used_heap_size + external_memory;
  } catch {
    return 0;
  }
}

function timedOut(ms: number): Failure {
  return { kind: "timed-out", message: `读取超过 ${Math.round(ms / 1000)} 秒的时限，已停止。请拆分文件，或另存一份后再试。` };
}

function outOfMemory(memoryMb: number): Failure {
  return { kind: "out-of-memory", message: `读取所需内存超过 ${memoryMb} MB 的限制，已停止。请拆分文件，或另存一份后再试。` };
}

function internal(detail: string): Failure {
  return { kind: "internal", message: `程序处理此文件时出错（${detail.slice(0, 200)}）。其他文件不受影响；请把这一情况告知程序维护者。` };
}
