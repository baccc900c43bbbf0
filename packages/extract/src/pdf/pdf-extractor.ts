import type { Note } from "@gouji/document";
import { ok } from "@gouji/values";
import type { Extractor } from "../extractor.ts";
import { documentOfPages } from "../layout/document-of-pages.ts";
import { layOutPage, type PageLayout } from "../layout/page-layout.ts";
import { pageNotes } from "./page-notes.ts";
import { readPdfPages } from "./read-pages.ts";
import { readScans } from "./read-scans.ts";

const MEDIA_TYPE = "application/pdf";

/** PDF files: text and tables; scanned pages where the text recognition is installed. */
export const pdfExtractor: Extractor = {
  format: "pdf",
  mediaType: MEDIA_TYPE,
  async extract(bytes, options) {
    const pages: PageLayout[] = [];
    const notes: Note[] = [];
    let total = 0;
    for await (const page of readScans(readPdfPages(bytes, options), bytes, options)) {
      if (pages.length === 0) notes.push(...page.aboutFile);
      total = page.total;
      pages.push(layOutPage(page.content, pages.at(-1)));
      notes.push(...pageNotes(page));
      options.onProgress?.(pages.length, Math.min(page.total, options.limits.maxPages));
    }
    if (total > pages.length) notes.push({ kind: "limit-reached", message: `文件共 ${total} 页，只读取了前 ${pages.length} 页。` });
    return ok(documentOfPages(MEDIA_TYPE, pages, notes));
  },
};
