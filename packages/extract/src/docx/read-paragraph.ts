import type { TextRun } from "@gouji/document";
import type { ParagraphRole } from "../flow/flow.ts";
import { childOf, propertyOf, type XmlElement } from "../ooxml/xml.ts";
import type { DocxContext } from "./context.ts";
import { type RunText, readRuns } from "./read-runs.ts";
import { textRuns } from "./text-runs.ts";
import { readNumberReference, readOutline, type Style } from "./styles.ts";

/** Half points. Body text of official documents is set in 三号 (16 pt) at most. */
const TITLE_SIZE = 36;

export interface DocxParagraph {
  readonly text: string;
  readonly runs: readonly TextRun[];
  readonly role?: ParagraphRole;
  readonly level?: number;
  readonly bold: boolean;
  readonly prominent: boolean;
  readonly ordinal: number;
  /** Contents of text boxes anchored here. */
  readonly boxes: readonly XmlElement[];
  /** Footnotes and endnotes referred to, in order. */
  readonly notes: readonly XmlElement[];
  /** Its end was deleted under change tracking: the next paragraph goes on with it. */
  readonly joinsNext: boolean;
}

export function readParagraph(element: XmlElement, context: DocxContext): DocxParagraph {
  const ordinal = context.ordinals.get(element) ?? 0;
  const properties = childOf(element, "pPr");
  const styleId = propertyOf(properties, "pStyle");
  const style = styleId === undefined ? context.styles.normal : context.styles.byId.get(styleId);
  const inToc = context.fields.some((field) => /^\s*TOC\b/u.test(field.instruction));
  const runs = readRuns(element, context, style);
  // What a page or column break parts stays apart, whatever stands on either side.
  const visible = runs.text
    .split("\f")
    .map(joinLines)
    .filter((part, _, parts) => parts.length === 1 || part.trim() !== "")
    .join("\n");
  // A paragraph without visible text shows no number in a list that Word prints, but it does count there.
  const number = listNumber(properties, style, context, styleId);
  const shown = visible.trim();
  const text = shown === "" ? "" : `${number?.text ?? ""}${visible}`.trim();
  const level = headingLevel(properties, style);
  const mark = childOf(properties, "rPr");
  return {
    text,
    runs: shown === "" ? [] : textRuns(text, text.length - shown.length, runs.sources, ordinal),
    ...roleOf(style, level, inToc || runs.toc, number !== undefined),
    bold: isBold(runs, style),
    prominent: isCentred(properties, style) && (isBold(runs, style) || (runs.size || (style?.size ?? 0)) >= TITLE_SIZE),
    ordinal,
    boxes: runs.boxes,
    notes: runs.notes,
    joinsNext: childOf(mark, "del") !== undefined || childOf(mark, "moveFrom") !== undefined,
  };
}

function listNumber(properties: XmlElement | undefined, style: Style | undefined, context: DocxContext, styleId: string | undefined) {
  const own = readNumberReference(properties);
  const reference = { ...style?.numbering, ...own };
  return reference.id === undefined ? undefined : context.lists.next(reference, styleId);
}

function headingLevel(properties: XmlElement | undefined, style: Style | undefined): number | undefined {
  const named = /^(?:heading|标题)\s*(\d)$/u.exec(style?.name ?? "")?.[1];
  const outline = readOutline(properties) ?? (named === undefined ? style?.outline : Number(named) - 1);
  if (outline !== undefined && outline >= 0 && outline < 9) return outline + 1;
  return /^(?:title|标题)$/u.test(style?.name ?? "") ? 1 : undefined;
}

function roleOf(
  style: Style | undefined,
  level: number | undefined,
  toc: boolean,
  numbered: boolean,
): { readonly role?: ParagraphRole; readonly level?: number } {
  const name = style?.name ?? "";
  if (toc || /^(?:toc \d|toc heading|目录 ?\d)$/u.test(name)) return { role: "toc" };
  if (/^(?:caption|题注)$/u.test(name)) return { role: "caption" };
  if (level !== undefined) return { role: "heading", level };
  return numbered ? { role: "list" } : {};
}

function isCentred(properties: XmlElement | undefined, style: Style | undefined): boolean {
  const own = propertyOf(properties, "jc");
  return own === undefined ? (style?.centred ?? false) : own === "center";
}

function isBold(runs: RunText, style: Style | undefined): boolean {
  return runs.characters > 0 && (runs.bold === runs.characters || (runs.plain === 0 && (style?.bold ?? false)));
}

/**
 * Line breaks inside a paragraph are layout where they cut a title or a sentence, and structure where a new sentence or item begins:
 * only the latter stay.
 */
function joinLines(text: string): string {
  if (!text.includes("\n")) return text;
  let before = "";
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const glue = before === "" ? "" : glueOf(before, line);
      before = line;
      return glue + line;
    })
    .join("");
}

function glueOf(before: string, line: string): string {
  const end = before.slice(-1);
  if (
    /[。；;：:！？]/u.test(end) ||
    /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[、.．](?!\d)|[①-⑳])/u.test(line)
  )
    return "\n";
  return /[\w.,%]/u.test(end) && /^\w/u.test(line) ? " " : "";
}
