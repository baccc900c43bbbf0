import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { SourceDocument } from "../../packages/document/src/index.ts";
import { extract } from "../../packages/extract/src/index.ts";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Kilobytes a page of what the collector leaves in use. */
export interface HeldMemory {
  /** For each further page while the file is read, the first quarter aside: fonts and compiled code come with it. */
  readonly whileReading: number;
  /** Of the document that comes out. */
  readonly document: number;
}

export async function heldMemory(bytes: Uint8Array): Promise<HeldMemory> {
  const whileReading = await heldWhileReading(bytes);
  const before = inUse();
  const document = await documentOf(bytes);
  return { whileReading, document: (inUse() - before) / document.pages.length };
}

async function heldWhileReading(bytes: Uint8Array): Promise<number> {
  const first = { pages: 0, used: 0 };
  const last = { pages: 0, used: 0 };
  await documentOf(bytes, (pages, total) => {
    if (pages === Math.ceil(total / 4)) Object.assign(first, { pages, used: inUse() });
    if (pages === total) Object.assign(last, { pages, used: inUse() });
  });
  return (last.used - first.used) / (last.pages - first.pages);
}

async function documentOf(bytes: Uint8Array, onProgress?: (pages: number, total: number) => void): Promise<SourceDocument> {
  const result = await extract(bytes, onProgress ? { onProgress } : {});
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Kilobytes, after the collector has gone through all. */
function inUse(): number {
  collect();
  return process.memoryUsage().heapUsed / 1024;
}
