import type { DocumentId, Failure, Submission } from "@gouji/archive";
import { isUnavailable } from "@gouji/database";
import type { JobQueue } from "@gouji/jobs";
import type { State } from "./state.ts";

export interface IncomingFile {
  /** As the sender calls it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The document that it corrects, where the sender says so. */
  readonly replaces?: DocumentId;
}

/** What became of one file. `known`: the same bytes were here before; nothing is run again. */
export type Receipt =
  | { readonly name: string; readonly status: "added" | "known"; readonly documentId: DocumentId }
  | { readonly name: string; readonly status: "refused"; readonly failure: Failure };

/** Until the content has told. */
const UNTOLD = "application/octet-stream";

/** Takes a file into the submission: bytes first, then the record, then the queue. What stops in between is completed by the reconciler. */
export async function receiveFile(
  { archive, files }: State,
  queue: JobQueue,
  maxBytes: number,
  submission: Submission,
  { name, bytes, replaces }: IncomingFile,
): Promise<Receipt> {
  if (bytes.length > maxBytes) {
    const detail = `文件超过 ${Math.floor(maxBytes / 1024 / 1024)} MB 的限制。请压缩其中的图片或拆分文件后再提交。`;
    return { name, status: "refused", failure: { kind: "too-large", detail, temporary: false } };
  }
  await archive.open(submission);
  const documentId = await files.put(bytes);
  const record = { documentId, mediaType: UNTOLD, size: bytes.length, name, submissionId: submission.id };
  const status = await archive.receive({ ...record, ...(replaces ? { replaces } : {}) });
  await queueNext({ archive }, queue, documentId);
  return { name, status, documentId };
}

/** Hands the document's next step to the queue, or the comparisons of its submissions, if one is due. A queue that is away is filled by the reconciler. */
export async function queueNext({ archive }: Pick<State, "archive">, queue: JobQueue, id: DocumentId): Promise<void> {
  const { items } = await archive.pending({ id });
  const due = items.length > 0 ? items : (await archive.pendingComparisons({ documentId: id })).items;
  try {
    for (const work of due) await queue.add(work);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
  }
}
