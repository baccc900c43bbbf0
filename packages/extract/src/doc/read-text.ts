import type { XmlElement } from "../ooxml/xml.ts";
import type { TableParagraph } from "./build-tables.ts";
import { element } from "./elements.ts";
import { isDeleted, isInserted, paragraphFormat, runFormat } from "./formats.ts";
import type { PieceText } from "./pieces.ts";
import type { Properties, PropertyRuns } from "./properties.ts";
import { rowShape } from "./row-shape.ts";

/** Characters by code ([MS-DOC] 2.9.35 and 2.8.25): marks of cells, paragraphs, fields, pictures. */
const CELL = 0x07;
const PARAGRAPH = 0x0d;
/** A page break within a paragraph, or the end of a section, which ends the paragraph. */
const PAGE_BREAK = 0x0c;
const FIELD: ReadonlyMap<number, string> = new Map([
  [0x13, "begin"],
  [0x14, "separate"],
  [0x15, "end"],
]);

export interface WordText {
  readonly pieces: PieceText;
  readonly characters: PropertyRuns;
  readonly paragraphs: PropertyRuns;
  /** Footnote and endnote references by character. */
  readonly references: ReadonlyMap<number, XmlElement>;
  /** Characters that end a section. */
  readonly sectionEnds: ReadonlySet<number>;
}

/** The paragraphs of a part of the text. */
export function readParagraphs(text: WordText, from: number, to: number): TableParagraph[] {
  const paragraphs: TableParagraph[] = [];
  const end = Math.min(to, text.pieces.text.length);
  const fields: ("instruction" | "result")[] = [];
  let start = from;
  for (let at = from; at < end; at += 1) {
    const code = text.pieces.text.charCodeAt(at);
    const mark = code === PARAGRAPH || code === CELL || (code === PAGE_BREAK && text.sectionEnds.has(at));
    if (!mark && at < end - 1) continue;
    paragraphs.push(readParagraph(text, start, mark ? at : at + 1, at, fields));
    start = at + 1;
  }
  return paragraphs;
}

function readParagraph(text: WordText, from: number, to: number, mark: number, fields: ("instruction" | "result")[]): TableParagraph {
  const offset = text.pieces.offsetOf(mark);
  const properties = text.paragraphs.at(offset);
  const format = paragraphFormat(properties, true);
  if (isDeleted(text.characters.at(offset))) format.children.push(element("rPr", {}, [element("del")]));
  const inTable = properties.get(0x2416)?.u8(0) === 1;
  const depth = properties.get(0x6649)?.i32(0) ?? (inTable ? 1 : 0);
  const code = text.pieces.text.charCodeAt(mark);
  const inner = depth > 1;
  return {
    element: element("p", {}, [format, ...readRuns(text, from, to, fields)]),
    depth: Math.max(0, Math.min(depth, 64)),
    endsCell: inner ? properties.get(0x244b)?.u8(0) === 1 : code === CELL,
    ...(properties.get(inner ? 0x244c : 0x2417)?.u8(0) === 1 ? { endsRow: rowShape(properties) } : {}),
  };
}

function readRuns(text: WordText, from: number, to: number, fields: ("instruction" | "result")[]): XmlElement[] {
  const runs: XmlElement[] = [];
  let current: XmlElement | undefined;
  let known: Properties | undefined;
  for (let at = from; at < to; at += 1) {
    const reference = text.references.get(at);
    const properties = text.characters.at(text.pieces.offsetOf(at));
    if (!current || properties !== known) {
      current = element("r", {}, [runFormat(properties)]);
      known = properties;
      runs.push(isDeleted(properties) ? element("del", {}, [current]) : isInserted(properties) ? element("ins", {}, [current]) : current);
    }
    if (reference) current.children.push(reference);
    addCharacter(current, text.pieces.text.charCodeAt(at), properties, fields);
  }
  return runs;
}

function addCharacter(run: XmlElement, code: number, properties: Properties, fields: ("instruction" | "result")[]): void {
  const field = FIELD.get(code);
  if (field !== undefined) {
    if (field === "begin") fields.push("instruction");
    else if (field === "end") fields.pop();
    else if (fields.length > 0) fields[fields.length - 1] = "result";
    run.children.push(element("fldChar", { fldCharType: field }));
    return;
  }
  const symbol = properties.get(0x6a09);
  if (symbol && code === 0x28) {
    run.children.push(element("sym", { font: "", char: symbol.u16(2).toString(16) }));
    return;
  }
  if (code === 0x09) run.children.push(element("tab"));
  else if (code === 0x0b) run.children.push(element("br"));
  else if (code === PAGE_BREAK) run.children.push(element("br", { type: "page" }));
  else if (code === 0x1e) run.children.push(element("noBreakHyphen"));
  // The data of form fields and links take the same character as pictures.
  else if (code === 0x01 || code === 0x08) {
    if (properties.get(0x0806)?.u8(0) !== 1 && fields.at(-1) !== "instruction") run.children.push(element("pict"));
  } else if (code >= 0x20) addText(run, String.fromCharCode(code), fields.at(-1) === "instruction" ? "instrText" : "t");
}

function addText(run: XmlElement, character: string, name: string): void {
  const last = run.children.at(-1);
  if (last === undefined || typeof last === "string" || last.name !== name) {
    run.children.push(element(name, {}, [character]));
    return;
  }
  last.children[0] = `${last.children[0] ?? ""}${character}`;
}

/** A reference to a note, as WordprocessingML has it. */
export function noteReference(name: "footnoteReference" | "endnoteReference", id: number): XmlElement {
  return element(name, { id: String(id) });
}
