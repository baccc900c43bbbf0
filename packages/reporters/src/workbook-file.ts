import { strToU8, type Zippable, zipSync } from "fflate";
import { widthOf } from "./text-width.ts";
import { xmlText } from "./xml-text.ts";

/** Looks of a cell, in the order of `cellXfs` below. */
export type CellStyle = "plain" | "head" | "text" | "entry" | "title" | "quiet" | "error" | "warning" | "info";

export interface Column {
  readonly head: string;
  /** In characters. */
  readonly width: number;
  readonly hidden?: boolean;
  /** Left out on paper, with all columns behind it. */
  readonly unprinted?: boolean;
  readonly style?: CellStyle;
  /** What may be chosen in the column's cells. `strict`: nothing else may be entered. */
  readonly choices?: { readonly values: readonly string[]; readonly strict: boolean; readonly hint: string };
}

/** A text cell, with a look of its own where it needs one. */
export type Cell = string | { readonly text: string; readonly style: CellStyle };

export interface Sheet {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** A list: its head is shown and stays in sight, its columns can be filtered. */
  readonly list: boolean;
}

const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const STYLES: readonly CellStyle[] = ["plain", "head", "text", "entry", "title", "quiet", "error", "warning", "info"];
/** Points: of a line of text, and of the tallest row that still is read on a screen. */
const LINE_HEIGHT = 14.4;
const TALLEST = 320;
/** Excel takes no longer text in a cell. */
const LONGEST = 32_767;
/** The same bytes for the same findings. ZIP knows no year before 1980. */
const MADE = new Date(1980, 0, 1);

/**
 * A workbook of text cells (ECMA-376 part 1, SpreadsheetML): nothing from a file is ever taken for a formula.
 * Frozen heads, filters, lists to choose from, printed wide on A3 with the head on every page.
 */
export function writeWorkbook(sheets: readonly Sheet[]): Uint8Array {
  const numbered = sheets.map((sheet, at) => ({ sheet, at, path: `worksheets/sheet${at + 1}.xml` }));
  const overrides = numbered.map(({ path }) => `<Override PartName="/xl/${path}" ContentType="${CONTENT_TYPE}.worksheet+xml"/>`);
  const names = numbered.flatMap(({ sheet, at }) => (sheet.list ? namesOf(sheet, at) : []));
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT_TYPE}.sheet.main+xml"/>${overrides.join("")}<Override PartName="/xl/styles.xml" ContentType="${CONTENT_TYPE}.styles+xml"/></Types>`,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook ${NAMESPACE} xmlns:r="${OFFICE}"><sheets>${numbered.map(({ sheet, at }) => `<sheet name="${xmlText(sheet.name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets>${names.length === 0 ? "" : `<definedNames>${names.join("")}</definedNames>`}</workbook>`,
    "xl/_rels/workbook.xml.rels": relations([...numbered.map(({ path }) => ["worksheet", path] as const), ["styles", "styles.xml"]]),
    "xl/styles.xml": STYLE_SHEET,
    ...Object.fromEntries(numbered.map(({ sheet, path }) => [`xl/${path}`, worksheet(sheet)])),
  };
  const zipped: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, xml]) => [name, [strToU8(HEADER + xml), { mtime: MADE }]] as const),
  );
  return zipSync(zipped);
}

function worksheet({ columns, rows, list }: Sheet): string {
  const head: readonly (readonly Cell[])[] = list ? [columns.map(({ head: text }) => ({ text, style: "head" as const }))] : [];
  const styles = columns.map(({ style = list ? "text" : "plain" }) => style);
  const widths = list ? columns.map(({ width }) => width) : [];
  const pane = '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>';
  return [
    `<worksheet ${NAMESPACE}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView ${list ? "" : 'showGridLines="0" '}workbookViewId="0">${list ? pane : ""}</sheetView></sheetViews>`,
    `<cols>${columns.map(({ width, hidden }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ""}/>`).join("")}</cols>`,
    `<sheetData>${[...head, ...rows].map((row, at) => rowXml(row, at, styles, widths)).join("")}</sheetData>`,
    list ? `<autoFilter ref="${areaOf({ columns, rows })}"/>` : "",
    choicesXml(columns, rows.length),
    `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="${list ? 8 : 9}" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`,
  ].join("");
}

/** Where the filter stands, and the rows that are printed on every page. */
function namesOf(sheet: Sheet, at: number): string[] {
  const name = `'${xmlText(sheet.name.replaceAll("'", "''"))}'`;
  const printed = sheet.columns.findIndex(({ unprinted }) => unprinted);
  return [
    `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${name}!${absolute(areaOf(sheet))}</definedName>`,
    ...(printed < 0
      ? []
      : [
          `<definedName name="_xlnm.Print_Area" localSheetId="${at}">${name}!${absolute(areaOf({ ...sheet, columns: sheet.columns.slice(0, printed) }))}</definedName>`,
        ]),
    `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${name}!$1:$1</definedName>`,
  ];
}

/** A1:C9 → $A$1:$C$9. */
function absolute(area: string): string {
  return area.replaceAll(/([A-Z]+)(\d+)/g, "$$$1$$$2");
}

function areaOf({ columns, rows }: Pick<Sheet, "columns" | "rows">): string {
  return `A1:${columnName(columns.length - 1)}${rows.length + 1}`;
}

function choicesXml(columns: readonly Column[], rows: number): string {
  const lists = columns.flatMap(({ choices }, at) => {
    if (!choices || rows === 0) return [];
    const area = `${columnName(at)}2:${columnName(at)}${rows + 1}`;
    return `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorStyle="${choices.strict ? "stop" : "information"}" prompt="${xmlText(choices.hint)}" sqref="${area}"><formula1>"${xmlText(choices.values.join(","))}"</formula1></dataValidation>`;
  });
  return lists.length === 0 ? "" : `<dataValidations count="${lists.length}">${lists.join("")}</dataValidations>`;
}

/** `widths` of the columns where texts are wrapped: not every program finds the height of a row by itself. */
function rowXml(cells: readonly Cell[], row: number, styles: readonly CellStyle[], widths: readonly number[]): string {
  const written = cells.map((cell, col) => {
    const { text, style } = typeof cell === "string" ? { text: cell, style: styles[col] ?? "plain" } : cell;
    const place = `r="${columnName(col)}${row + 1}" s="${STYLES.indexOf(style)}"`;
    if (text === "") return `<c ${place}/>`;
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${xmlText(text.slice(0, LONGEST))}</t></is></c>`;
  });
  const lines = Math.max(1, ...widths.map((width, col) => linesOf(cells[col] ?? "", width)));
  const height = widths.length === 0 ? "" : ` ht="${Math.min(TALLEST, lines * LINE_HEIGHT + 4)}" customHeight="1"`;
  return `<row r="${row + 1}"${height}>${written.join("")}</row>`;
}

/** Lines that the text takes in a column of that many characters. */
function linesOf(cell: Cell, width: number): number {
  const text = typeof cell === "string" ? cell : cell.text;
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / (width - 1))), 0);
}

/** A, B … Z, AA … of a column, from 0. */
export function columnName(col: number): string {
  return col < 26 ? String.fromCharCode(65 + col) : `${columnName(Math.floor(col / 26) - 1)}${columnName(col % 26)}`;
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const rows = targets.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${rows.join("")}</Relationships>`;
}

const fill = (rgb: string) => `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/></patternFill></fill>`;
const font = (size: number, more = "") => `<font>${more}<sz val="${size}"/><name val="宋体"/></font>`;
const colour = (rgb: string) => `<color rgb="FF${rgb}"/>`;
const xf = (fontId: number, fillId: number, borderId: number, alignment: string) =>
  `<xf numFmtId="49" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${alignment} wrapText="1"/></xf>`;
const LINE = '<color rgb="FFB8C0CA"/>';
const TOP = 'vertical="top"';
const CENTRE = 'horizontal="center" vertical="top"';
const FONTS = [
  font(10.5),
  font(10.5, "<b/>"),
  font(16, "<b/>"),
  `<font><sz val="9"/>${colour("7A8594")}<name val="宋体"/></font>`,
  ...["B3261E", "845000", "46566B"].map((rgb) => `<font><b/><sz val="10.5"/>${colour(rgb)}<name val="宋体"/></font>`),
];
const FILLS = [
  '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  fill("E3ECF8"),
  fill("FFF9E3"),
];
const STYLE_SHEET = `<styleSheet ${NAMESPACE}><fonts count="7">${FONTS.join("")}</fonts><fills count="4">${FILLS.join("")}</fills><borders count="2"><border/><border>${["left", "right", "top", "bottom"].map((side) => `<${side} style="thin">${LINE}</${side}>`).join("")}</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="9">${[
  '<xf numFmtId="49" fontId="0" applyFont="1"/>',
  xf(1, 2, 1, 'horizontal="center" vertical="center"'),
  xf(0, 0, 1, TOP),
  xf(0, 3, 1, TOP),
  '<xf numFmtId="49" fontId="2" applyFont="1"/>',
  xf(3, 0, 1, TOP),
  ...[4, 5, 6].map((id) => xf(id, 0, 1, CENTRE)),
].join("")}</cellXfs></styleSheet>`;
