import type { FlowItem, FlowParagraph } from "../flow/flow.ts";
import { childOf, elementsOf, propertyOf, type XmlElement } from "../ooxml/xml.ts";
import type { DocxContext } from "./context.ts";
import { type DocxParagraph, readParagraph } from "./read-paragraph.ts";
import { readTable } from "./read-table.ts";
import { shiftedRuns } from "./text-runs.ts";

/** Wrappers around paragraphs and tables that show their content as it is. */
const TRANSPARENT = new Set(["sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "Choice"]);

/** Paragraphs and tables of a body, cell, text box or note in reading order. */
export function readBody(body: XmlElement, context: DocxContext, role?: FlowParagraph["role"]): FlowItem[] {
  const items: FlowItem[] = [];
  let joined: DocxParagraph | undefined;
  for (const child of contentOf(body)) {
    if (child.element.name === "tbl") {
      items.push(...readTable(child.element, context, readBody));
      continue;
    }
    if (child.element.name === "altChunk") {
      const foreign = context.foreign(child.element.attributes.get("id") ?? "");
      if (foreign) items.push(...foreign);
      else context.counts.foreign += 1;
      continue;
    }
    const read = readParagraph(child.element, context);
    const paragraph = joined ? joinedWith(joined, read) : read;
    joined = paragraph.joinsNext ? paragraph : undefined;
    if (!joined) items.push(...itemsOf(paragraph, context, child.toc ? "toc" : role));
  }
  if (joined) items.push(...itemsOf(joined, context, role));
  return items;
}

function joinedWith(before: DocxParagraph, read: DocxParagraph): DocxParagraph {
  return {
    ...read,
    text: before.text + read.text,
    runs: [...before.runs, ...shiftedRuns(read.runs, before.text.length)],
    boxes: [...before.boxes, ...read.boxes],
    notes: [...before.notes, ...read.notes],
  };
}

function itemsOf(paragraph: DocxParagraph, context: DocxContext, role: FlowParagraph["role"] | undefined): FlowItem[] {
  const items: FlowItem[] = [];
  const kind = role ?? paragraph.role;
  if (paragraph.text !== "") {
    items.push({
      kind: "paragraph",
      text: paragraph.text,
      ...(kind === undefined ? {} : { role: kind }),
      ...(paragraph.level === undefined ? {} : { level: paragraph.level }),
      bold: paragraph.bold,
      prominent: paragraph.prominent,
      at: { paragraph: paragraph.ordinal },
      ...(context.hasRuns ? { runs: paragraph.runs } : {}),
    });
  }
  for (const box of paragraph.boxes) items.push(...readBody(box, context, role));
  for (const note of paragraph.notes) items.push(...readBody(note, context, "footnote"));
  return items;
}

interface Content {
  readonly element: XmlElement;
  readonly toc: boolean;
}

/** The paragraphs and tables of a container, out of the content controls and change marks around them. */
export function contentOf(container: XmlElement, toc = false): Content[] {
  return elementsOf(container).flatMap((child): Content[] => {
    if (child.name === "p" || child.name === "tbl" || child.name === "altChunk") return [{ element: child, toc }];
    if (child.name === "AlternateContent") {
      const choice =
        elementsOf(child).find((option) => option.name === "Choice" && option.children.length > 0) ?? childOf(child, "Fallback");
      return choice ? contentOf(choice, toc) : [];
    }
    if (!TRANSPARENT.has(child.name)) return [];
    return contentOf(child, toc || isTocControl(child));
  });
}

function isTocControl(element: XmlElement): boolean {
  return /contents|目录/iu.test(propertyOf(childOf(childOf(element, "sdtPr"), "docPartObj"), "docPartGallery") ?? "");
}
