import { ok } from "@gouji/values";
import type { Extractor } from "../extractor.ts";
import { documentOfLines } from "../layout/document-of-lines.ts";
import { textLines } from "../layout/text-lines.ts";
import { readOfd } from "./read-ofd.ts";

const MEDIA_TYPE = "application/ofd";
/** So many ruling lines on one page are a table. */
const TABLE_RULES = 6;

/** OFD (GB/T 33190), the format of official documents. */
export const ofdExtractor: Extractor = {
  format: "ofd",
  mediaType: MEDIA_TYPE,
  async extract(bytes, options) {
    const { pages, notes } = await readOfd(bytes, options);
    const ruled = pages.filter(({ rules }) => rules.length >= TABLE_RULES).map(({ page }) => page.number);
    const unread = ruled.map((page) => ({
      kind: "doubtful-table" as const,
      message: `第 ${page} 页有表格线，表格按文字逐行读取，表内数字未按表格核对。`,
      at: { page },
    }));
    const lines = pages.flatMap((page) => textLines(page));
    const papers = pages.map(({ page }) => page);
    return ok(documentOfLines(MEDIA_TYPE, papers, lines, [...notes, ...unread]));
  },
};
