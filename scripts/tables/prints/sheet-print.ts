import type { TableModel } from "../invent-model.ts";
import { widthOf } from "../sheet.ts";
import { escaped, grid, type Print, type PrintLook } from "./print-model.ts";

const NS =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"';

const SCALES = {
  width: 'style:scale-to-X="1" style:scale-to-Y="0"',
  page: 'style:scale-to-pages="1"',
  none: 'style:scale-to="100%"',
} as const;

/** Width of a text of the longest line in points. */
const wide = (text: string, size: number): number =>
  Math.max(0, ...text.split("\n").map((line) => [...line].reduce((sum, one) => sum + widthOf(one, size), 0)));

/** The print as a flat OpenDocument spreadsheet: all blocks on one sheet, one below the other; the widest table gives the columns. */
export function sheetOf(print: Print): string {
  const tables = print.blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
  const cols = Math.max(2, ...tables.map(({ model, beside }) => model.cols + (beside ? 1 + beside.cols : 0)));
  const size = tables[0]?.look.size ?? 11;
  const most = 150;
  const widths = Array.from({ length: cols }, (_, col) => {
    const own = tables.flatMap(({ model, beside }) =>
      [...model.cells, ...(beside?.cells ?? []).map((cell) => ({ ...cell, col: cell.col + model.cols + 1 }))]
        .filter((cell) => cell.col === col && cell.colSpan === 1)
        .map(({ text }) => wide(text, size)),
    );
    return Math.min(most, Math.max(24, ...own.map((one) => one + 8)));
  });
  const landscape = widths.reduce((sum, one) => sum + one, 0) > 480;
  const styles = new Map<string, string>();
  const styleOf = (xml: string): string => {
    const known = styles.get(xml);
    if (known) return known;
    styles.set(xml, `c${styles.size}`);
    return `c${styles.size - 1}`;
  };
  const paragraphs = (text: string) =>
    text
      .split("\n")
      .map((line) => `<text:p>${escaped(line)}</text:p>`)
      .join("");
  let rows = "";
  const lone = (text: string, { align = "start", points = 11, bold = false, span = cols, wrap = true }) => {
    const style = styleOf(cellXml({ align, size: points, bold, sans: true, borders: "", fill: "", wrap, middle: true }));
    rows += `<table:table-row table:style-name="r"><table:table-cell table:style-name="${style}" office:value-type="string"${span > 1 ? ` table:number-columns-spanned="${span}"` : ""}>${paragraphs(text)}</table:table-cell>${span > 1 ? `<table:covered-table-cell table:number-columns-repeated="${span - 1}"/>` : ""}</table:table-row>`;
  };
  for (const block of print.blocks) {
    if (block.kind === "heading")
      lone(block.text, { align: block.level === 1 ? "center" : "start", points: block.level === 1 ? 16 : 12, bold: true });
    else if (block.kind === "paragraph")
      lone(block.text, { align: block.align === "right" ? "end" : (block.align ?? "start"), points: block.size ?? 11 });
    else if (block.kind === "table") {
      const models = [block.model, ...(block.beside ? [block.beside] : [])];
      rows += tableRows(models, { ...block.look, repeatsHead: block.look.repeatsHead && tables.length === 1 }, styleOf, paragraphs);
      if (block.gap !== false) rows += '<table:table-row table:style-name="r"><table:table-cell/></table:table-row>';
    }
  }
  const columns = widths
    .map(
      (one, at) =>
        `<style:style style:name="w${at}" style:family="table-column"><style:table-column-properties style:column-width="${one.toFixed(1)}pt"/></style:style>`,
    )
    .join("");
  const cells = [...styles]
    .map(([xml, name]) => `<style:style style:name="${name}" style:family="table-cell">${xml}</style:style>`)
    .join("");
  const [w, h] = landscape ? ["29.7cm", "21cm"] : ["21cm", "29.7cm"];
  return `<?xml version="1.0" encoding="UTF-8"?><office:document ${NS} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>${columns}<style:style style:name="r" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style><style:style style:name="t" style:family="table" style:master-page-name="Default"/>${cells}<style:page-layout style:name="pl"><style:page-layout-properties fo:page-width="${w}" fo:page-height="${h}" style:print-orientation="${landscape ? "landscape" : "portrait"}" fo:margin-top="${print.margin}pt" fo:margin-bottom="${print.margin}pt" fo:margin-left="${print.margin}pt" fo:margin-right="${print.margin}pt" ${SCALES[print.scale ?? "width"]}/><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Default" style:page-layout-name="pl"><style:header style:display="${print.header ? "true" : "false"}"><text:p>${escaped(print.header ?? "")}</text:p></style:header><style:footer style:display="${print.pageNumbers ? "true" : "false"}"><text:p>第 <text:page-number>1</text:page-number> 页</text:p></style:footer></style:master-page></office:master-styles><office:body><office:spreadsheet><table:table table:name="表" table:style-name="t">${widths.map((_, at) => `<table:table-column table:style-name="w${at}"/>`).join("")}${rows}</table:table></office:spreadsheet></office:body></office:document>`;
}

interface CellLook {
  readonly align: string;
  readonly size: number;
  readonly bold: boolean;
  readonly sans: boolean;
  readonly borders: string;
  readonly fill: string;
  readonly wrap: boolean;
  readonly middle: boolean;
}

function cellXml({ align, size, bold, sans, borders, fill, wrap, middle }: CellLook): string {
  const font = sans ? "Noto Sans CJK SC" : "Noto Serif CJK SC";
  return `<style:table-cell-properties style:vertical-align="${middle ? "middle" : "bottom"}" ${wrap ? 'fo:wrap-option="wrap"' : ""} ${borders} ${fill ? `fo:background-color="${fill}"` : ""} fo:padding="1pt"/><style:paragraph-properties fo:text-align="${align}"/><style:text-properties style:font-name="${font}" fo:font-family="'${font}'" style:font-family-asian="'${font}'" style:font-name-asian="${font}" fo:font-size="${size}pt" style:font-size-asian="${size}pt" ${bold ? 'fo:font-weight="bold" style:font-weight-asian="bold"' : ""}/>`;
}

type StyleOf = (xml: string) => string;

/** The rows of a table, or of some beside each other with an empty column between. */
function tableRows(models: readonly TableModel[], look: PrintLook, styleOf: StyleOf, paragraphs: (text: string) => string): string {
  const parts = models.map((model) => tableCells(model, look, styleOf, paragraphs));
  const [first] = models;
  const blank = (cols: number) => "<table:table-cell/>".repeat(cols);
  const out = Array.from({ length: Math.max(...parts.map(({ length }) => length)) }, (_, row) => {
    const cells = parts.map((part, at) => part[row] ?? blank(models[at]?.cols ?? 0));
    return `<table:table-row table:style-name="r">${cells.join(blank(1))}</table:table-row>`;
  });
  const head = out.slice(0, first?.head).join("");
  return (head && look.repeatsHead ? `<table:table-header-rows>${head}</table:table-header-rows>` : head) + out.slice(first?.head).join("");
}

function tableCells(model: TableModel, look: PrintLook, styleOf: StyleOf, paragraphs: (text: string) => string): readonly string[] {
  return grid(model).map((row, index) => {
    const isHead = index < model.head;
    const cells = row.map((cell, col) => {
      const owner =
        cell === "covered"
          ? model.cells.find((one) => one.row <= index && index < one.row + one.rowSpan && one.col <= col && col < one.col + one.colSpan)
          : cell;
      const isShaded = look.shading === "all" || (look.shading === "bands" && !isHead && (index - model.head) % 2 === 1);
      const fill = look.shading === "head" && isHead ? "#d9e2f3" : isShaded ? "#eaf1dd" : "";
      const borders = sides(look, index, model, col, owner?.row ?? index, owner?.rowSpan ?? 1);
      const align = owner?.align === "right" ? "end" : owner?.align === "left" ? "start" : "center";
      const style = styleOf(
        cellXml({ align, size: look.size, bold: isHead && look.boldHead, sans: look.sans, borders, fill, wrap: true, middle: look.middle }),
      );
      if (cell === "covered") return `<table:covered-table-cell table:style-name="${style}"/>`;
      const spans =
        owner && (owner.colSpan > 1 || owner.rowSpan > 1)
          ? ` table:number-columns-spanned="${owner.colSpan}" table:number-rows-spanned="${owner.rowSpan}"`
          : "";
      return owner?.text
        ? `<table:table-cell table:style-name="${style}" office:value-type="string"${spans}>${paragraphs(owner.text)}</table:table-cell>`
        : `<table:table-cell table:style-name="${style}"${spans}/>`;
    });
    return cells.join("");
  });
}

function sides(look: PrintLook, row: number, model: TableModel, col: number, top: number, span: number): string {
  const { borders } = look;
  const line = "0.5pt solid #000000";
  const all = (names: readonly string[], how = line) => names.map((name) => `fo:border-${name}="${how}"`).join(" ");
  const isLast = top + span === model.rows && row === model.rows - 1;
  if (look.diagonal && row === 0 && col === 0) return `${all(["top", "bottom", "left", "right"])} style:diagonal-tl-br="${line}"`;
  if (borders === "grey") return all(["top", "bottom", "left", "right"], "0.25pt solid #a6a6a6");
  if (borders === "thick") {
    const isOuter = { top: row === 0, bottom: row === model.rows - 1, left: col === 0, right: col === model.cols - 1 };
    return Object.entries(isOuter)
      .map(([name, outer]) => all([name], outer ? "1.5pt solid #000000" : line))
      .join(" ");
  }
  if (borders === "none" || borders === "white") return "";
  if (borders === "three-line")
    return [
      row === 0 ? all(["top"], "1.5pt solid #000000") : "",
      row === model.head - 1 || top + span === model.head ? all(["bottom"], "0.75pt solid #000000") : "",
      isLast ? all(["bottom"], "1.5pt solid #000000") : "",
    ].join(" ");
  if (borders === "rows") return all(["top", "bottom"]);
  if (borders === "open-sides")
    return [all(["top", "bottom"]), col > 0 ? all(["left"]) : "", col < model.cols - 1 ? all(["right"]) : ""].join(" ");
  if (borders === "inner")
    return [
      row > 0 ? all(["top"]) : "",
      row < model.rows - 1 ? all(["bottom"]) : "",
      col > 0 ? all(["left"]) : "",
      col < model.cols - 1 ? all(["right"]) : "",
    ].join(" ");
  if (borders === "outer-and-head")
    return row < model.head
      ? all(["top", "bottom", "left", "right"])
      : [isLast ? all(["bottom"]) : "", col === 0 ? all(["left"]) : "", col === model.cols - 1 ? all(["right"]) : ""].join(" ");
  if (borders === "dotted" || borders === "dashed") return all(["top", "bottom", "left", "right"], `0.75pt ${borders} #000000`);
  return all(["top", "bottom", "left", "right"]);
}
