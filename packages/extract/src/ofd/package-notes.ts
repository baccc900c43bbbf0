import type { Note } from "@gouji/document";
import { childOf, descendantsOf, elementsOf, textOf, type XmlElement } from "../ooxml/xml.ts";
import { findPart, type OfdDocument } from "./ofd-document.ts";
import type { OfdPackage } from "./ofd-package.ts";

/** What stands beside the pages: seals, annotations, attachments. It is named, not read, and never part of the text. */
export function packageNotes(opened: OfdPackage, document: OfdDocument): Note[] {
  return [...signatureNotes(opened, document), ...annotationNotes(opened, document), ...attachmentNotes(opened, document)];
}

function signatureNotes(opened: OfdPackage, document: OfdDocument): Note[] {
  const list = partNamedBy(opened, document, childOf(document.body, "Signatures"), "");
  const count = list ? descendantsOf(list, "Signature").length : 0;
  return count === 0 ? [] : [other(`文件带有电子签章 ${count} 个，未验证真伪，印章图案不属于正文。`)];
}

const ANNOTATIONS: readonly (readonly [type: string, name: string])[] = [
  ["Stamp", "图章"],
  ["Watermark", "水印"],
  ["Highlight", "高亮标注"],
  ["Path", "图形或文字批注"],
];

function annotationNotes(opened: OfdPackage, document: OfdDocument): Note[] {
  const counts = new Map<string, number>();
  const name = partName(opened, document, childOf(document.root, "Annotations"), document.name);
  for (const page of elementsOf(parsed(opened, name)).slice(0, 2_000)) {
    const annotations = partNamedBy(opened, document, childOf(page, "FileLoc"), name ?? "");
    for (const { name: kind, attributes } of elementsOf(annotations)) {
      const type = kind === "Annot" && attributes.get("Visible") !== "false" ? attributes.get("Type") : undefined;
      if (type !== undefined) counts.set(type, (counts.get(type) ?? 0) + 1);
    }
  }
  const found = ANNOTATIONS.flatMap(([type, label]) => (counts.has(type) ? [`${label} ${counts.get(type)} 处`] : []));
  return found.length === 0 ? [] : [other(`页面上有${found.join("、")}，不属于正文，未读取其中的文字。`)];
}

function attachmentNotes(opened: OfdPackage, document: OfdDocument): Note[] {
  const list = partNamedBy(opened, document, childOf(document.root, "Attachments"), document.name);
  const names = (list ? descendantsOf(list, "Attachment") : []).map(({ attributes }) => {
    const format = attributes.get("Format");
    const name = attributes.get("Name") ?? "未命名";
    return (format === undefined || name.includes(".") ? name : `${name}.${format}`).slice(0, 60);
  });
  if (names.length === 0) return [];
  const shown = names.slice(0, 5).join("、");
  return [other(`文件带有附件 ${names.length} 个，未读取：${shown}${names.length > 5 ? "等" : ""}。`)];
}

function partName(opened: OfdPackage, document: OfdDocument, path: XmlElement | undefined, from: string): string | undefined {
  return path && textOf(path).trim() !== "" ? findPart(opened, document, textOf(path), from) : undefined;
}

function partNamedBy(opened: OfdPackage, document: OfdDocument, path: XmlElement | undefined, from: string): XmlElement | undefined {
  return parsed(opened, partName(opened, document, path, from));
}

/** What cannot be read here costs a note, not the document. */
function parsed(opened: OfdPackage, name: string | undefined): XmlElement | undefined {
  try {
    return opened.parse(name);
  } catch {
    return undefined;
  }
}

function other(message: string): Note {
  return { kind: "other", message };
}
