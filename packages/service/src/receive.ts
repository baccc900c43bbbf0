import type { DocumentId, Failure, FileStore, PendingWork, Submission } from "@gouji/archive";
import { isUnavailable } from "@gouji/database";
import type { JobQueue } from "@gouji/jobs";
import type { State } from "./state.ts";

export interface IncomingFile {
  /** As the sender calls it. */
  readonly name: string;
  /** All of them, or as they come in. */
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
  /** The document that it corrects, where the sender says so. */
  readonly replaces?: DocumentId;
}

/** What became of one file. `known`: the same bytes were here before; nothing is run again. */
export type Receipt =
  | { readonly name: string; readonly status: "added" | "known"; readonly documentId: DocumentId }
  | { readonly name: string; readonly status: "refused"; readonly failure: Failure };

/** Until the content has told. */
const UNTOLD = "application/octet-stream";

/** Takes a file into an open submission: bytes first, then the record, then the queue. What stops in between is completed by the reconciler. */
export async function receiveFile(
  { archive, files }: State,
  queue: JobQueue,
  maxBytes: number,
  submission: Submission,
  { name, bytes, replaces }: IncomingFile,
): Promise<Receipt> {
  const stored = await store(files, bytes, maxBytes).catch((error: unknown) => {
    if (error instanceof TooLarge) return undefined;
    throw error;
  });
  if (!stored) {
    const detail = `文件超过 ${Math.floor(maxBytes / 1024 / 1024)} MB 的限制。请压缩其中的图片或拆分文件后再提交。`;
    return { name, status: "refused", failure: { kind: "too-large", detail, temporary: false } };
  }
  const { id: documentId, size } = stored;
  const record = { documentId, mediaType: UNTOLD, size, name, submissionId: submission.id };
  const status = await archive.receive({ ...record, ...(replaces ? { replaces } : {}) });
  await queueNext({ archive }, queue, documentId);
  return { name, status, documentId };
}

class TooLarge extends Error {}

/** @throws TooLarge as soon as there are more bytes than allowed. */
async function store(
  files: FileStore,
  bytes: IncomingFile["bytes"],
  maxBytes: number,
): Promise<{ readonly id: DocumentId; readonly size: number }> {
  if (bytes instanceof Uint8Array) {
    if (bytes.length > maxBytes) throw new TooLarge();
    return { id: await files.put(bytes), size: bytes.length };
  }
  return files.putStream(limited(bytes, maxBytes));
}

async function* limited(pieces: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > maxBytes) throw new TooLarge();
    yield piece;
  }
}

/** Hands the document's next step to the queue, or the comparisons of its submissions, if one is due. A queue that is away is filled by the reconciler. */
export async function queueNext({ archive }: Pick<State, "archive">, queue: JobQueue, id: DocumentId): Promise<void> {
  const { items } = await archive.pending({ id });
  if (items.length > 0) await addAll(queue, items);
  else await queueComparisons({ archive }, queue, id);
}

export async function queueComparisons({ archive }: Pick<State, "archive">, queue: JobQueue, id: DocumentId): Promise<void> {
  await addAll(queue, (await archive.pendingComparisons({ documentId: id })).items);
}

/** Comparisons of other submissions that what was handed in here has woken: later years of its units. */
export async function queueWoken({ archive }: Pick<State, "archive">, queue: JobQueue, submissionId: string): Promise<void> {
  const { items } = await archive.pendingComparisons({});
  await addAll(
    queue,
    items.filter(({ id }) => id !== submissionId),
  );
}

async function addAll(queue: JobQueue, due: readonly PendingWork[]): Promise<void> {
  try {
    for (const work of due) await queue.add(work);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
  }
}
