import { SaxesParser } from "saxes";
import { decodeText } from "../decode-text.ts";
import { MESSAGES, Unreadable, unreadable } from "../failures.ts";

/**
 * An XML element. Names of elements and attributes are without prefix: transitional, strict and renamed namespaces read alike,
 * and the few local names that OOXML uses twice do not meet in the places that are read.
 */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlNode[];
}

export type XmlNode = XmlElement | string;

const MAX_NODES = 8_000_000;

/** Parses one part of a container. Entities of the file's own are refused, never expanded. */
export function parseXml(bytes: Uint8Array, maxDepth: number): XmlElement {
  const root: XmlElement = { name: "#root", attributes: new Map(), children: [] };
  const stack: XmlElement[] = [root];
  let nodes = 0;
  const parser = new SaxesParser();
  parser.on("opentag", (tag) => {
    nodes += 1;
    if (stack.length > maxDepth || nodes > MAX_NODES) throw unreadable("too-large", MESSAGES.depth);
    const element: XmlElement = { name: localName(tag.name), attributes: attributesOf(tag.attributes), children: [] };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on("closetag", () => {
    stack.pop();
  });
  const addText = (text: string) => {
    if (text !== "") stack.at(-1)?.children.push(text);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("error", (error) => {
    throw unreadable("corrupt", MESSAGES.corrupt, error);
  });
  try {
    const { text } = decodeText(bytes, declaredEncoding(bytes));
    parser.write(text.replace(/^\uFEFF/u, "")).close();
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw unreadable("corrupt", MESSAGES.corrupt, error);
  }
  const top = root.children.find((node) => typeof node !== "string");
  if (!top) throw unreadable("corrupt", MESSAGES.corrupt);
  return top;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** Most elements have none, and a map for each of them would cost more than the text. */
function attributesOf(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const entries = Object.entries(attributes);
  return entries.length === 0 ? NO_ATTRIBUTES : new Map(entries.map(([name, value]) => [localName(name), value]));
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 120));
  return /^(?:ï»¿)?<\?xml[^>]*\sencoding=["']([\w.-]+)["']/u.exec(head)?.[1];
}

/** The first child of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const node of element?.children ?? []) if (typeof node !== "string" && node.name === name) return node;
  return undefined;
}

/** All child elements. */
export function elementsOf(element: XmlElement | undefined): readonly XmlElement[] {
  return (element?.children ?? []).filter((node): node is XmlElement => typeof node !== "string");
}

/** `val` of the first child of that name: the way OOXML writes a property. */
export function propertyOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes.get("val");
}

/** A property that is on by being there, unless it says 0, false or off. */
export function isOn(element: XmlElement | undefined, name: string): boolean | undefined {
  const child = childOf(element, name);
  if (!child) return undefined;
  const value = child.attributes.get("val");
  return value === undefined || !/^(?:0|false|off|none)$/u.test(value);
}

/** All elements below that have the name, in document order. */
export function descendantsOf(element: XmlElement, name: string, found: XmlElement[] = []): XmlElement[] {
  for (const child of elementsOf(element)) {
    if (child.name === name) found.push(child);
    descendantsOf(child, name, found);
  }
  return found;
}

/** Text of an element, with all below it. */
export function textOf(element: XmlElement): string {
  return element.children.map((node) => (typeof node === "string" ? node : textOf(node))).join("");
}
