import type { EvidenceRole } from "@gouji/rules";
import { xmlText } from "../../xml-text.ts";
import { AUTHOR } from "../marks.ts";
import { inserted, type OoxmlPackage } from "../ooxml-package.ts";
import { Refused } from "../refusal.ts";
import { Insertions, type SourceElement, sourceElements } from "../xml-source.ts";

export interface CellComment {
  /** A1 notation. */
  readonly ref: string;
  readonly texts: readonly string[];
  readonly role: EvidenceRole;
}

const CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
/** Excel takes no longer text in a comment. */
const LONGEST = 32_000;

/** Adds comments to those of a worksheet; a cell that has one gets ours behind it. */
export function addCellComments(file: OoxmlPackage, sheet: string, comments: readonly CellComment[]): void {
  const [held] = file.related(sheet, "comments");
  const name = held?.name ?? file.freeName("xl/comments", "xml");
  if (!held) {
    file.relate(sheet, "comments", name);
    file.declare("Override", `/${name}`, CONTENT_TYPE);
  }
  const before = (held && file.text(name)) ?? emptyPart(file, sheet);
  const root = sourceElements(before);
  const prefix = root.name.slice(0, root.name.indexOf(":") + 1);
  const authors = childOf(root, "authors");
  const list = childOf(root, "commentList");
  const known = new Map(list.children.map((comment) => [comment.attributes["ref"] ?? "", comment]));
  const author = authors.children.length;
  const insertions = new Insertions();
  const fresh: string[] = [];
  for (const comment of comments) {
    const text = known.get(comment.ref)?.children.find(({ local }) => local === "text");
    if (text && text.closeStart > text.openEnd) insertions.add(text.closeStart, runXml(`\n\n${textOf(comment)}`, prefix));
    else
      fresh.push(
        `<${prefix}comment ref="${comment.ref}" authorId="${author}"><${prefix}text>${runXml(textOf(comment), prefix)}</${prefix}text></${prefix}comment>`,
      );
  }
  // The later element first: its offsets are those of the text as it was.
  const extended = insertions.applyTo(before);
  const withList = inserted(extended, childOf(sourceElements(extended), "commentList"), fresh.join(""));
  file.set(name, inserted(withList, childOf(sourceElements(withList), "authors"), `<${prefix}author>${AUTHOR}</${prefix}author>`));
}

function emptyPart(file: OoxmlPackage, sheet: string): string {
  const root = sourceElements(file.text(sheet) ?? "");
  const namespace = root.attributes[root.name.includes(":") ? `xmlns:${root.name.split(":")[0]}` : "xmlns"] ?? "";
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${namespace}"><authors></authors><commentList></commentList></comments>`;
}

function childOf(root: SourceElement, name: string): SourceElement {
  const child = root.children.find(({ local }) => local === name);
  if (!child) throw new Refused("corrupt");
  return child;
}

function textOf({ texts }: CellComment): string {
  return texts.join("\n\n").slice(0, LONGEST);
}

function runXml(text: string, x: string): string {
  return `<${x}r><${x}rPr><${x}sz val="9"/><${x}rFont val="宋体"/></${x}rPr><${x}t xml:space="preserve">${xmlText(text)}</${x}t></${x}r>`;
}
