import type { Note } from "@gouji/document";
import type { PdfPage } from "./read-pages.ts";

const GARBLED_SHARE = 0.02;

/** What could not be read on a page, or only with doubt. */
export function pageNotes({ content, failed }: PdfPage): Note[] {
  const { number } = content.page;
  const at = { page: number };
  if (failed) return [{ kind: "unreadable-page", message: `第 ${number} 页已损坏，未能读取。`, at }];
  const printed = content.glyphs.filter(({ text }) => text.trim() !== "");
  const visible = printed.filter(({ hidden }) => hidden !== true);
  const notes: Note[] = [];
  if (visible.length === 0 && content.images.length > 0)
    notes.push({ kind: "scanned-page", message: `第 ${number} 页是扫描图像，没有可读取的文字。`, at });
  const odd = visible.filter(({ text }) => /[\uFFFD\uE000-\uF8FF]/u.test(text)).length;
  if (visible.length > 0 && odd > GARBLED_SHARE * visible.length)
    notes.push({ kind: "garbled-text", message: `第 ${number} 页的部分文字缺少编码信息，读出的内容可能是乱码。`, at });
  const hidden = printed.length - visible.length;
  if (hidden > 0)
    notes.push({
      kind: "hidden-content",
      message: `第 ${number} 页有 ${hidden} 个看不见的字符（隐藏、白色或在页面之外），未作为正文读取。`,
      at,
    });
  return notes;
}
