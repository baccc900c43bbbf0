import type { XmlElement, XmlNode } from "../ooxml/xml.ts";

/** An element of WordprocessingML, as the reader of .docx sees it. */
export function element(name: string, attributes: Readonly<Record<string, string>> = {}, children: readonly XmlNode[] = []): XmlElement {
  return { name, attributes: new Map(Object.entries(attributes)), children: [...children] };
}

/** A property: its value stands in `val`. */
export function property(name: string, value: string | number): XmlElement {
  return element(name, { val: String(value) });
}

export function styleId(index: number): string {
  return `s${index}`;
}
