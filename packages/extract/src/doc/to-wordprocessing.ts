import type { DocxPackage } from "../docx/docx-package.ts";
import type { XmlElement } from "../ooxml/xml.ts";
import { buildTables } from "./build-tables.ts";
import type { ByteReader } from "./bytes.ts";
import { element } from "./elements.ts";
import { readListTables } from "./list-tables.ts";
import { readPieces } from "./pieces.ts";
import { characterRuns, paragraphRuns } from "./properties.ts";
import { noteReference, readParagraphs, type WordText } from "./read-text.ts";
import { readStyleSheet } from "./style-sheet.ts";
import type { WordBinary } from "./word-binary.ts";

const FOOTNOTE_REFERENCES = 2;
const FOOTNOTE_TEXTS = 3;
const SECTIONS = 6;
const ENDNOTE_REFERENCES = 46;
const ENDNOTE_TEXTS = 47;
const MAX_NOTES = 10_000;

/** What a Word 97-2003 file holds, in the elements of .docx: one reader then serves both. */
export interface Converted extends DocxPackage {
  readonly textBoxes: boolean;
}

export function toWordprocessing(file: WordBinary): Converted {
  const { lengths } = file;
  const references = new Map([
    ...referencesOf(file.table(FOOTNOTE_REFERENCES), "footnoteReference"),
    ...referencesOf(file.table(ENDNOTE_REFERENCES), "endnoteReference"),
  ]);
  const text: WordText = {
    pieces: readPieces(file),
    characters: characterRuns(file),
    paragraphs: paragraphRuns(file),
    references,
    sectionEnds: sectionEndsOf(file.table(SECTIONS)),
  };
  const part = (from: number, to: number) => buildTables(readParagraphs(text, from, to));
  const footnotesAt = lengths.body;
  const headersAt = footnotesAt + lengths.footnotes;
  const endnotesAt = headersAt + lengths.headers + lengths.macros + lengths.comments;
  const boxesAt = endnotesAt + lengths.endnotes;
  const plain: WordText = { ...text, references: new Map() };
  const notes = (name: string, table: ByteReader, at: number) =>
    element(
      `${name}s`,
      {},
      rangesOf(table).map(([from, to], id) => element(name, { id: String(id) }, buildTables(readParagraphs(plain, at + from, at + to)))),
    );
  const body = [...part(0, lengths.body), ...buildTables(readParagraphs(plain, boxesAt, boxesAt + lengths.boxes))];
  return {
    document: element("document", {}, [element("body", {}, body)]),
    styles: readStyleSheet(file),
    numbering: readListTables(file),
    footnotes: notes("footnote", file.table(FOOTNOTE_TEXTS), footnotesAt),
    endnotes: notes("endnote", file.table(ENDNOTE_TEXTS), endnotesAt),
    furniture: [element("hdr", {}, buildTables(readParagraphs(plain, headersAt, headersAt + lengths.headers)))],
    broken: [],
    foreign: new Map(),
    hasComments: lengths.comments > 0,
    textBoxes: lengths.boxes > 0,
  };
}

/** Characters at which notes are referred to; the table has a number for each and two bytes more. */
function referencesOf(table: ByteReader, name: "footnoteReference" | "endnoteReference"): [number, XmlElement][] {
  const count = Math.min(MAX_NOTES, Math.max(0, Math.floor((table.length - 4) / 6)));
  return Array.from({ length: count }, (_, id) => [table.u32(id * 4), noteReference(name, id)]);
}

/** The last characters of sections; the table has a place before each and behind the last, and twelve bytes for each. */
function sectionEndsOf(table: ByteReader): ReadonlySet<number> {
  const count = Math.max(0, Math.floor((table.length - 4) / 16));
  return new Set(Array.from({ length: count }, (_, at) => table.u32((at + 1) * 4) - 1));
}

/** Ranges of the notes' texts; the last range of the table is none. */
function rangesOf(table: ByteReader): [number, number][] {
  const count = Math.min(MAX_NOTES, Math.max(0, Math.floor(table.length / 4) - 2));
  return Array.from({ length: count }, (_, id) => [table.u32(id * 4), table.u32(id * 4 + 4)]);
}
