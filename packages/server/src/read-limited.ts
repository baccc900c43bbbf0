import { Problem } from "./problem.ts";

/** The body as it streams in, given up as soon as it is larger than `maxBytes`. @throws Problem */
export async function readLimited({ headers, body }: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(headers.get("content-length") ?? 0) > maxBytes) throw new Problem("too-large", { detail: `${maxBytes}` });
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    size += piece.length;
    if (size > maxBytes) throw new Problem("too-large", { detail: `${maxBytes}` });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
