import type { Note } from "@gouji/document";
import type { ExtractOptions } from "../extractor.ts";
import { throwIfAborted } from "../failures.ts";
import type { PageContent } from "../layout/page-content.ts";
import { slantedNotes } from "../layout/slanted.ts";
import { type OfdDocument, openDocuments } from "./ofd-document.ts";
import { openPackage } from "./ofd-package.ts";
import { packageNotes } from "./package-notes.ts";
import { type PageFault, pageReader } from "./page-reader.ts";
import type { ReadPage } from "./read-page.ts";

export interface OfdContent {
  readonly pages: readonly PageContent[];
  readonly notes: readonly Note[];
}

/** So many curves on a page without text are characters drawn as outlines. */
const OUTLINED_TEXT = 200;

/** What the pages of an OFD package show, and what is to be said of the rest. */
export async function readOfd(bytes: Uint8Array, options: ExtractOptions): Promise<OfdContent> {
  const opened = openPackage(bytes, options.limits);
  const documents = openDocuments(opened);
  const total = documents.reduce((sum, { pages }) => sum + pages.length, 0);
  const limit = Math.min(total, options.limits.maxPages);
  const pages: PageContent[] = [];
  const notes: Note[] = [];
  if (documents.length > 1) notes.push({ kind: "other", message: `文件包中有 ${documents.length} 个文档，按先后顺序连续读取。` });
  for (const document of documents) {
    const reader = pageReader(opened, document);
    for (const entry of document.pages) {
      if (pages.length >= limit) break;
      throwIfAborted(options.signal);
      const number = pages.length + 1;
      const read = reader.read(entry, number);
      notes.push(...(typeof read === "string" ? [faultNote(read, number)] : pageNotes(read, number)));
      if (typeof read !== "string" && read.withoutTemplate) notes.push(templateNote(number));
      pages.push(typeof read === "string" ? emptyPage(document, number) : read.content);
      options.onProgress?.(number, limit);
      // Lets a caller that waits for other things have its turn.
      if (number % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    notes.push(...packageNotes(opened, document));
  }
  if (total > limit) notes.push({ kind: "limit-reached", message: `共 ${total} 页，只读取了前 ${limit} 页。` });
  return { pages, notes };
}

function emptyPage({ area }: OfdDocument, number: number): PageContent {
  const page = { number, width: (area.width * 72) / 25.4, height: (area.height * 72) / 25.4, rotation: 0 };
  return { page, glyphs: [], rules: [], fills: [], images: [] };
}

const FAULTS: Readonly<Record<PageFault, string>> = {
  missing: "的内容不在文件包中",
  broken: "的内容已损坏，无法读取",
  "too-large": "的内容超过大小限制，未读取",
};

function faultNote(fault: PageFault, number: number): Note {
  return { kind: "unreadable-page", message: `第 ${number} 页${FAULTS[fault]}，该页未参加核对。`, at: { page: number } };
}

/** The labels and lines of a form stand in its template. */
function templateNote(number: number): Note {
  const message = `第 ${number} 页的底版缺失或已损坏，底版上的表格线和栏目名称未读取，请对照原件。`;
  return { kind: "unreadable-page", message, at: { page: number } };
}

function pageNotes({ content, curves, limited }: ReadPage, number: number): Note[] {
  const at = { page: number };
  const notes: Note[] = [];
  const visible = content.glyphs.filter(({ hidden, text }) => hidden !== true && text.trim() !== "");
  if (limited) notes.push({ kind: "limit-reached", message: `第 ${number} 页的内容过多，只读取了一部分。`, at });
  const drawn = content.images.length > 0 || curves > OUTLINED_TEXT;
  const blank = visible.length === 0 && (content.rules.length > 0 || content.fills.length > 0);
  if (blank || (drawn && visible.every(({ furniture }) => furniture === true)))
    notes.push({ kind: "scanned-page", message: `第 ${number} 页没有文字层，文字是图片或曲线，该页未参加核对。`, at });
  notes.push(...slantedNotes(content));
  if (content.glyphs.some(({ hidden, text }) => hidden === true && text.trim() !== ""))
    notes.push({ kind: "hidden-content", message: `第 ${number} 页有看不见的文字（隐藏、透明、与底色相同或被遮盖），未作为正文。`, at });
  const garbled = visible.filter(({ text }) => /[\u00a4\ufffd\p{Co}\p{Cc}]/u.test(text)).length;
  if (garbled > visible.length / 20 && garbled > 2)
    notes.push({ kind: "garbled-text", message: `第 ${number} 页有 ${garbled} 个字符没有可用的文字编码，相关文字可能有误。`, at });
  return notes;
}
