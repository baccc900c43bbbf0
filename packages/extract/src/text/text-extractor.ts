import type { Note } from "@gouji/document";
import { ok } from "@gouji/values";
import { decodeText } from "../decode-text.ts";
import type { ExtractOptions, Extractor } from "../extractor.ts";
import { MESSAGES, unreadable } from "../failures.ts";
import { assembleDocument } from "../flow/assemble.ts";
import type { FlowItem } from "../flow/flow.ts";
import { looksLikeCsv, readCsv } from "./read-csv.ts";
import { readMarkdown } from "./read-markdown.ts";
import { readPlainText } from "./read-plain-text.ts";

/** Plain text and comma-separated values. */
export const textExtractor: Extractor = {
  format: "text",
  mediaType: "text/plain",
  async extract(bytes, options) {
    const text = decoded(bytes);
    const isCsv = /\.(?:csv|tsv)$/iu.test(options.fileName ?? "") || looksLikeCsv(text.content);
    const items = isCsv ? readCsv(text.content) : readPlainText(text.content);
    return ok(finished(isCsv ? "text/csv" : "text/plain", items, text.notes, options));
  },
};

export const markdownExtractor: Extractor = {
  format: "markdown",
  mediaType: "text/markdown",
  async extract(bytes, options) {
    const text = decoded(bytes);
    return ok(finished("text/markdown", readMarkdown(text.content), text.notes, options));
  },
};

function decoded(bytes: Uint8Array): { readonly content: string; readonly notes: readonly Note[] } {
  const { text, lost } = decodeText(bytes);
  const notes: Note[] = lost > 0 ? [{ kind: "garbled-text", message: "部分文字无法解码，可能是编码不明或文件损坏。" }] : [];
  return { content: text, notes };
}

function finished(mediaType: string, items: readonly FlowItem[], notes: readonly Note[], options: ExtractOptions) {
  const cells = items.reduce((sum, item) => sum + (item.kind === "table" ? item.cells.length : 0), 0);
  if (cells > options.limits.maxCells) throw unreadable("too-large", MESSAGES.cells);
  options.onProgress?.(1, 1);
  return assembleDocument({ mediaType, items, notes });
}
