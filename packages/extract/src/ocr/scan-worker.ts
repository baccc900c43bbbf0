// Runs in a thread of its own: one page at a time, until the thread is ended.
import { parentPort, workerData } from "node:worker_threads";
import type { Page } from "@gouji/document";
import type { PageContent } from "../layout/page-content.ts";
import type { GreyImage } from "./grey-image.ts";
import { openPaddleEngine } from "./paddle-engine.ts";
import { readScan } from "./read-scan.ts";

export interface ScanTask {
  readonly picture: GreyImage;
  readonly page: Page;
}

export type FromScanWorker = { readonly content: PageContent } | { readonly fault: string };

const engine = openPaddleEngine(String(workerData));

parentPort?.on("message", async ({ picture, page }: ScanTask) => {
  const send = (message: FromScanWorker) => parentPort?.postMessage(message);
  try {
    send({ content: await readScan(picture, page, await engine) });
  } catch (error) {
    send({ fault: error instanceof Error ? error.message : String(error) });
  }
});
