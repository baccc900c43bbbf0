// Runs in a worker thread: one task at a time, until the thread is ended.
import { parentPort } from "node:worker_threads";
import { packText, unpackText } from "@gouji/archive/packed-text";
import type { SourceDocument } from "@gouji/document";
import {
  type AuditFileOptions,
  auditDocument,
  auditFile,
  compareDocuments,
  type OnProgress,
  readBytes,
  readReport,
  writeDocument,
} from "@gouji/pipeline";
import { ok } from "@gouji/values";
import type { Answers, AuditTask, CompareTask, FromWorker, ReadContent, ReadTask, Task, ThroughTask } from "./task.ts";

const port = parentPort;
if (port === null) throw new Error("thread.ts must run in a worker thread.");
const send = (message: FromWorker) => port.postMessage(message, bytesToHand(message));

port.on("message", async (task: Task) => {
  const onProgress = Object.assign((done: number, total: number) => send({ kind: "progress", done, total }), {
    scanned: () => send({ kind: "scanned-page" }),
  });
  send({ kind: "started" });
  try {
    send({ kind: "answer", answer: await perform(task, onProgress) });
  } catch (error) {
    send({ kind: "fault", message: error instanceof Error ? error.message : String(error) });
  }
});

async function perform(task: Task, onProgress: OnProgress): Promise<Answers[Task["verb"]]> {
  if (task.verb === "read") return readContent(task, onProgress);
  if (task.verb === "through") return readAndAudit(task, onProgress);
  if (task.verb === "audit") return auditContent(task, onProgress);
  // Loaded when asked for: whoever only reads files needs no writers.
  if (task.verb === "annotate") return (await import("./annotate-original.ts")).annotateOriginal(task);
  if (task.verb === "decisions") return (await import("./read-decisions.ts")).readDecisions(task);
  if (task.verb === "export") {
    // The time grows with the documents.
    onProgress(0, task.documents.length);
    return (await import("./write-export.ts")).writeExport(task);
  }
  if (task.verb === "compare") return compareStored(task, onProgress);
  if (task.verb === "extract") return writeDocument(task.path, task, task.options, onProgress);
  return task.verb === "parse" ? readReport(task.path, task.options, onProgress) : auditFile(task.path, task.options, onProgress);
}

/** An answer that is bytes is handed over, not copied, where the bytes are all of their buffer. */
function bytesToHand(message: FromWorker): ArrayBuffer[] {
  if (message.kind !== "answer" || !("ok" in message.answer) || !message.answer.ok) return [];
  const { value } = message.answer;
  return value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength
    ? [value.buffer]
    : [];
}

async function readContent({ bytes, path, options }: ReadTask, onProgress: OnProgress): Promise<Answers["read"]> {
  const answer = await readBytes(bytes, path, options, onProgress);
  return answer.ok ? ok(contentOf(answer.value)) : answer;
}

function contentOf(document: SourceDocument): ReadContent {
  return { content: packText(JSON.stringify(document)), mediaType: document.mediaType };
}

async function readAndAudit({ bytes, path, options }: ThroughTask, onProgress: OnProgress): Promise<Answers["through"]> {
  const read = await readBytes(bytes, path, options, onProgress);
  if (!read.ok) return read;
  send({ kind: "read", content: contentOf(read.value) });
  return auditRead(read.value, path, options, onProgress);
}

function compareStored({ documents, known, options }: CompareTask, onProgress: OnProgress): Answers["compare"] {
  // The time grows with the documents.
  onProgress(0, documents.length + known.length);
  return ok(compareDocuments(documents, known, options));
}

function auditContent({ content, path, options }: AuditTask, onProgress: OnProgress): Answers["audit"] {
  return auditRead(JSON.parse(unpackText(content)) as SourceDocument, path, options, onProgress); // As contentOf wrote it.
}

function auditRead(document: SourceDocument, path: string, options: AuditFileOptions, onProgress: OnProgress): Answers["audit"] {
  onProgress(0, document.pages.length);
  const { figures, digest, ...record } = auditDocument(document, path, options);
  const attachments = {
    ...(figures === undefined ? {} : { figures: packText(figures) }),
    ...(digest === undefined ? {} : { digest: packText(digest) }),
  };
  return ok({ ...record, attachments });
}
