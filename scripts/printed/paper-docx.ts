import { strToU8, zipSync } from "fflate";
import { NAMESPACES, tableOf } from "../tables/prints/docx-print.ts";
import { escaped } from "../tables/prints/print-model.ts";
import type { Look, Piece } from "./paper.ts";

const PAGE = [11906, 16838] as const;
const MARGIN = 1500;
const OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SMALL = '<w:rPr><w:sz w:val="18"/></w:rPr>';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/** The paper as a Word file. */
export function paperDocx(pieces: readonly Piece[], look: Look, running: string): Uint8Array {
  const notes: string[] = [];
  let [columns, landscape] = [false, false];
  let newPage = true;
  let body = "";
  const section = (isLast: boolean) => {
    const [w, h] = landscape ? [PAGE[1], PAGE[0]] : PAGE;
    const own = `<w:sectPr>${look.header ? '<w:headerReference w:type="default" r:id="rId1"/>' : ""}${look.footer === "none" ? "" : '<w:footerReference w:type="default" r:id="rId2"/>'}<w:type w:val="${newPage ? "nextPage" : "continuous"}"/><w:pgSz w:w="${w}" w:h="${h}"${landscape ? ' w:orient="landscape"' : ""}/><w:pgMar w:top="${MARGIN}" w:bottom="${MARGIN}" w:left="${MARGIN}" w:right="${MARGIN}" w:header="800" w:footer="800"/>${columns ? '<w:cols w:num="2" w:space="480"/>' : ""}</w:sectPr>`;
    return isLast ? own : `<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>${own}</w:pPr></w:p>`;
  };
  for (const piece of pieces) {
    if (piece.kind === "part") {
      body += section(false);
      ({ columns, landscape, newPage } = piece);
    } else if (piece.kind === "table")
      body += `${tableOf(piece.model, look.table, ((landscape ? PAGE[1] : PAGE[0]) - 2 * MARGIN) / 20)}<w:p/>`;
    else body += paragraph(piece, look, notes);
  }
  const related = (id: string, type: string, target = type) =>
    `<Relationship Id="${id}" Type="${RELATED}/${type}" Target="${target}.xml"/>`;
  const field = (name: string) =>
    `${['<w:fldChar w:fldCharType="begin"/>', `<w:instrText>${name}</w:instrText>`, '<w:fldChar w:fldCharType="separate"/>', "<w:t>1</w:t>", '<w:fldChar w:fldCharType="end"/>'].map((part) => `<w:r>${SMALL}${part}</w:r>`).join("")}`;
  const words = (text: string) => `<w:r>${SMALL}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  const number = {
    none: "",
    plain: field("PAGE"),
    dashes: `${words("- ")}${field("PAGE")}${words(" -")}`,
    of: `${words("第 ")}${field("PAGE")}${words(" 页 共 ")}${field("NUMPAGES")}${words(" 页")}`,
  }[look.footer];
  const parts = ["document", "styles", "header", "footer", "footnotes", "numbering"];
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.map((name) => `<Override PartName="/word/${name}.xml" ContentType="${OFFICE}.${name === "document" ? "document.main" : name}+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related("rId1", "officeDocument", "word/document")}</Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related("rId1", "header")}${related("rId2", "footer")}${related("rId3", "styles")}${related("rId4", "footnotes")}${related("rId5", "numbering")}</Relationships>`,
    "word/styles.xml": `<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>${fonts(look, look.sans)}<w:sz w:val="${2 * look.size}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="NoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="18"/></w:rPr></w:style><w:style w:type="character" w:styleId="NoteMark"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>${[1, 2, 3, 4].map((level) => `<w:style w:type="paragraph" w:styleId="H${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="${level - 1}"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="C${level}"><w:name w:val="toc ${level}"/><w:basedOn w:val="Normal"/></w:style>`).join("")}</w:styles>`,
    "word/header.xml": `<w:hdr ${NAMESPACES}><w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr><w:jc w:val="center"/></w:pPr>${words(running)}</w:p></w:hdr>`,
    "word/footer.xml": `<w:ftr ${NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${number}</w:p></w:ftr>`,
    "word/footnotes.xml": `<w:footnotes ${NAMESPACES}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>${notes.map((text, at) => `<w:footnote w:id="${at + 1}"><w:p><w:pPr><w:pStyle w:val="NoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="NoteMark"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> ${text}</w:t></w:r></w:p></w:footnote>`).join("")}</w:footnotes>`,
    "word/numbering.xml": `<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/><w:pPr><w:ind w:left="840" w:hanging="420"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    "word/document.xml": `<w:document ${NAMESPACES}><w:body>${body}${section(true)}</w:body></w:document>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(HEAD + text)])));
}

function fonts({ latin }: Look, sans: boolean): string {
  const font = sans ? "Noto Sans CJK SC" : "Noto Serif CJK SC";
  const other = latin ? (sans ? "DejaVu Sans" : "DejaVu Serif") : font;
  return `<w:rFonts w:ascii="${other}" w:hAnsi="${other}" w:eastAsia="${font}"/>`;
}

function paragraph(piece: Extract<Piece, { kind: "paragraph" | "heading" }>, look: Look, notes: string[]): string {
  const { headings, size } = look;
  const isHeading = piece.kind === "heading";
  const role = isHeading ? "heading" : piece.role;
  const level = piece.level ?? 1;
  const style = isHeading
    ? headings.styled
      ? `H${level}`
      : ""
    : role === "title" && piece.level !== undefined && headings.styled
      ? "Title"
      : role === "contents"
        ? `C${level}`
        : "";
  const centred = role === "title" || role === "caption" || role === "cover" || (isHeading && headings.centred && level === 1);
  const indent = look.indent && (role === "text" || (isHeading && headings.indent && !centred));
  const after = isHeading ? 4 : role === "cover" ? 12 : look.after;
  const ppr = [
    style && `<w:pStyle w:val="${style}"/>`,
    role === "list" && '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    role === "boxed" &&
      `<w:pBdr>${["top", "left", "bottom", "right"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="4" w:color="auto"/>`).join("")}</w:pBdr>`,
    !look.hanging && '<w:overflowPunct w:val="0"/>',
    role === "contents" && `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${PAGE[0] - 2 * MARGIN}"/></w:tabs>`,
    `<w:spacing w:before="${isHeading ? 80 : 0}" w:after="${20 * after}" w:line="${Math.round(20 * look.spacing * size)}" w:lineRule="${role === "title" || role === "cover" ? "atLeast" : "exact"}"/>`,
    role === "contents"
      ? `<w:ind w:left="${420 * (level - 1)}"/>`
      : indent
        ? `<w:ind w:firstLineChars="200" w:firstLine="${40 * size}"/>`
        : "",
    `<w:jc w:val="${centred ? "center" : role === "unit" ? "right" : look.justified && !isHeading ? "both" : "left"}"/>`,
  ].filter(Boolean);
  const bold = role === "title" || (role === "cover" && level === 1) || (isHeading && headings.bold);
  const sans = (isHeading || role === "title") && headings.sans ? true : look.sans;
  const own =
    role === "title" || (role === "cover" && piece.level === 1)
      ? 1.5 * size
      : isHeading && headings.larger
        ? size * ([1.3, 1.15][level - 1] ?? 1)
        : size;
  const rpr = `<w:rPr>${fonts(look, sans)}${bold ? "<w:b/>" : ""}<w:sz w:val="${Math.round(2 * own)}"/></w:rPr>`;
  const run = (text: string) => `<w:r>${rpr}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  const isEntry = piece.kind === "paragraph" && piece.page !== undefined;
  const note = piece.kind === "paragraph" && piece.note !== undefined ? notes.push(piece.note) : 0;
  const mark = note > 0 ? `<w:r><w:rPr><w:rStyle w:val="NoteMark"/></w:rPr><w:footnoteReference w:id="${note}"/></w:r>` : "";
  return `<w:p><w:pPr>${ppr.join("")}</w:pPr>${run(piece.text)}${isEntry ? `<w:r><w:tab/></w:r>${run(String(piece.page))}` : ""}${mark}</w:p>`;
}
