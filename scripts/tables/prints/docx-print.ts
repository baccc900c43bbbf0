import { strToU8, zipSync } from "fflate";
import type { TableModel } from "../invent-model.ts";
import { escaped, grid, type Nested, type Print, type PrintBlock, type PrintLook } from "./print-model.ts";

export const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"';
const PAGE = { upright: [11906, 16838], wide: [16838, 11906] } as const;
const twips = (points: number): number => Math.round(20 * points);

const run = (
  text: string,
  { size = 12, bold = false, sans = false, color = "" }: { size?: number; bold?: boolean; sans?: boolean; color?: string } = {},
): string => {
  const font = sans ? "Noto Sans CJK SC" : "Noto Serif CJK SC";
  const parts = text.split("\n").map((part) => `<w:t xml:space="preserve">${escaped(part)}</w:t>`);
  return `<w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}"/>${bold ? "<w:b/>" : ""}${color ? `<w:color w:val="${color}"/>` : ""}<w:sz w:val="${Math.round(2 * size)}"/></w:rPr>${parts.join("<w:br/>")}</w:r>`;
};

/** The print as a Word file. */
export function docxOf(print: Print): Uint8Array {
  const width = (wide: boolean) => PAGE[wide ? "wide" : "upright"][0] / 20 - 2 * print.margin;
  let wide = false;
  let body = "";
  const section = (isLast: boolean) => {
    const [w, h] = PAGE[wide ? "wide" : "upright"];
    const own = `<w:sectPr>${print.header ? '<w:headerReference w:type="default" r:id="rId1"/>' : print.watermark ? '<w:headerReference w:type="default" r:id="rId1"/>' : ""}${print.pageNumbers ? '<w:footerReference w:type="default" r:id="rId2"/>' : ""}<w:pgSz w:w="${w}" w:h="${h}"${wide ? ' w:orient="landscape"' : ""}/><w:pgMar w:top="${twips(print.margin)}" w:bottom="${twips(print.margin)}" w:left="${twips(print.margin)}" w:right="${twips(print.margin)}" w:header="600" w:footer="600"/></w:sectPr>`;
    return isLast ? own : `<w:p><w:pPr>${own}</w:pPr></w:p>`;
  };
  for (const block of print.blocks) {
    if (block.kind === "page") {
      if ((block.landscape ?? false) !== wide) {
        body += section(false);
        wide = block.landscape ?? false;
      } else body += '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
    } else body += blockOf(block, width(wide));
  }
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document ${NAMESPACES}><w:body>${body}${section(true)}</w:body></w:document>`;
  const mark = print.watermark
    ? `<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="mark" type="#_x0000_t136" style="position:absolute;width:360pt;height:90pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="silver" stroked="f"><v:textpath style="font-family:&quot;Noto Sans CJK SC&quot;;font-size:1pt" string="${escaped(print.watermark)}"/></v:shape></w:pict></w:r>`
    : "";
  const files: Record<string, string> = {
    "[Content_Types].xml": `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>`,
    "_rels/.rels": `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    "word/styles.xml": `<?xml version="1.0" encoding="UTF-8"?><w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Noto Serif CJK SC" w:hAnsi="Noto Serif CJK SC" w:eastAsia="Noto Serif CJK SC"/><w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${[1, 2, 3].map((level) => `<w:style w:type="paragraph" w:styleId="H${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="${level - 1}"/></w:pPr></w:style>`).join("")}</w:styles>`,
    "word/header1.xml": `<?xml version="1.0" encoding="UTF-8"?><w:hdr ${NAMESPACES}><w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr><w:jc w:val="center"/></w:pPr>${run(print.header ?? "", { size: 9 })}${mark}</w:p></w:hdr>`,
    "word/footer1.xml": `<?xml version="1.0" encoding="UTF-8"?><w:ftr ${NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>- </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> -</w:t></w:r></w:p></w:ftr>`,
    "word/document.xml": document,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

function blockOf(block: PrintBlock, width: number): string {
  if (block.kind === "heading")
    return `<w:p><w:pPr><w:pStyle w:val="H${block.level}"/><w:spacing w:before="120" w:after="120"/>${block.level === 1 ? '<w:jc w:val="center"/>' : ""}</w:pPr>${run(block.text, { size: [18, 14, 12][block.level - 1] ?? 12, bold: true, sans: true })}</w:p>`;
  if (block.kind === "paragraph")
    return `<w:p><w:pPr><w:spacing w:before="${block.tight ? 0 : 60}" w:after="${block.tight ? 0 : 60}" w:line="${block.tight ? 240 : 360}" w:lineRule="auto"/>${block.indent ? '<w:ind w:firstLine="480"/>' : ""}${block.align && block.align !== "left" ? `<w:jc w:val="${block.align}"/>` : ""}</w:pPr>${run(block.text, { size: block.size ?? 12, bold: block.bold ?? false })}</w:p>`;
  if (block.kind === "tabs") {
    const tabs = block.stops
      .slice(1)
      .map((stop) => `<w:tab w:val="${block.leader ? "right" : "left"}"${block.leader ? ' w:leader="dot"' : ""} w:pos="${twips(stop)}"/>`);
    return `<w:p><w:pPr><w:tabs>${tabs.join("")}</w:tabs></w:pPr>${block.cells.map((text) => run(text)).join("<w:r><w:tab/></w:r>")}</w:p>`;
  }
  if (block.kind === "columns") return block.texts.map((text) => blockOf({ kind: "paragraph", text, indent: true }, width)).join("");
  if (block.kind === "table")
    return (
      (block.beside ? sideBySide(block.model, block.beside, block.look, width) : tableOf(block.model, block.look, width, block.nested)) +
      (block.gap === false ? "" : '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:p>')
    );
  return "";
}

export function tableOf(model: TableModel, look: PrintLook, width: number, nested: readonly Nested[] = []): string {
  const total = model.weights.reduce((sum, one) => sum + one, 0);
  const widths = model.weights.map((one) => Math.round((twips(width) * look.width * one) / total));
  const rows = grid(model).map((row, index) => {
    const isHead = index < model.head;
    let cells = "";
    for (let col = 0; col < row.length; col += 1) {
      const at = row[col];
      const owner =
        at === "covered"
          ? model.cells.find(
              (cell) => cell.row <= index && index < cell.row + cell.rowSpan && cell.col <= col && col < cell.col + cell.colSpan,
            )
          : at;
      if (owner && owner.col !== col) continue;
      const span = owner?.colSpan ?? 1;
      const own = widths.slice(col, col + span).reduce((sum, one) => sum + one, 0);
      const merge = owner && owner.rowSpan > 1 ? (owner.row === index ? '<w:vMerge w:val="restart"/>' : "<w:vMerge/>") : "";
      const isVertical = isHead && span === 1 && look.vertical?.includes(col);
      const fill =
        look.shading === "head" && isHead
          ? "D9E2F3"
          : look.shading === "bands" && isHead
            ? "4F81BD"
            : (look.shading === "bands" && (index - model.head) % 2 === 1) || look.shading === "all"
              ? "EAF1DD"
              : "";
      const pr = `<w:tcPr><w:tcW w:w="${own}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ""}${merge}${sidesOf(look, index, model, col, span)}${fill ? `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>` : ""}${isVertical ? `<w:textDirection w:val="${look.sideways ? "btLr" : "tbRlV"}"/>` : ""}${look.middle ? '<w:vAlign w:val="center"/>' : ""}</w:tcPr>`;
      const inner = nested.find((one) => one.row === index && one.col === col);
      const content = inner
        ? `${tableOf(inner.model, { ...look, width: 1 }, own / 20 - 2 * look.padX - 2)}<w:p/>`
        : owner?.row === index
          ? `<w:p><w:pPr><w:spacing w:line="${Math.round(240 * (look.lineHeight / 1.2))}" w:lineRule="auto"/><w:jc w:val="${owner.align}"/></w:pPr>${run(owner.text, { size: look.size, bold: isHead && look.boldHead, sans: look.sans, ...(fill === "4F81BD" ? { color: "FFFFFF" } : {}) })}</w:p>`
          : `<w:p><w:pPr></w:pPr></w:p>`;
      cells += `<w:tc>${pr}${content}</w:tc>`;
    }
    const needsHeight = isHead && look.vertical !== undefined;
    const pr = `<w:trPr>${look.cutsRows ? "" : "<w:cantSplit/>"}${needsHeight ? `<w:trHeight w:val="${twips(look.size * 6.5)}" w:hRule="atLeast"/>` : ""}${isHead && look.repeatsHead ? "<w:tblHeader/>" : ""}</w:trPr>`;
    return `<w:tr>${pr}${cells}</w:tr>`;
  });
  const pad = `<w:tblCellMar><w:top w:w="${twips(look.padY)}" w:type="dxa"/><w:left w:w="${twips(look.padX)}" w:type="dxa"/><w:bottom w:w="${twips(look.padY)}" w:type="dxa"/><w:right w:w="${twips(look.padX)}" w:type="dxa"/></w:tblCellMar>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, one) => sum + one, 0)}" w:type="dxa"/>${look.place === "center" ? '<w:jc w:val="center"/>' : ""}${bordersOf(look)}<w:tblLayout w:type="fixed"/>${pad}</w:tblPr><w:tblGrid>${widths.map((one) => `<w:gridCol w:w="${one}"/>`).join("")}</w:tblGrid>${rows.join("")}</w:tbl>`;
}

/** Two tables in the cells of one without lines. */
function sideBySide(left: TableModel, right: TableModel, look: PrintLook, width: number): string {
  const half = width / 2 - 10;
  const cells = [left, right].map(
    (model) =>
      `<w:tc><w:tcPr><w:tcW w:w="${twips(width / 2)}" w:type="dxa"/></w:tcPr>${tableOf(model, { ...look, width: 1 }, half)}<w:p/></w:tc>`,
  );
  return `<w:tbl><w:tblPr><w:tblW w:w="${twips(width)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${cells.map(() => `<w:gridCol w:w="${twips(width / 2)}"/>`).join("")}</w:tblGrid><w:tr>${cells.join("")}</w:tr></w:tbl>`;
}

const side = (name: string, value: string, size = 4, color = "000000"): string =>
  `<w:${name} w:val="${value}" w:sz="${size}" w:space="0" w:color="${color}"/>`;

function bordersOf({ borders }: PrintLook): string {
  const all = (value: string, names = ["top", "left", "bottom", "right", "insideH", "insideV"]) =>
    names.map((name) => side(name, value)).join("");
  const inside = {
    all: all("single"),
    none: "",
    "three-line": side("top", "single", 12) + side("bottom", "single", 12),
    rows: all("single", ["top", "bottom", "insideH"]),
    "open-sides": all("single", ["top", "bottom", "insideH", "insideV"]),
    inner: all("single", ["insideH", "insideV"]),
    "outer-and-head": all("single", ["top", "left", "bottom", "right"]),
    dotted: all("dotted"),
    dashed: all("dashed"),
    double: all("double", ["top", "left", "bottom", "right"]) + all("single", ["insideH", "insideV"]),
    thick: ["top", "left", "bottom", "right"].map((name) => side(name, "single", 12)).join("") + all("single", ["insideH", "insideV"]),
    grey: ["top", "left", "bottom", "right", "insideH", "insideV"].map((name) => side(name, "single", 2, "A6A6A6")).join(""),
    white: ["top", "left", "bottom", "right", "insideH", "insideV"].map((name) => side(name, "single", 8, "FFFFFF")).join(""),
  }[borders];
  return inside ? `<w:tblBorders>${inside}</w:tblBorders>` : "";
}

function sidesOf({ borders, diagonal }: PrintLook, row: number, model: TableModel, col: number, span: number): string {
  if (diagonal && row === 0 && col === 0) return `<w:tcBorders>${side("tl2br", "single")}</w:tcBorders>`;
  if (row >= model.head) return "";
  if (borders === "three-line") {
    const cell = model.cells.find((one) => one.row <= row && row < one.row + one.rowSpan && one.col === col);
    const isGroup = cell !== undefined && cell.row + cell.rowSpan < model.head && span > 1;
    return row === model.head - 1 || isGroup ? `<w:tcBorders>${side("bottom", "single", 6)}</w:tcBorders>` : "";
  }
  if (borders === "outer-and-head")
    return `<w:tcBorders>${["top", "left", "bottom", "right"].map((name) => side(name, "single")).join("")}</w:tcBorders>`;
  return "";
}
