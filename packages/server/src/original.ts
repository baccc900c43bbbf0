import type { FileStore, StoredDocument } from "@gouji/archive";
import type { Context } from "hono";
import { stream } from "hono/streaming";

/** Handed out as a file to keep, never as a page to run: no name or content from outside decides how a browser takes it. */
export function original(context: Context, { id, names, mediaType, size }: StoredDocument, files: FileStore): Response {
  const name = names[0] ?? "document";
  const shown = mediaType === "application/pdf" ? mediaType : "application/octet-stream";
  const range = /^bytes=(\d+)-(\d*)$/u.exec(context.req.header("range") ?? "");
  const start = Number(range?.[1] ?? 0);
  const end = Math.min(size, range?.[2] ? Number(range[2]) + 1 : size);
  context.header("content-type", shown);
  context.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  context.header("accept-ranges", "bytes");
  context.header("cache-control", "private, no-cache");
  if (range && start >= end) return context.body(null, 416, { "content-range": `bytes */${size}` });
  if (range) {
    context.status(206);
    context.header("content-range", `bytes ${start}-${end - 1}/${size}`);
  }
  context.header("content-length", String(end - start));
  return stream(context, async (output) => {
    if (start < end) for await (const piece of files.pieces(id, { start, end })) await output.write(piece);
  });
}
