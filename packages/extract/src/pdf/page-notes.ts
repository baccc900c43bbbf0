import type { Note } from "@gouji/document";
import type { PdfPage } from "./read-pages.ts";

const GARBLED_SHARE = 0.02;
/** Below this the recognition is wrong in one number of ten. */
const SURE = 0.9;
/** Dots and a page number, as on a contents page. */
const LEADER = /^[.·…\s-]*\d{1,3}[\s-]*$/;

/** What could not be read on a page, or only with doubt. */
export function pageNotes({ content, failed, recognised }: PdfPage): Note[] {
  const { number } = content.page;
  const at = { page: number };
  if (failed) return [{ kind: "unreadable-page", message: `第 ${number} 页已损坏，未能读取。`, at }];
  if (recognised)
    return [{ kind: "scanned-page", message: `第 ${number} 页是扫描图像，文字由识别得到，请对照原件。`, at }, ...doubtfulTexts(content)];
  const printed = content.glyphs.filter(({ text }) => text.trim() !== "");
  const visible = printed.filter(({ hidden }) => hidden !== true);
  const notes: Note[] = [];
  if (visible.length === 0 && content.images.length > 0)
    notes.push({
      kind: "scanned-page",
      message: `第 ${number} 页是扫描图像，没有可读取的文字，未读取。安装文字识别后可以读取：gouji ocr install。`,
      at,
    });
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

/** A note for each stretch with figures that the recognition was not sure of: findings that rest on it weigh less. */
function doubtfulTexts({ page, glyphs }: PdfPage["content"]): Note[] {
  const notes: Note[] = [];
  let run: (typeof glyphs)[number][] = [];
  const end = () => {
    const [first] = run;
    const last = run.at(-1);
    const text = run.map((glyph) => glyph.text).join("");
    if (first && last && /\d/.test(text) && !LEADER.test(text)) {
      const box = [first.box[0], first.box[1], last.box[2], last.box[3]] as const;
      notes.push({
        kind: "low-confidence",
        message: `第 ${page.number} 页“${text}”识别把握不大，请对照原件。`,
        at: { page: page.number, box },
      });
    }
    run = [];
  };
  for (const glyph of glyphs) {
    const last = run.at(-1);
    if (last && (last.box[1] !== glyph.box[1] || Math.abs(last.box[2] - glyph.box[0]) > 0.1)) end();
    if ((glyph.confidence ?? 1) < SURE) run.push(glyph);
    else end();
  }
  end();
  return notes;
}
