import type { SourceDocument } from "@gouji/document";
import { xmlText } from "../../xml-text.ts";
import { AUTHOR, type Mark } from "../marks.ts";
import { inserted, type OoxmlPackage, openOoxml } from "../ooxml-package.ts";
import { Refused } from "../refusal.ts";
import { type SourceElement, sourceElements } from "../xml-source.ts";
import { withCommentRanges } from "./comment-ranges.ts";
import { type Location, locatorOf } from "./locate.ts";

const COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/**
 * The Word file with a comment at each mark's characters (ECMA-376 part 1, 17.13.4). Marks that lead to no paragraph of the body, such as
 * footnotes and running heads, are told in a comment on the first paragraph. `at`: ISO time.
 */
export function annotateDocx(bytes: Uint8Array, source: SourceDocument, marks: readonly Mark[], at: string): Uint8Array {
  const file = openOoxml(bytes);
  const xml = file.text(file.main);
  if (xml === undefined) throw new Refused("corrupt");
  const root = sourceElements(xml);
  const prefix = root.name.slice(0, root.name.indexOf(":") + 1);
  // Without a prefix the attributes would have no namespace; no known program writes so.
  if (prefix === "") throw new Refused("corrupt");
  const locate = locatorOf(xml, root, source);
  const comments: { readonly on: Location; readonly lines: readonly string[] }[] = [];
  const lost: Mark[] = [];
  for (const mark of marks) {
    const on = locate(mark.at, mark.figure, mark.quote);
    if (on) comments.push({ on, lines: linesOf(mark) });
    else lost.push(mark);
  }
  const first = lost.length === 0 ? undefined : firstParagraph(root);
  if (first)
    comments.unshift({ on: { kind: "paragraph", element: first }, lines: lost.flatMap((mark) => [mark.at.label, ...linesOf(mark)]) });
  const id = addComments(
    file,
    namespaceOf(root, prefix),
    comments.map(({ lines }) => lines),
    at,
  );
  file.set(
    file.main,
    withCommentRanges(
      xml,
      prefix,
      comments.map(({ on }, index) => ({ id: id + index, on })),
    ),
  );
  return file.bytes();
}

function linesOf({ remarks }: Mark): string[] {
  return remarks.flatMap((remark) => remark.split("\n"));
}

function firstParagraph(root: SourceElement): SourceElement | undefined {
  const body = root.children.find(({ local }) => local === "body");
  return body?.children.find(({ local, closeStart, openEnd }) => local === "p" && closeStart > openEnd);
}

function namespaceOf({ attributes }: SourceElement, prefix: string): string {
  return attributes[`xmlns:${prefix.slice(0, -1)}`] ?? "";
}

/** Writes the comments behind those that the file has; answers the number of the first. */
function addComments(file: OoxmlPackage, namespace: string, comments: readonly (readonly string[])[], at: string): number {
  const [held] = file.related(file.main, "comments");
  const name = held?.name ?? file.freeName(`${file.main.slice(0, file.main.lastIndexOf("/") + 1)}comments`, "xml");
  if (!held) {
    file.relate(file.main, "comments", name);
    file.declare("Override", `/${name}`, COMMENTS);
  }
  const before =
    (held && file.text(name)) ??
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${namespace}"></w:comments>`;
  const root = sourceElements(before);
  const prefix = root.name.slice(0, root.name.indexOf(":") + 1);
  if (prefix === "") throw new Refused("corrupt");
  const ids = root.children.map(({ attributes }) => Number(attributes[`${prefix}id`] ?? 0));
  const first = Math.max(0, ...ids.map((id) => id + 1));
  const written = comments.map((lines, index) => commentXml(first + index, lines, prefix, at));
  file.set(name, inserted(before, root, written.join("")));
  return first;
}

function commentXml(id: number, lines: readonly string[], w: string, at: string): string {
  const paragraphs = lines.map((line, index) => {
    const mark = index === 0 ? `<${w}r><${w}annotationRef/></${w}r>` : "";
    return `<${w}p>${mark}<${w}r><${w}t xml:space="preserve">${xmlText(line)}</${w}t></${w}r></${w}p>`;
  });
  const date = `${at.slice(0, 19)}Z`;
  return `<${w}comment ${w}id="${id}" ${w}author="${AUTHOR}" ${w}date="${date}" ${w}initials="勾">${paragraphs.join("")}</${w}comment>`;
}
