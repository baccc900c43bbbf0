import { Problem } from "./problem.ts";

/** The body as it streams in, given up as soon as it is larger than `maxBytes`. @throws Problem */
export async function* limitedPieces({ headers, body }: Request, maxBytes: number): AsyncGenerator<Uint8Array, void, undefined> {
  if (Number(headers.get("content-length") ?? 0) > maxBytes) throw new Problem("too-large", { detail: `${maxBytes}` });
  let size = 0;
  for await (const piece of body ?? []) {
    size += piece.length;
    if (size > maxBytes) throw new Problem("too-large", { detail: `${maxBytes}` });
    yield piece;
  }
}

/** The same as a whole. @throws Problem */
export async function readLimited(request: Request, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of limitedPieces(request, maxBytes)) pieces.push(piece);
  return Buffer.concat(pieces);
}
