import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { decodeText, detectFormat } from "@gouji/extract";
import { fail, ok, type Result } from "@gouji/values";
import { type Found, found, refused } from "./incoming.ts";
import { findFiles } from "./local/find-files.ts";
import { isZipArchive, ZIP_DEFAULTS, type ZipLimits, zipMembers } from "./local/zip-members.ts";
import type { Refusal } from "./refusal.ts";
import { readAddressList } from "./web/address-list.ts";
import { publishedFiles } from "./web/published-files.ts";
import type { WebClient } from "./web/web-client.ts";

export interface CollectOptions {
  /** Where relative paths start from. */
  readonly folder: string;
  /** Opened when the first address is met. */
  readonly client: () => WebClient;
  /** An archive or list of addresses may be so large, bytes. */
  readonly maxArchiveBytes: number;
  readonly zip?: ZipLimits;
  readonly signal?: AbortSignal;
}

/** A list of addresses is short; larger text is a document. */
const LARGEST_LIST = 4 * 1024 * 1024;

/** All files of the sources, one after the other as they are found: files, folders with everything below, zip archives, web addresses, lists of addresses. */
export async function* collect(sources: readonly string[], options: CollectOptions): AsyncGenerator<Found, void, undefined> {
  for (const source of sources) {
    if (options.signal?.aborted) return;
    if (isAddress(source)) yield* atAddress(source, options);
    else yield* onDisk(source, options);
  }
}

export function isAddress(source: string): boolean {
  return /^https?:\/\//iu.test(source);
}

async function* onDisk(source: string, options: CollectOptions): AsyncGenerator<Found> {
  const { files, closed, missing } = findFiles([source], options.folder);
  for (const path of missing) yield refused(path, { kind: "not-found" });
  for (const path of closed) yield refused(path, { kind: "not-permitted" });
  for (const path of files) {
    if (options.signal?.aborted) return;
    yield* ofFile(path, options);
  }
}

async function* ofFile(path: string, options: CollectOptions): AsyncGenerator<Found> {
  const full = resolve(options.folder, path);
  const file = found({ name: basename(path), origin: path, open: () => readBytes(full) });
  const size = (await stat(full).catch(() => undefined))?.size ?? 0;
  if (/\.zip$/iu.test(path)) {
    if (size > options.maxArchiveBytes) return yield refused(path, { kind: "too-large" });
    const bytes = await readBytes(full);
    if (!bytes.ok) return yield refused(path, bytes.error);
    if (isZipArchive(bytes.value, path)) return yield* zipMembers(bytes.value, path, options.zip ?? ZIP_DEFAULTS);
  } else if (/\.(?:txt|csv|tsv)$/iu.test(path) && size <= LARGEST_LIST) {
    const bytes = await readBytes(full);
    const addresses = bytes.ok && detectFormat(bytes.value, path) === "text" ? readAddressList(decodeText(bytes.value).text) : undefined;
    if (addresses) {
      for (const address of addresses) yield* atAddress(address, options);
      return;
    }
  }
  yield file;
}

async function* atAddress(source: string, { client, zip, signal }: CollectOptions): AsyncGenerator<Found> {
  if (!URL.canParse(source)) return yield refused(source, { kind: "not-an-address" });
  yield* publishedFiles(new URL(source), client(), zip, signal);
}

async function readBytes(path: string): Promise<Result<Uint8Array, Refusal>> {
  try {
    return ok(await readFile(path));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return fail({ kind: code === "ENOENT" ? "not-found" : "not-permitted", detail: code });
  }
}
