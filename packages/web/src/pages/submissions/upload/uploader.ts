import { useSyncExternalStore } from "react";
import { answerOf, api, type Schemas } from "../../../api/client.ts";
import type { DocumentChange } from "../../../api/changes.ts";
import { isProblem } from "../../../api/problem.ts";

/** A file of this visit, from waiting here to checked there. */
export interface Upload {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  /** Files of one folder are one submission. */
  readonly group: string;
  readonly state: "waiting" | "sending" | "received" | "extracting" | "extracted" | "auditing" | "checked" | "failed";
  /** Sent so far, 0 to 1. */
  readonly sent: number;
  readonly documentId?: string;
  /** The same bytes were here before. */
  readonly known?: boolean;
  readonly failure?: { readonly kind: string; readonly detail: string };
  readonly endedAt?: number;
}

export interface Incoming {
  readonly file: File;
  /** Folders above it, as they were dropped; empty for a loose file. */
  readonly folder: string;
}

export interface SubmissionDetails {
  readonly unit: string;
  readonly year: string;
}

export interface Batch {
  readonly startedAt: number;
  readonly uploads: readonly Upload[];
}

/** Files on their way at once; the server checks while the next ones come. */
const AT_ONCE = 3;
/** A line of news may break: what is still in work is asked for now and then. */
const ASK_MS = 4_000;

const ENDED = new Set<Upload["state"]>(["checked", "failed"]);

let batch: Batch | undefined;
let serial = 0;
let sending = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const sources = new Map<
  number,
  {
    readonly file: File;
    readonly details: SubmissionDetails;
    readonly replaces?: { readonly documentId: string; readonly submissionId: string };
  }
>();
const submissions = new Map<string, Promise<string>>();
const listeners = new Set<() => void>();

/** What was handed in during this visit; it stays when another page is looked at, and after its end. */
export function useBatch(): Batch | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => batch,
  );
}

export function isEnded({ state }: Pick<Upload, "state">): boolean {
  return ENDED.has(state);
}

/** Takes files in; a batch that has ended makes room for the new one. */
export function addFiles(incoming: readonly Incoming[], details: SubmissionDetails): void {
  if (incoming.length === 0) return;
  const isFresh = batch === undefined || batch.uploads.every(isEnded);
  if (isFresh) submissions.clear();
  const startedAt = isFresh || !batch ? Date.now() : batch.startedAt;
  const added = incoming.map(({ file, folder }): Upload => {
    const id = ++serial;
    sources.set(id, { file, details });
    return {
      id,
      name: file.name,
      size: file.size,
      group: `${startedAt}/${folder}/${details.unit}/${details.year}`,
      state: "waiting",
      sent: 0,
    };
  });
  batch = { startedAt, uploads: [...(isFresh ? [] : (batch?.uploads ?? [])), ...added] };
  publish();
  pump();
  timer ??= setInterval(() => void ask(), ASK_MS);
}

/** Another file in the place of one that could not be read. */
export function replaceFile(file: File, documentId: string, submissionId: string): void {
  const id = ++serial;
  sources.set(id, { file, details: { unit: "", year: "" }, replaces: { documentId, submissionId } });
  const upload: Upload = { id, name: file.name, size: file.size, group: submissionId, state: "waiting", sent: 0 };
  submissions.set(submissionId, Promise.resolve(submissionId));
  batch = { startedAt: batch?.startedAt ?? Date.now(), uploads: [...(batch?.uploads ?? []), upload] };
  publish();
  pump();
  timer ??= setInterval(() => void ask(), ASK_MS);
}

/** Once more: what did not arrive is sent again, what could not be read is read again. */
export async function retry(upload: Upload): Promise<void> {
  if (upload.documentId === undefined) {
    put(upload.id, { state: "waiting", sent: 0 }, ["failure", "endedAt"]);
    pump();
    return;
  }
  await answerOf(api.POST("/api/documents/{id}/retry", { params: { path: { id: upload.documentId } } }));
  put(upload.id, { state: "received" }, ["failure", "endedAt"]);
}

export function clearBatch(): void {
  batch = undefined;
  sources.clear();
  submissions.clear();
  publish();
}

/** A document came to another status. */
export function hear({ documentId, status, failure }: Pick<DocumentChange, "documentId" | "status" | "failure">): void {
  for (const upload of batch?.uploads ?? []) {
    if (upload.documentId !== documentId || upload.state === status) continue;
    const state = status as Upload["state"];
    put(upload.id, { state, ...(ENDED.has(state) ? { endedAt: Date.now() } : {}), ...(failure ? { failure } : {}) });
  }
}

function pump(): void {
  while (sending < AT_ONCE) {
    const next = batch?.uploads.find(({ state }) => state === "waiting");
    if (!next) return;
    sending += 1;
    put(next.id, { state: "sending", sent: 0 });
    void send(next).finally(() => {
      sending -= 1;
      pump();
    });
  }
}

async function send(upload: Upload): Promise<void> {
  const source = sources.get(upload.id);
  if (!source) return;
  try {
    const submissionId = await submissionOf(upload.group, source.details);
    const receipt = await sendBytes(submissionId, source.file, source.replaces?.documentId, (sent) => put(upload.id, { sent }));
    const { status, documentId, failure } = receipt;
    if (status === "refused" || documentId === undefined)
      put(upload.id, { state: "failed", failure: failure ?? { kind: "internal", detail: "" }, endedAt: Date.now() });
    else {
      put(upload.id, { state: "received", sent: 1, documentId, known: status === "known" });
      // It may have been checked before, or be through already.
      await askOne(documentId);
    }
  } catch (error) {
    const [kind, detail] = isProblem(error) ? [error.kind, error.body?.detail ?? ""] : ["unreachable", ""];
    if (upload.group !== "") submissions.delete(upload.group);
    put(upload.id, { state: "failed", failure: { kind, detail }, endedAt: Date.now() });
  }
}

function submissionOf(group: string, { unit, year }: SubmissionDetails): Promise<string> {
  const known = submissions.get(group);
  if (known) return known;
  const opened = answerOf(
    api.POST("/api/submissions", { body: { unit, year, lane: (batch?.uploads.length ?? 0) > 20 ? "bulk" : "interactive" } }),
  ).then(({ id }) => id);
  submissions.set(group, opened);
  return opened;
}

/** fetch tells nothing of what was sent so far. */
function sendBytes(
  submissionId: string,
  file: File,
  replaces: string | undefined,
  onSent: (sent: number) => void,
): Promise<Schemas["Receipt"]> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ name: file.name.slice(-255), ...(replaces === undefined ? {} : { replaces }) });
    request.open("POST", `/api/submissions/${submissionId}/files?${query}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total);
    request.onload = () => {
      if (request.status === 201) resolve(request.response);
      else answerOf(Promise.resolve({ error: request.response, response: new Response(null, { status: request.status }) })).catch(reject);
    };
    request.onerror = () => reject(new Error("unreachable"));
    request.send(file);
  });
}

async function ask(): Promise<void> {
  const open = (batch?.uploads ?? []).filter((upload) => upload.documentId !== undefined && !isEnded(upload));
  if (batch?.uploads.every(isEnded)) {
    clearInterval(timer);
    timer = undefined;
  }
  // The oldest of those in work; the others are told of in time, or next time.
  for (const { documentId } of open.slice(0, 20)) if (documentId !== undefined) await askOne(documentId);
}

async function askOne(documentId: string): Promise<void> {
  const document = await answerOf(api.GET("/api/documents/{id}", { params: { path: { id: documentId } } })).catch(() => undefined);
  if (document) hear({ documentId, status: document.status, ...(document.failure ? { failure: document.failure } : {}) });
}

function put(id: number, change: Partial<Upload>, without: readonly (keyof Upload)[] = []): void {
  if (!batch) return;
  batch = {
    ...batch,
    uploads: batch.uploads.map((upload) => {
      if (upload.id !== id) return upload;
      const kept = Object.fromEntries(Object.entries(upload).filter(([key]) => !(without as readonly string[]).includes(key)));
      return { ...(kept as unknown as Upload), ...change };
    }),
  };
  publish();
}

let isPublishing = false;

/** Thousands of steps a second are shown as one. */
function publish(): void {
  if (isPublishing) return;
  isPublishing = true;
  requestAnimationFrame(() => {
    isPublishing = false;
    for (const listener of listeners) listener();
  });
}
