// Runs in a worker thread: one task at a time, until the thread is ended.
import { parentPort } from "node:worker_threads";
import { auditFile, readDocument, readReport } from "@gouji/pipeline";
import type { FromWorker, Task } from "./task.ts";

const port = parentPort;
if (port === null) throw new Error("thread.ts must run in a worker thread.");
const send = (message: FromWorker) => port.postMessage(message);

port.on("message", async ({ verb, path, options }: Task) => {
  const onProgress = Object.assign((done: number, total: number) => send({ kind: "progress", done, total }), {
    scanned: () => send({ kind: "scanned-page" }),
  });
  const step = { check: auditFile, extract: readDocument, parse: readReport }[verb];
  try {
    send({ kind: "answer", answer: await step(path, options, onProgress) });
  } catch (error) {
    send({ kind: "fault", message: error instanceof Error ? error.message : String(error) });
  }
});
