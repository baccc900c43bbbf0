import type { FlowItem, FlowParagraph } from "../flow/flow.ts";
import { formatNumber } from "../flow/format-number.ts";
import { superscript } from "../superscript.ts";
import { collapseBlanks } from "./collapse-blanks.ts";
import { type HtmlContext, isAttachment } from "./html-context.ts";
import { allElements, type HtmlElement, isHidden, plainText } from "./html-tree.ts";
import { isPageFurniture } from "./main-content.ts";
import { readHtmlTable } from "./read-html-table.ts";

const BLOCKS = new Set(
  "address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary tbody td tfoot th thead tr ul html".split(
    " ",
  ),
);
const STRUCK = /^(?:s|del|strike)$/u;
const LIST_FORMATS: Readonly<Record<string, string>> = { a: "lowerLetter", A: "upperLetter", i: "lowerRoman", I: "upperRoman" };

/** Text of the open paragraph. */
interface Line {
  text: string;
  visible: number;
  bold: number;
}

interface Walk {
  readonly context: HtmlContext;
  readonly items: FlowItem[];
  readonly line: Line;
  /** Block that the open line belongs to. */
  block: HtmlElement;
  furniture: boolean;
  /** Inside a note. */
  footnote: boolean;
  /** Inside a table of contents that a word processor made. */
  toc: boolean;
  bold: boolean;
  /** Inside a superscript. */
  raised: boolean;
  /** Number of a list item, printed before its first line. */
  marker: string;
}

/** Paragraphs, headings, lists and tables of an element in reading order. */
export function readContent(element: HtmlElement, context: HtmlContext, furniture = false): FlowItem[] {
  const walk: Walk = {
    context,
    items: [],
    line: { text: "", visible: 0, bold: 0 },
    block: element,
    furniture,
    footnote: false,
    toc: false,
    bold: false,
    raised: false,
    marker: "",
  };
  walkChildren(element, walk);
  flush(walk);
  return walk.items;
}

function walkChildren(element: HtmlElement, walk: Walk): void {
  for (const child of element.children) {
    if (typeof child === "string") addText(child, walk);
    else walkElement(child, walk);
  }
}

function walkElement(element: HtmlElement, walk: Walk): void {
  const { context } = walk;
  if (element.name === "head") return;
  if (isHidden(element)) {
    context.noteHidden(element);
    return;
  }
  if (element.name === "br") {
    if (isHeading(walk.block)) walk.line.text += "\n";
    else flush(walk);
    return;
  }
  if (element.name === "img") context.counts.pictures += 1;
  if (element.name === "a") context.noteLink(element);
  if (/^(?:iframe|frame|object|embed)$/u.test(element.name) && !walk.furniture) context.noteEmbedded(element);
  // The text goes on over the mark of a note, as in a Word file.
  if (context.footnotes.marks.has(element)) return;
  if (element.name === "table") {
    flush(walk);
    const items = readHtmlTable(element, context, readContent);
    walk.items.push(...(walk.furniture ? items.map(asFurniture) : items));
    return;
  }
  const struck = STRUCK.test(element.name);
  if (struck) beginStruck(element, walk);
  const bold = walk.bold;
  const raised = walk.raised;
  walk.bold = isBold(element) ?? bold;
  walk.raised ||= element.name === "sup" || /vertical-align\s*:\s*super/iu.test(element.attributes.get("style") ?? "");
  if (BLOCKS.has(element.name)) walkBlock(element, walk);
  else walkChildren(element, walk);
  walk.bold = bold;
  walk.raised = raised;
  if (struck) walk.line.text += " ";
}

/** A figure struck through is no part of the one beside it. */
function beginStruck(element: HtmlElement, walk: Walk): void {
  walk.line.text += " ";
  if (plainText(element).trim() !== "") walk.context.counts.struck += 1;
}

function walkBlock(element: HtmlElement, walk: Walk): void {
  flush(walk);
  const { block, furniture, footnote, toc } = walk;
  walk.block = element;
  walk.footnote ||= walk.context.footnotes.notes.has(element);
  walk.furniture ||= isPageFurniture(element) || isAttachmentLine(element) || isRunningHead(element);
  walk.toc ||= isContents(element);
  walk.marker = element.name === "li" ? markerOf(element) : walk.marker;
  walkChildren(element, walk);
  flush(walk);
  if (element.name === "li") walk.marker = "";
  walk.block = block;
  walk.furniture = furniture;
  walk.footnote = footnote;
  walk.toc = toc;
}

/** Heads and feet of pages, as word processors save them. */
function isRunningHead({ name, attributes }: HtmlElement): boolean {
  return name === "div" && /^(?:header|footer)$/u.test(attributes.get("title") ?? "");
}

function isContents({ attributes }: HtmlElement): boolean {
  return /\bMsoToc(?:\d|Heading)/u.test(attributes.get("class") ?? "") || /^Table of Contents/u.test(attributes.get("id") ?? "");
}

/** A line that is nothing but a link to an attachment, which the notes name. */
function isAttachmentLine(element: HtmlElement): boolean {
  if (element.children.length > 6) return false;
  const text = plainText(element).trim();
  if (text === "" || text.length > 200) return false;
  return allElements(element, ({ name }) => name === "a").some((link) => isAttachment(link) && plainText(link).trim() === text);
}

function addText(text: string, walk: Walk): void {
  walk.line.text += walk.raised ? superscript(text) : text;
  const visible = text.trim().length;
  walk.line.visible += visible;
  if (walk.bold) walk.line.bold += visible;
}

function flush(walk: Walk): void {
  const { line, block, context } = walk;
  const text = collapseBlanks(line.text).trim();
  if (text !== "") {
    const role = walk.footnote ? "footnote" : roleOf(block, walk);
    const item: FlowParagraph = {
      kind: "paragraph",
      text: walk.marker + text,
      ...(role === undefined ? {} : { role }),
      ...(role === "heading" ? { level: Number(block.name.slice(1)) } : {}),
      bold: line.bold === line.visible && line.visible > 0,
      prominent: isTitle(block) || (isCentred(block) && line.bold === line.visible),
      at: { paragraph: context.nextParagraph(), element: context.pathOf(block) },
    };
    walk.items.push(item);
    walk.marker = "";
  }
  line.text = "";
  line.visible = 0;
  line.bold = 0;
}

function roleOf(block: HtmlElement, { furniture, toc }: Walk): FlowParagraph["role"] {
  if (furniture) return "furniture";
  if (toc) return "toc";
  if (isHeading(block)) return "heading";
  if (block.name === "figcaption") return "caption";
  return block.name === "li" ? "list" : undefined;
}

function asFurniture(item: FlowItem): FlowItem {
  return item.kind === "paragraph" ? { ...item, role: "furniture" } : item;
}

function isHeading(element: HtmlElement): boolean {
  return /^h[1-6]$/u.test(element.name);
}

/** Content systems put the title of a page into an element of that class. */
function isTitle(block: HtmlElement): boolean {
  return /(?:^|[\s_-])(?:title|tit|bt|biaoti)(?:$|[\s_-])/iu.test(block.attributes.get("class") ?? "") || block.name === "ucaptitle";
}

function isCentred(block: HtmlElement): boolean {
  const style = block.attributes.get("style") ?? "";
  return block.attributes.get("align")?.toLowerCase() === "center" || /text-align\s*:\s*center/iu.test(style) || block.name === "center";
}

function isBold(element: HtmlElement): boolean | undefined {
  // mso-bidi-font-weight is that of another script.
  const weight = /(?:^|[;\s])font-weight\s*:\s*(\w+)/iu.exec(element.attributes.get("style") ?? "")?.[1];
  if (weight !== undefined) return /^(?:bold|bolder|[6-9]00)$/iu.test(weight);
  return /^(?:b|strong|th|h[1-6])$/u.test(element.name) ? true : undefined;
}

/** The number that a browser prints before an item of an ordered list. */
function markerOf(item: HtmlElement): string {
  const list = item.parent;
  if (list?.name !== "ol" || /list-style(?:-type)?\s*:\s*none/iu.test(list.attributes.get("style") ?? "")) return "";
  const start = Number.parseInt(list.attributes.get("start") ?? "1", 10);
  const own = Number.parseInt(item.attributes.get("value") ?? "", 10);
  const number = Number.isInteger(own) ? own : (Number.isInteger(start) ? start : 1) + item.nth - 1;
  return `${formatNumber(number, LIST_FORMATS[list.attributes.get("type") ?? ""] ?? "decimal")}. `;
}
