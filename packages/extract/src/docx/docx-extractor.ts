import type { Note, SourceDocument } from "@gouji/document";
import { ok } from "@gouji/values";
import type { ExtractOptions, Extractor } from "../extractor.ts";
import { MESSAGES, throwIfAborted, unreadable } from "../failures.ts";
import { assembleDocument } from "../flow/assemble.ts";
import type { FlowItem } from "../flow/flow.ts";
import { childOf, elementsOf, type XmlElement } from "../ooxml/xml.ts";
import { type DocxContext, numberParagraphs } from "./context.ts";
import { type DocxPackage, openDocx } from "./docx-package.ts";
import { placedFrom, readForeign } from "./foreign-parts.ts";
import { listCounter } from "./list-numbers.ts";
import { readBody } from "./read-body.ts";
import { readStyles } from "./styles.ts";

const MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Word and WPS files in the OOXML format. */
export const docxExtractor: Extractor = {
  format: "docx",
  mediaType: MEDIA_TYPE,
  async extract(bytes, options) {
    const opened = openDocx(bytes, options.limits);
    throwIfAborted(options.signal);
    return ok(readWordprocessing(opened, MEDIA_TYPE, options, { hasRuns: true }));
  },
};

/** The document that the parts of a Word file make, wherever they come from: older Word files are turned into the same elements. */
export function readWordprocessing(
  opened: DocxPackage,
  mediaType: string,
  options: ExtractOptions,
  { notes: more = [], hasRuns }: { readonly notes?: readonly Note[]; readonly hasRuns: boolean },
): SourceDocument {
  const body = childOf(opened.document, "body");
  if (!body) throw unreadable("corrupt", MESSAGES.corrupt);
  const { context, notes } = contextOf(opened, options, hasRuns);
  const items = [...readBody(body, context), ...furnitureOf(opened, context)];
  addPackageNotes(opened, context);
  options.onProgress?.(1, 1);
  return assembleDocument({ mediaType, items, notes: [...notes, ...more] });
}

function contextOf(
  opened: DocxPackage,
  options: ExtractOptions,
  hasRuns: boolean,
): { readonly context: DocxContext; readonly notes: readonly Note[] } {
  const styles = readStyles(opened.styles);
  const ordinals = new Map<XmlElement, number>();
  // Notes and running heads go on counting behind the body, so that no two paragraphs share a place.
  for (const part of [opened.document, opened.footnotes, opened.endnotes, ...opened.furniture]) if (part) numberParagraphs(part, ordinals);
  const notes: Note[] = [];
  const seen = new Set<string>();
  let laidIn = 0;
  const context: DocxContext = {
    styles,
    lists: listCounter(opened.numbering, styles),
    limits: options.limits,
    fields: [],
    ordinals,
    hasRuns,
    footnotes: notesById(opened.footnotes),
    endnotes: notesById(opened.endnotes),
    foreign(id) {
      const bytes = opened.foreign.get(id);
      const content = bytes && readForeign(bytes, options.limits);
      notes.push(...(content?.notes ?? []));
      return content && placedFrom(content.items, () => ordinals.size + laidIn++);
    },
    counts: { cells: 0, pictures: 0, foreign: 0 },
    notes,
    // One note of a kind is enough, placed where it begins.
    note(kind, message, paragraph) {
      if (seen.has(message)) return;
      seen.add(message);
      notes.push({ kind, message, ...(paragraph === undefined ? {} : { at: { paragraph } }) });
    },
  };
  return { context, notes };
}

function notesById(part: XmlElement | undefined): ReadonlyMap<string, XmlElement> {
  return new Map(
    elementsOf(part)
      // Separators are notes too, of a type of their own.
      .filter((note) => (note.attributes.get("type") ?? "normal") === "normal")
      .map((note) => [note.attributes.get("id") ?? "", note]),
  );
}

/** Running heads and feet; the same text in several sections is given once. */
function furnitureOf(opened: DocxPackage, context: DocxContext): FlowItem[] {
  const seen = new Set<string>();
  return opened.furniture.flatMap((part) => {
    context.fields.length = 0;
    return readBody(part, context, "furniture").flatMap((item): FlowItem[] => {
      const texts =
        item.kind === "paragraph" ? [item] : item.cells.map((cell) => ({ kind: "paragraph" as const, text: cell.text, at: cell.at }));
      return texts
        .filter(({ text }) => text !== "" && !seen.has(text) && seen.add(text))
        .map((text): FlowItem => ({ ...text, role: "furniture" }));
    });
  });
}

function addPackageNotes(opened: DocxPackage, context: DocxContext): void {
  const { pictures, foreign } = context.counts;
  if (pictures > 0) context.note("other", `文中有 ${pictures} 处图片或图形，其中的文字未读取。`);
  if (foreign > 0) context.note("other", `文中嵌入了 ${foreign} 个外部文档，未读取。`);
  if (opened.hasComments) context.note("other", "文中有批注，未读取。");
  if (opened.broken.length > 0) context.note("other", `文件的部分内容已损坏，未读取：${opened.broken.join("、")}。`);
}
