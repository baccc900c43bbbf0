import { zstdCompressSync, zstdDecompressSync } from "node:zlib";

/** JSON text as it is kept. A document with the places of all its lines is many times its file; packed it is a tenth, and crosses threads as bytes. */
export interface PackedText {
  /** zstd. */
  readonly packed: Uint8Array;
}

/** Takes its time where it is called: in a thread that works on the document anyway. */
export function packText(text: string): PackedText {
  return { packed: zstdCompressSync(text) };
}

export function unpackText({ packed }: PackedText): string {
  return zstdDecompressSync(packed).toString();
}
