import type { Box, Note } from "@gouji/document";
import type { Glyph } from "../layout/page-content.ts";
import type { OpenPdf } from "./pdfjs.ts";

/** A field of a form that is filled in. */
interface FilledField {
  /** From 1. */
  readonly page: number;
  /** In the file's own coordinates. */
  readonly rect: readonly number[];
  readonly text: string;
}

/** What a file holds beside its pages, and what its form's fields are filled with. */
export interface FileFacts {
  readonly notes: readonly Note[];
  readonly fields: readonly FilledField[];
}

type PdfDocument = OpenPdf["document"];

const MAX_NAMED = 20;
const WITH_TEXT = new Set(["text", "combobox", "listbox"]);

/** Damage in these parts says nothing of the pages: what cannot be read is not there. */
export async function fileFacts(document: PdfDocument): Promise<FileFacts> {
  const [info, attachments] = await Promise.all([infoOf(document), document.getAttachments().catch(() => null)]);
  const notes: Note[] = [];
  if (info("IsXFAPresent"))
    notes.push({
      kind: "hidden-content",
      message: "文件是动态表单（XFA），表单中填写的内容未读取。请在 Adobe Reader 中打印为 PDF 后再提交。",
    });
  const names = [...(attachments?.values() ?? [])].map(({ filename }) => String(filename));
  if (names.length > 0) {
    const listed = names.slice(0, MAX_NAMED).join("、");
    notes.push({ kind: "other", message: `文件带有 ${names.length} 个附件，未读取：${listed}。如需核对请另行提交。` });
  }
  return { notes, fields: info("IsAcroFormPresent") ? await filledFields(document) : [] };
}

/** Texts of fields in whose place the page shows nothing: the program that filled them in did not draw them. */
export function unshownTexts(
  fields: readonly FilledField[],
  page: number,
  toPage: (rect: readonly number[]) => Box,
  glyphs: readonly Glyph[],
): string[] {
  return fields
    .filter((field) => {
      if (field.page !== page) return false;
      const [x0, y0, x1, y1] = toPage(field.rect);
      return !glyphs.some(({ box, hidden }) => {
        const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
        return hidden !== true && x >= x0 && x <= x1 && y >= y0 && y <= y1;
      });
    })
    .map(({ text }) => text);
}

async function infoOf(document: PdfDocument): Promise<(name: string) => boolean> {
  const metadata = await document.getMetadata().catch(() => undefined);
  const info: object = metadata?.info ?? {};
  return (name) => Reflect.get(info, name) === true;
}

async function filledFields(document: PdfDocument): Promise<FilledField[]> {
  const objects = await document.getFieldObjects().catch(() => null);
  return [...(objects?.values() ?? [])].flat().flatMap((object): FilledField[] => {
    const { type, value, page, rect, hidden } = { type: "", value: "", page: -1, rect: [], hidden: false, ...object };
    const text = (Array.isArray(value) ? value.join("、") : String(value ?? "")).trim();
    return WITH_TEXT.has(type) && text !== "" && !hidden && page >= 0 && rect.length === 4 ? [{ page: page + 1, rect, text }] : [];
  });
}
