import type { Note } from "@gouji/document";
import { decodeText } from "../decode-text.ts";
import { detectFormat } from "../detect-format.ts";
import type { ExtractLimits } from "../extractor.ts";
import type { FlowItem } from "../flow/flow.ts";
import { readPage } from "../html/html-extractor.ts";
import { readPlainText } from "../text/read-plain-text.ts";

/** What stands in a document that was laid into a Word file whole. */
export interface ForeignContent {
  readonly items: readonly FlowItem[];
  readonly notes: readonly Note[];
}

/** Web pages and texts laid in whole (altChunk): data systems write their reports so. Undefined for what is not read here. */
export function readForeign(bytes: Uint8Array, limits: ExtractLimits): ForeignContent | undefined {
  const format = detectFormat(bytes);
  if (format === "html") return readPage(bytes, limits);
  return format === "text" ? { items: readPlainText(decodeText(bytes).text), notes: [] } : undefined;
}

/** The items with places that count on from `next`: they have none of their own in the Word file. */
export function placedFrom(items: readonly FlowItem[], next: () => number): FlowItem[] {
  return items.map((item): FlowItem => {
    const at = { paragraph: next() };
    if (item.kind === "paragraph") return { ...item, at };
    return { ...item, at: {}, cells: item.cells.map((cell) => ({ ...cell, at: { paragraph: next() } })) };
  });
}
