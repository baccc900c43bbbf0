import type { DocumentId } from "./document-id.ts";

/** The original bytes, by digest. Content is never changed. */
export interface FileStore {
  /** Stores the bytes, whole or not at all; the same bytes again are nothing new. */
  put(bytes: Uint8Array): Promise<DocumentId>;
  /** The same for bytes as they come in, which are never held as a whole. */
  putStream(pieces: AsyncIterable<Uint8Array>): Promise<{ readonly id: DocumentId; readonly size: number }>;
  /** Undefined if they are not there; throws if what is there has another digest. */
  get(id: DocumentId): Promise<Uint8Array | undefined>;
  /** The bytes of a stored file piece by piece, from `start` to before `end`. Throws if they are not there. */
  pieces(id: DocumentId, range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>;
  has(id: DocumentId): Promise<boolean>;
  /** Every id, in no order. */
  list(): AsyncIterable<DocumentId>;
}
