import { strToU8, zipSync } from "fflate";

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Other parts of a Word file, each as the inner XML of its root. */
export interface DocxParts {
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly header?: string;
  readonly comments?: string;
  /** Documents laid in whole, named chunk0, chunk1, … in the text, each with the ending of its name. */
  readonly chunks?: readonly { readonly ending: string; readonly content: string }[];
}

/** A Word file around the inner XML of its body. */
export function docxOf(body: string, parts: DocxParts = {}): Uint8Array {
  const part = (root: string, inner: string) =>
    strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMESPACES}>${inner}</w:${root}>`);
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (inner: string) =>
    strToU8(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`);
  const chunks = parts.chunks ?? [];
  const named: readonly (readonly [Exclude<keyof DocxParts, "chunks">, string])[] = [
    ["styles", "styles"],
    ["numbering", "numbering"],
    ["footnotes", "footnotes"],
    ["header", "hdr"],
    ["comments", "comments"],
  ];
  const given = named.filter(([name]) => parts[name] !== undefined);
  return zipSync({
    "_rels/.rels": relations(relation("r1", "officeDocument", "word/document.xml")),
    "word/_rels/document.xml.rels": relations(
      [
        ...given.map(([name], at) => relation(`p${at}`, name, `${name}.xml`)),
        ...chunks.map(({ ending }, at) => relation(`chunk${at}`, "aFChunk", `chunk${at}.${ending}`)),
      ].join(""),
    ),
    "word/document.xml": part("document", `<w:body>${body}</w:body>`),
    ...Object.fromEntries(chunks.map(({ ending, content }, at) => [`word/chunk${at}.${ending}`, strToU8(content)])),
    ...Object.fromEntries(given.map(([name, root]) => [`word/${name}.xml`, part(root, parts[name] ?? "")])),
  });
}

/** A paragraph; `properties` is the inner XML of its w:pPr. */
export function paragraph(text: string, properties = ""): string {
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${run(text)}</w:p>`;
}

export function run(text: string, properties = ""): string {
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function numbered(text: string, list: number, level = 0): string {
  return paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
}

/** A cell; `properties` is the inner XML of its w:tcPr. */
export function cell(content: string, properties = ""): string {
  const inner = content.startsWith("<") ? content : paragraph(content);
  return `<w:tc>${properties === "" ? "" : `<w:tcPr>${properties}</w:tcPr>`}${inner}</w:tc>`;
}

export function row(cells: readonly string[], properties = ""): string {
  return `<w:tr>${properties === "" ? "" : `<w:trPr>${properties}</w:trPr>`}${cells.map((content) => (content.startsWith("<w:tc") ? content : cell(content))).join("")}</w:tr>`;
}

export function table(rows: readonly string[]): string {
  return `<w:tbl>${rows.join("")}</w:tbl>`;
}
