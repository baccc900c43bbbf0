import type { Note } from "@gouji/document";
import { slantedNotes } from "../layout/slanted.ts";
import { doubtfulFigures } from "../ocr/doubtful-figures.ts";
import type { PdfPage } from "./read-pages.ts";
import { whyUnread } from "./why-unread.ts";

const MAX_NAMED = 10;

/** What could not be read on a page, or only with doubt. */
export function pageNotes({ content, damage, recognised, unshown }: PdfPage): Note[] {
  const { number } = content.page;
  const at = { page: number };
  if (damage === "whole") return [{ kind: "unreadable-page", message: `第 ${number} 页已损坏，未能读取。`, at }];
  if (recognised)
    return [
      { kind: "scanned-page", message: `第 ${number} 页没有可用的文字层，文字由识别得到，请对照原件。`, at, recognised: true },
      ...doubtfulFigures(content),
    ];
  const notes: Note[] = [];
  if (damage === "part") notes.push({ kind: "unreadable-page", message: `第 ${number} 页有内容已损坏，可能没有读全，请对照原件。`, at });
  const unread = whyUnread(content);
  if (unread === "scan")
    notes.push({
      kind: "scanned-page",
      message: `第 ${number} 页是扫描图像，图像中的文字未读取。安装文字识别后可以读取：gouji ocr install。`,
      at,
    });
  if (unread === "garbled")
    notes.push({
      kind: "garbled-text",
      message: `第 ${number} 页的部分文字缺少编码信息，读出的内容可能是乱码。安装文字识别后可改由识别读取：gouji ocr install。`,
      at,
    });
  if (unread === "outlines")
    notes.push({
      kind: "scanned-page",
      message: `第 ${number} 页的文字是曲线图形，不是文字，未读取。安装文字识别后可以读取：gouji ocr install。`,
      at,
    });
  if (unshown.length > 0)
    notes.push({
      kind: "hidden-content",
      message: `第 ${number} 页的表单填有页面上没有显示的内容，未作为正文读取：${unshown.slice(0, MAX_NAMED).join("、")}。`,
      at,
    });
  const hidden = content.glyphs.filter((glyph) => glyph.hidden === true && glyph.text.trim() !== "").length;
  if (hidden > 0)
    notes.push({
      kind: "hidden-content",
      message: `第 ${number} 页有 ${hidden} 个看不见的字符（隐藏、白色或在页面之外），未作为正文读取。`,
      at,
    });
  return [...notes, ...slantedNotes(content)];
}
