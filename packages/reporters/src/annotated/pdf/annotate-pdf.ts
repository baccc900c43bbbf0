import {
  EncryptedPDFError,
  PDFArray,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFPage,
  type PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import { type Box, printedLines, type SourceDocument } from "@gouji/document";
import { AUTHOR, type Mark } from "../marks.ts";
import { Refused } from "../refusal.ts";
import { type Area, BADGE, badgeWidth, colourOf, highlightContent, noteContent, ROOM, round } from "./appearance.ts";
import { type DisplayedPage, displayedPage, type Point } from "./displayed-page.ts";

/** Between remarks of several findings. */
const GAP = "\n\n";

/**
 * The PDF with a highlight at each mark, drawn by appearance streams so that every viewer shows the same, its remarks as contents.
 * Written as an incremental update, so that the original's bytes stay as they are; what only opens to be read is written anew.
 * Marks without a place on a page are told in a note on the first one. `at`: ISO time.
 */
export async function annotatePdf(bytes: Uint8Array, source: SourceDocument, marks: readonly Mark[], at: string): Promise<Uint8Array> {
  // An update can neither be encrypted here nor be appended to a file whose end does not point to its table.
  const isUpdate = !isEncrypted(bytes) && endsInTable(bytes);
  const document = await opened(bytes, isUpdate);
  const pages = document.getPages();
  const drawing = { document, date: PDFString.fromDate(new Date(at)) };
  const unplaced: Mark[] = [];
  marks.forEach((mark, index) => {
    const parts = printedLines(source, mark.at).flatMap(({ page, boxes }) => {
      const held = pages[page - 1];
      return held ? [{ page: held, boxes }] : [];
    });
    if (parts.length === 0) unplaced.push(mark);
    for (const { page, boxes } of parts) addHighlight(drawing, page, mark, boxes, `gouji-${index + 1}`);
  });
  const [first] = pages;
  if (first && unplaced.length > 0) addNote(drawing, first, unplaced);
  return isUpdate ? document.commit() : document.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false });
}

async function opened(bytes: Uint8Array, isUpdate: boolean): Promise<PDFDocument> {
  const options = { updateMetadata: false, throwOnInvalidObject: false, warnOnInvalidObjects: false, forIncrementalUpdate: isUpdate };
  try {
    const document = await PDFDocument.load(bytes, { ...options, ...(isEncrypted(bytes) ? { password: "" } : {}) });
    if (document.getPageCount() === 0) throw new Refused("corrupt");
    return document;
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    const closed = cause instanceof EncryptedPDFError || /password|encrypt/iu.test(cause instanceof Error ? cause.message : "");
    throw new Refused(closed ? "encrypted" : "corrupt", { cause });
  }
}

/** Only the trailer says so; a text that holds the word costs no more than writing the file anew. */
function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("/Encrypt");
}

function endsInTable(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const offset = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(file.subarray(-1024).toString("latin1"))?.[1] ?? Number.NaN);
  if (!(offset < file.length) || !file.subarray(0, 5).equals(Buffer.from("%PDF-"))) return false;
  return /^\s*(?:xref|\d+\s+\d+\s+obj)/u.test(file.subarray(offset, offset + 40).toString("latin1"));
}

interface Drawing {
  readonly document: PDFDocument;
  readonly date: PDFString;
}

function addHighlight(drawing: Drawing, page: PDFPage, mark: Mark, boxes: readonly Box[], name: string): void {
  const shown = displayedPage(page);
  const frames = boxes.map(([x0, y0, x1, y1]): Box => [x0 - ROOM.side, y0 - ROOM.top, x1 + ROOM.side, y1 + ROOM.bottom]);
  const badge = badgeText(mark.numbers);
  const [first] = frames;
  if (!first) return;
  const outer: Box = [
    Math.min(...frames.map(([left]) => left)),
    Math.min(first[1] - BADGE.height, ...frames.map(([, top]) => top)),
    Math.max(first[0] + badgeWidth(badge), ...frames.map(([, , right]) => right)),
    Math.max(...frames.map(([, , , bottom]) => bottom)),
  ];
  const areas = frames.map(([x0, y0, x1, y1]): Area => [x0 - outer[0], outer[3] - y1, x1 - x0, y1 - y0]);
  addAnnotation(drawing, page, shown, outer, highlightContent(mark.role, areas, badge), {
    Subtype: "Highlight",
    QuadPoints: frames.flatMap((frame) => corners(frame).flatMap((corner) => shown.toPage(corner))).map(round),
    C: colourOf(mark.role).map(round),
    CA: 0.5,
    Contents: PDFHexString.fromText(mark.remarks.join(GAP)),
    Subj: PDFHexString.fromText(mark.numbers.join("、")),
    NM: PDFHexString.fromText(`${name}-p${drawing.document.getPages().indexOf(page) + 1}`),
  });
}

/** Top left, top right, bottom left, bottom right, as the text is read. */
function corners([x0, y0, x1, y1]: Box): readonly Point[] {
  return [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ];
}

function addNote(drawing: Drawing, page: PDFPage, marks: readonly Mark[]): void {
  const text = marks.flatMap(({ at: { label }, remarks }) => [label, ...remarks]).join(GAP);
  addAnnotation(drawing, page, displayedPage(page), [12, 12, 28, 28], noteContent(), {
    ...{ Subtype: "Text", Name: "Note", C: colourOf("stated").map(round), NM: PDFHexString.fromText("gouji-note") },
    Contents: PDFHexString.fromText(text),
  });
}

/** `outer`: where it stands on the displayed page; `content` draws from the lower left corner of it. */
function addAnnotation(
  { document, date }: Drawing,
  page: PDFPage,
  shown: DisplayedPage,
  outer: Box,
  content: string,
  entries: Readonly<Record<string, string | number | number[] | PDFObject>>,
): void {
  const { context } = document;
  const corners = [shown.toPage([outer[0], outer[1]]), shown.toPage([outer[2], outer[3]])];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const rectangle = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(round);
  const [right, up] = [shown.right, shown.up].map((step) => step.map((part) => part * shown.scale));
  const [originX, originY] = shown.toPage([outer[0], outer[3]]);
  const matrix = [...(right ?? []), ...(up ?? []), originX, originY].map(round).join(" ");
  const appearance = context.stream(`q ${matrix} cm\n${content}\nQ`, {
    ...{ Type: "XObject", Subtype: "Form", FormType: 1, BBox: rectangle, Group: { S: "Transparency" } },
    Resources: {
      ExtGState: { Wash: { Type: "ExtGState", BM: "Multiply", ca: 0.22 } },
      Font: { Digits: { Type: "Font", Subtype: "Type1", BaseFont: "Helvetica-Bold", Encoding: "WinAnsiEncoding" } },
    },
  });
  const annotation = context.obj({
    ...{ Type: "Annot", Rect: rectangle, F: 4, T: PDFHexString.fromText(AUTHOR), M: date, CreationDate: date, P: page.ref },
    AP: { N: context.register(appearance) },
    ...entries,
  });
  append(document, page, context.register(annotation));
}

/** The page's list of annotations may be an object of its own, shared by no other page, or be missing. */
function append({ context }: PDFDocument, page: PDFPage, annotation: PDFRef): void {
  const held = page.node.lookup(PDFName.of("Annots"));
  const before = held instanceof PDFArray ? held.asArray() : [];
  page.node.set(PDFName.of("Annots"), context.obj([...before, annotation]));
}

function badgeText(numbers: readonly string[]): string {
  return numbers.length > 4 ? `${numbers.slice(0, 3).join(" ")} +${numbers.length - 3}` : numbers.join(" ");
}
