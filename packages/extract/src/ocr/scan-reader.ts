import { availableParallelism, freemem } from "node:os";
import { Worker } from "node:worker_threads";
import type { Page } from "@gouji/document";
import type { PageContent } from "../layout/page-content.ts";
import type { GreyImage } from "./grey-image.ts";
import type { FromScanWorker, ScanTask } from "./scan-worker.ts";

/** Reads the scanned pages of one file, several at a time. */
export interface ScanReader {
  /** How many pages are read side by side. */
  readonly atATime: number;
  /** `picture`: the page at SCAN_RESOLUTION. */
  read(picture: GreyImage, page: Page): Promise<PageContent>;
  close(): Promise<void>;
}

/** What the networks and the pictures of a page take at most, bytes. */
const MEMORY_OF_A_PAGE = 1.2 * 1024 ** 3;
const MOST_AT_A_TIME = 2;

/** With the recognition in `folder`, a thread for each of the pages that are read side by side; it is loaded with the first of them. */
export function openScanReader(folder: string): ScanReader {
  const atATime = Math.max(1, Math.min(MOST_AT_A_TIME, availableParallelism(), Math.floor(freemem() / MEMORY_OF_A_PAGE)));
  const threads = Array.from({ length: atATime }, () => openThread(folder));
  let next = 0;
  return {
    atATime,
    read(picture, page) {
      next = (next + 1) % threads.length;
      return threads[next]?.read(picture, page) ?? Promise.reject(new Error("no thread"));
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

/** One page after the other; a page that fails rejects, and the thread goes on. */
function openThread(folder: string): Omit<ScanReader, "atATime"> {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const perform = async (picture: GreyImage, page: Page): Promise<PageContent> => {
    worker ??= new Worker(new URL("./scan-worker.ts", import.meta.url), { workerData: folder, stdout: true, stderr: true });
    const task: ScanTask = { picture, page };
    const current = worker;
    return new Promise((resolve, reject) => {
      const done = (act: () => void) => {
        current.off("message", onMessage).off("error", onError);
        act();
      };
      const onMessage = (answer: FromScanWorker) =>
        done(() => ("content" in answer ? resolve(answer.content) : reject(new Error(answer.fault))));
      const onError = (error: Error) =>
        done(() => {
          worker = undefined;
          reject(error);
        });
      current.on("message", onMessage).on("error", onError);
      current.postMessage(task, [picture.values.buffer as ArrayBuffer]);
    });
  };
  return {
    read(picture, page) {
      const reading = last.then(() => perform(picture, page));
      last = reading.catch(() => undefined);
      return reading;
    },
    async close() {
      await worker?.terminate();
    },
  };
}
