import type { Language } from "@gouji/rules";
import { strToU8, zipSync } from "fflate";
import type { CheckJson } from "./check-json.ts";
import { issueRows } from "./issue-rows.ts";

/** Widths of the columns of `issueRows`, in characters. */
const WIDTHS = [6, 28, 8, 16, 20, 60, 18, 18, 14, 36, 10, 44, 36, 44, 20];
const HEAD_STYLE = 1;
const TEXT_STYLE = 2;
const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * 审核问题清单: one row a finding, frozen head, filter, wrapped text (ECMA-376 part 1, SpreadsheetML).
 * Every cell is a text cell, so that nothing from a file is ever taken for a formula.
 */
export function toXlsx(result: CheckJson, { language }: { readonly language: Language }): Uint8Array {
  const { head, rows } = issueRows(result, language);
  const last = `${columnName(head.length - 1)}${rows.length + 1}`;
  const sheet = [
    `<worksheet ${NAMESPACE}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${head.map((_, at) => `<col min="${at + 1}" max="${at + 1}" width="${WIDTHS[at] ?? 20}" customWidth="1"/>`).join("")}</cols>`,
    `<sheetData>${[head, ...rows].map((row, at) => rowOf(row, at)).join("")}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`,
  ].join("");
  const name = language === "zh" ? "审核问题清单" : "Findings";
  return zipSync({
    "[Content_Types].xml": part(
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    ),
    "_rels/.rels": part(relations([["officeDocument", "xl/workbook.xml"]])),
    "xl/workbook.xml": part(
      `<workbook ${NAMESPACE} xmlns:r="${OFFICE}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${name}'!$A$1:$${columnName(head.length - 1)}$${rows.length + 1}</definedName></definedNames></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": part(
      relations([
        ["worksheet", "worksheets/sheet1.xml"],
        ["styles", "styles.xml"],
      ]),
    ),
    "xl/styles.xml": part(STYLES),
    "xl/worksheets/sheet1.xml": part(sheet),
  });
}

const STYLES = `<styleSheet ${NAMESPACE}><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3ECF8"/></patternFill></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="49" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

function part(xml: string): Uint8Array {
  return strToU8(HEADER + xml);
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const rows = targets.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${rows.join("")}</Relationships>`;
}

function rowOf(cells: readonly string[], row: number): string {
  const style = row === 0 ? HEAD_STYLE : TEXT_STYLE;
  const written = cells.map(
    (text, col) =>
      `<c r="${columnName(col)}${row + 1}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
  );
  return `<row r="${row + 1}">${written.join("")}</row>`;
}

function columnName(col: number): string {
  return col < 26 ? String.fromCharCode(65 + col) : `${columnName(Math.floor(col / 26) - 1)}${columnName(col % 26)}`;
}

/** Characters that XML 1.0 cannot hold are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
