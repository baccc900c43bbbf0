import type { Parts } from "../ooxml/unpack.ts";
import { childOf, descendantsOf, elementsOf, parseXml, textOf, type XmlElement } from "../ooxml/xml.ts";

/** A text box that lies over a sheet, and the cell that its corner is tied to, counted from 0. */
export interface TextBox {
  readonly text: string;
  readonly row: number;
  readonly col: number;
}

/** What lies over the cells of a sheet. */
export interface Drawings {
  readonly boxes: readonly TextBox[];
  /** Pictures and charts. */
  readonly pictures: number;
}

const DEPTH = 200;
const MAX_ROW = 1_048_575;
const MAX_COL = 16_383;

/** The drawings of the sheets by name; sheets without any are not in it. */
export function drawingsOf(parts: Parts): ReadonlyMap<string, Drawings> {
  const found = new Map<string, Drawings>();
  if (![...parts.keys()].some((name) => /^xl\/drawings\/[^/]+\.xml$/iu.test(name))) return found;
  const targets = relationsOf(parts, "xl/workbook.xml");
  for (const sheet of elementsOf(childOf(parsed(parts, "xl/workbook.xml"), "sheets"))) {
    const part = targets.get(sheet.attributes.get("id") ?? "")?.target;
    const own = part === undefined ? [] : [...relationsOf(parts, part).values()].filter(({ type }) => type === "drawing");
    const drawings = own.flatMap(({ target }) => parsed(parts, target) ?? []);
    const boxes = drawings.flatMap(boxesOf);
    const pictures = drawings.reduce(
      (sum, drawing) => sum + descendantsOf(drawing, "pic").length + descendantsOf(drawing, "graphicFrame").length,
      0,
    );
    if (boxes.length + pictures > 0) found.set(sheet.attributes.get("name") ?? "", { boxes, pictures });
  }
  return found;
}

function boxesOf(drawing: XmlElement): TextBox[] {
  return elementsOf(drawing).flatMap((anchor) => {
    const from = childOf(anchor, "from");
    const [row, col] = [numberIn(from, "row", MAX_ROW), numberIn(from, "col", MAX_COL)];
    return descendantsOf(anchor, "txBody").flatMap((body): TextBox[] => {
      const lines = descendantsOf(body, "p").map((line) => descendantsOf(line, "t").map(textOf).join("").trim());
      const text = lines.filter((line) => line !== "").join("\n");
      return text === "" ? [] : [{ text, row, col }];
    });
  });
}

function numberIn(element: XmlElement | undefined, name: string, most: number): number {
  const child = childOf(element, name);
  const value = child ? Number(textOf(child)) : 0;
  return Number.isInteger(value) && value >= 0 && value <= most ? value : 0;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** What a part refers to, by id, as names of parts. */
function relationsOf(parts: Parts, name: string): ReadonlyMap<string, Relation> {
  const cut = name.lastIndexOf("/") + 1;
  const folder = name.slice(0, cut);
  const relations = elementsOf(parsed(parts, `${folder}_rels/${name.slice(cut)}.rels`));
  return new Map(
    relations.map(({ attributes }) => [
      attributes.get("Id") ?? "",
      { type: (attributes.get("Type") ?? "").replace(/^.*\//u, ""), target: partName(folder, attributes.get("Target") ?? "") },
    ]),
  );
}

function partName(folder: string, target: string): string {
  return new URL(target, `file:///${folder}`).pathname.slice(1);
}

/** What is damaged says nothing. */
function parsed(parts: Parts, name: string): XmlElement | undefined {
  const part = parts.get(name);
  if (!part) return undefined;
  try {
    return parseXml(part, DEPTH);
  } catch {
    return undefined;
  }
}
