import { element } from "../doc/elements.ts";
import { noteReference } from "../doc/read-text.ts";
import type { DocxPackage } from "../docx/docx-package.ts";
import { MESSAGES, unreadable } from "../failures.ts";
import { childOf, type XmlElement, type XmlNode } from "../ooxml/xml.ts";

/** Elements that .docx writes otherwise. */
const RENAMED: Readonly<Record<string, string>> = { vmerge: "vMerge", hmerge: "hMerge" };
/** Wrappers that only say where a section or a border reaches. */
const TRANSPARENT = /^(?:sect|sub-section|pBdrGroup|content|smartTagType)$/u;
const NOTES = /^(?:footnote|endnote)$/u;

interface Stories {
  readonly footnotes: XmlElement[];
  readonly endnotes: XmlElement[];
  readonly furniture: XmlElement[];
  hasComments: boolean;
}

/** The XML of Word 2003 in the elements of .docx: one reader then serves both. */
export function fromWord2003(root: XmlElement): DocxPackage {
  const body = childOf(root, "body");
  if (!body) throw unreadable("corrupt", MESSAGES.corrupt);
  const stories: Stories = { footnotes: [], endnotes: [], furniture: [], hasComments: false };
  const styles = childOf(root, "styles");
  return {
    document: element("document", {}, [element("body", {}, converted(body, stories))]),
    ...(styles ? { styles: element("styles", {}, converted(styles, stories)) } : {}),
    footnotes: element("footnotes", {}, stories.footnotes),
    endnotes: element("endnotes", {}, stories.endnotes),
    furniture: stories.furniture,
    broken: [],
    foreign: new Map(),
    hasComments: stories.hasComments,
  };
}

function converted(parent: XmlElement, stories: Stories): XmlNode[] {
  return parent.children.flatMap((node) => (typeof node === "string" ? [node] : convertedElement(node, stories)));
}

function convertedElement(node: XmlElement, stories: Stories): XmlNode[] {
  const { name, attributes } = node;
  if (TRANSPARENT.test(name)) return converted(node, stories);
  if (name === "annotation") return changed(node, stories);
  if (name === "listPr") return [];
  if (name === "hdr" || name === "ftr") {
    stories.furniture.push(element("hdr", {}, converted(node, stories)));
    return [];
  }
  if (NOTES.test(name)) return [note(node, name === "footnote" ? "footnote" : "endnote", stories)];
  const children = converted(node, stories);
  if (name === "p") children.splice(isProperties(children[0]) ? 1 : 0, 0, ...numberOf(node));
  return [{ name: RENAMED[name] ?? name, attributes, children }];
}

function isProperties(node: XmlNode | undefined): boolean {
  return node !== undefined && typeof node !== "string" && node.name === "pPr";
}

/** Changes and remarks are annotations of a type. */
function changed(node: XmlElement, stories: Stories): XmlNode[] {
  const type = node.attributes.get("type") ?? "";
  if (/Comment/u.test(type)) {
    stories.hasComments = true;
    return [];
  }
  // What a changed format was before counts no more.
  if (type === "Word.Formatting") return [];
  const children = converted(node, stories);
  if (type === "Word.Deletion") return [element("del", {}, children)];
  return type === "Word.Insertion" ? [element("ins", {}, children)] : children;
}

function note(node: XmlElement, name: "footnote" | "endnote", stories: Stories): XmlElement {
  const list = name === "footnote" ? stories.footnotes : stories.endnotes;
  const id = list.length;
  const story = element(name, { id: String(id) });
  list.push(story);
  story.children.push(...converted(node, stories));
  return noteReference(`${name}Reference`, id);
}

/** The automatic number of a paragraph stands in the file as it is shown; a sign alone is none. */
function numberOf(paragraph: XmlElement): XmlNode[] {
  const shown = childOf(childOf(childOf(paragraph, "pPr"), "listPr"), "t")?.attributes.get("val") ?? "";
  return /[\p{L}\p{N}]/u.test(shown) ? [element("r", {}, [element("t", {}, [shown])])] : [];
}
