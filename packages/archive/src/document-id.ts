import { createHash } from "node:crypto";

declare const brand: unique symbol;
/** SHA-256 of the bytes, lower-case hex: equal bytes are one document. */
export type DocumentId = string & { readonly [brand]: "DocumentId" };

export function documentIdOf(bytes: Uint8Array): DocumentId {
  // The one place where a string becomes a DocumentId by digesting.
  return createHash("sha256").update(bytes).digest("hex") as DocumentId;
}

/** For ids that come back from a store, a queue or a request. */
export function documentId(text: string): DocumentId {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new TypeError(`not a document id: ${text}`);
  return text as DocumentId;
}
