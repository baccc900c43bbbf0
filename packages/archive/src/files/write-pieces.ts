import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { type DocumentId, documentId } from "../document-id.ts";

/** Writes bytes as they come in to a new file; they are on the disk when it answers. */
export async function writePieces(path: string, pieces: AsyncIterable<Uint8Array>): Promise<{ id: DocumentId; size: number }> {
  const file = await open(path, "wx");
  const digest = createHash("sha256");
  let size = 0;
  try {
    for await (const piece of pieces) {
      digest.update(piece);
      size += piece.length;
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { id: documentId(digest.digest("hex")), size };
}
