import { strToU8, zipSync } from "fflate";
import { addressOf } from "./region-items.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

/** Number formats by the number of their style: 0 General, 1 per cent, 2 money, 3 date, 4 short date of the system. */
const FORMATS = [0, 10, 4, 164, 14];

export type CellContent = string | number | null | { readonly value?: string | number; readonly style?: number; readonly formula?: string };

export interface SheetContent {
  readonly name: string;
  /** Rows of cells; null is no cell at all, an empty text a cell with a border only. */
  readonly rows: readonly (readonly CellContent[])[];
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
  readonly hiddenRow?: number;
}

/** A workbook with inline texts, as a zip of hand-written parts. */
export function xlsxOf(sheets: readonly SheetContent[]): Uint8Array {
  const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  const types = sheets.map(
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  const listed = sheets.map(
    ({ name, hidden }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at + 1}"${hidden ? ' state="hidden"' : ""}/>`,
  );
  const relations = sheets.map(
    (_, at) => `<Relationship Id="r${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const styles = `<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs>${FORMATS.map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`).join("")}</cellXfs>`;
  return zipSync({
    "[Content_Types].xml": xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${types.join("")}</Types>`,
    ),
    "_rels/.rels": xml(
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    "xl/workbook.xml": xml(`<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join("")}</sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": xml(
      `<Relationships xmlns="${PACKAGE}">${relations.join("")}<Relationship Id="s" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ),
    "xl/styles.xml": xml(`<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`),
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml(worksheetOf(sheet))])),
  });
}

function worksheetOf({ rows, merges = [], hiddenRow }: SheetContent): string {
  const data = rows.map(
    (row, at) =>
      `<row r="${at + 1}"${at === hiddenRow ? ' hidden="1"' : ""}>${row.map((content, col) => cellOf(content, addressOf(at, col))).join("")}</row>`,
  );
  const merged = merges.length === 0 ? "" : `<mergeCells>${merges.map((range) => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>`;
  return `<worksheet xmlns="${MAIN}"><sheetData>${data.join("")}</sheetData>${merged}</worksheet>`;
}

function cellOf(content: CellContent, address: string): string {
  if (content === null) return "";
  const { value, style = 0, formula } = typeof content === "object" ? content : { value: content };
  const inner = formula === undefined ? "" : `<f>${formula}</f>`;
  if (typeof value === "number") return `<c r="${address}" s="${style}">${inner}<v>${value}</v></c>`;
  if (value === undefined || value === "") return `<c r="${address}" s="${style}">${inner}</c>`;
  return `<c r="${address}" s="${style}" t="inlineStr">${inner}<is><t>${value}</t></is></c>`;
}
