import type { XmlElement } from "../ooxml/xml.ts";
import { element, property, styleId } from "./elements.ts";
import type { Properties } from "./properties.ts";

/** Properties of a paragraph as WordprocessingML. */
export function paragraphFormat(properties: Properties, own: boolean): XmlElement {
  const children: XmlElement[] = [];
  if (own && properties.style !== undefined) children.push(property("pStyle", styleId(properties.style)));
  const outline = properties.get(0x2640)?.u8(0);
  if (outline !== undefined) children.push(property("outlineLvl", Math.min(outline, 9)));
  const alignment = (properties.get(0x2461) ?? properties.get(0x2403))?.u8(0);
  if (alignment !== undefined) children.push(property("jc", alignment === 1 ? "center" : "left"));
  const list = properties.get(0x460b)?.u16(0);
  const level = properties.get(0x260a)?.u8(0);
  const parts = [...(level === undefined ? [] : [property("ilvl", level)]), ...(list === undefined ? [] : [property("numId", list)])];
  if (parts.length > 0) children.push(element("numPr", {}, parts));
  return element("pPr", {}, children);
}

/** Properties of characters as WordprocessingML. */
export function runFormat(properties: Properties): XmlElement {
  const children: XmlElement[] = [];
  for (const [code, name] of [
    [0x083c, "vanish"],
    [0x0835, "b"],
    [0x0837, "strike"],
  ] as const) {
    const value = properties.get(code)?.u8(0);
    // 128: as the style says; 129: the opposite of it, which is on for any style that reports use.
    if (value !== undefined && value !== 128) children.push(property(name, value === 0 ? "0" : "1"));
  }
  const size = properties.get(0x4a43)?.u16(0);
  if (size !== undefined) children.push(property("sz", size));
  if (properties.get(0x2a48)?.u8(0) === 1) children.push(property("vertAlign", "superscript"));
  return element("rPr", {}, children);
}

export const isDeleted = (properties: Properties): boolean => properties.get(0x0800)?.u8(0) === 1;
export const isInserted = (properties: Properties): boolean => properties.get(0x0801)?.u8(0) === 1;
