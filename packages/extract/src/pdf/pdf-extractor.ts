import type { Note, Page } from "@gouji/document";
import { ok } from "@gouji/values";
import type { Extractor } from "../extractor.ts";
import { documentOfLines } from "../layout/document-of-lines.ts";
import { type PrintedLine, textLines } from "../layout/text-lines.ts";
import { pageNotes } from "./page-notes.ts";
import { readPdfPages } from "./read-pages.ts";

const MEDIA_TYPE = "application/pdf";

/** PDF files with text. Tables are not found yet: what stands in them comes as paragraphs. */
export const pdfExtractor: Extractor = {
  format: "pdf",
  mediaType: MEDIA_TYPE,
  async extract(bytes, options) {
    const pages: Page[] = [];
    const lines: PrintedLine[] = [];
    const notes: Note[] = [];
    let total = 0;
    for await (const page of readPdfPages(bytes, options)) {
      total = page.total;
      pages.push(page.content.page);
      for (const line of textLines(page.content)) lines.push(line);
      notes.push(...pageNotes(page));
      options.onProgress?.(pages.length, Math.min(page.total, options.limits.maxPages));
    }
    if (total > pages.length) notes.push({ kind: "limit-reached", message: `文件共 ${total} 页，只读取了前 ${pages.length} 页。` });
    return ok(documentOfLines(MEDIA_TYPE, pages, lines, notes));
  },
};
