import type { Computed, Note, SourceDocument } from "@gouji/document";
import { ok } from "@gouji/values";
import type { ExtractOptions, Extractor } from "../extractor.ts";
import { throwIfAborted } from "../failures.ts";
import { assembleDocument } from "../flow/assemble.ts";
import type { FlowItem } from "../flow/flow.ts";
import { inChineseCodePage } from "./chinese-code-page.ts";
import { computedCells } from "./formulas/computed-cells.ts";
import { formulaNotes } from "./formulas/formula-notes.ts";
import { isSpreadsheetXml } from "./is-spreadsheet-xml.ts";
import { openWorkbook, openXlsx, type Sheet } from "./open-workbook.ts";
import { addressOf, coveredCells, itemsOfRegion } from "./region-items.ts";
import { type Region, regionsOf } from "./regions.ts";
import { readSpreadsheetXml } from "./spreadsheet-xml.ts";

/** Excel and WPS workbooks in the OOXML format, binary parts (.xlsb) included. */
export const xlsxExtractor: Extractor = {
  format: "xlsx",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  async extract(bytes, options) {
    return ok(read(openXlsx(bytes, options.limits), this.mediaType, options));
  },
};

/** Workbooks of Excel 97 to 2003 and older, and those that are one XML file. */
export const xlsExtractor: Extractor = {
  format: "xls",
  mediaType: "application/vnd.ms-excel",
  async extract(bytes, options) {
    const sheets = isSpreadsheetXml(bytes)
      ? readSpreadsheetXml(bytes, options.limits)
      : inChineseCodePage(openWorkbook(bytes, options.limits));
    return ok(read(sheets, this.mediaType, options));
  },
};

function read(sheets: readonly Sheet[], mediaType: string, options: ExtractOptions): SourceDocument {
  const items: FlowItem[] = [];
  const notes: Note[] = [];
  const computed = computedCells(sheets);
  const computedAt = new Map(computed.map((cell) => [placeOf(cell), cell.computed]));
  sheets.forEach((sheet, at) => {
    throwIfAborted(options.signal);
    notes.push(...notesOf(sheet));
    if (!sheet.hidden)
      for (const region of regionsOf(sheet)) {
        notes.push(...coveredNotes(region, sheet.name));
        for (const item of itemsOfRegion(region, sheet.name, options.limits.maxCells)) items.push(withComputed(item, computedAt));
      }
    if (!sheet.hidden) items.push(...textBoxes(sheet));
    options.onProgress?.(at + 1, sheets.length);
  });
  const inTables = new Set(
    items.flatMap((item) => (item.kind === "table" ? item.cells.map(({ at }) => placeOf({ sheet: at.sheet, address: at.cell })) : [])),
  );
  const formulas = formulaNotes(computed, (cell) => inTables.has(placeOf(cell)));
  return assembleDocument({ mediaType, items, notes: [...notes, ...formulas] });
}

/** Places that one note names. */
const MAX_NAMED = 5;

function placeOf({ sheet = "", address = "" }: { readonly sheet?: string | undefined; readonly address?: string | undefined }): string {
  return `${sheet}!${address}`;
}

function withComputed(item: FlowItem, computedAt: ReadonlyMap<string, Computed>): FlowItem {
  if (item.kind !== "table" || computedAt.size === 0) return item;
  const cells = item.cells.map((cell) => {
    const computed = computedAt.get(placeOf({ sheet: cell.at.sheet, address: cell.at.cell }));
    return computed ? { ...cell, computed } : cell;
  });
  return { ...item, cells };
}

/** Text that lies over the cells stands behind them. */
function textBoxes({ name, drawings }: Sheet): FlowItem[] {
  return (drawings?.boxes ?? []).map(({ text, row, col }) => ({ kind: "paragraph", text, at: { sheet: name, cell: addressOf(row, col) } }));
}

/** What merged cells cover is not shown, though sums count it. */
function coveredNotes(region: Region, sheet: string): Note[] {
  const covered = coveredCells(region);
  if (covered.length === 0) return [];
  const named = covered.slice(0, MAX_NAMED).map(({ row, col }) => addressOf(row, col));
  const more = covered.length > named.length ? `等 ${covered.length} 处` : "";
  const message = `工作表“${sheet}”的合并单元格盖住了 ${named.join("、")}${more}的内容，未读取。`;
  return [{ kind: "hidden-content", message, at: { sheet, ...(named[0] === undefined ? {} : { cell: named[0] }) } }];
}

function notesOf(sheet: Sheet): Note[] {
  const at = { sheet: sheet.name };
  if (sheet.isMissing) return [{ kind: "other", message: `工作表“${sheet.name}”的内容不在文件中，未读取。`, at }];
  const filled = sheet.cells.some((cell) => cell.text !== "");
  if (sheet.hidden) return filled ? [{ kind: "hidden-content", message: `工作表“${sheet.name}”已隐藏，未读取。`, at }] : [];
  const notes: Note[] = [];
  if (sheet.hasComments) notes.push({ kind: "other", message: `工作表“${sheet.name}”有批注，未读取。`, at });
  const pictures = sheet.drawings?.pictures ?? 0;
  if (pictures > 0) notes.push({ kind: "other", message: `工作表“${sheet.name}”有 ${pictures} 处图片或图表，其中的文字未读取。`, at });
  const hidden = [...(sheet.hiddenRows ? ["行"] : []), ...(sheet.hiddenCols ? ["列"] : [])].join("和");
  if (hidden !== "" && filled)
    notes.push({ kind: "hidden-content", message: `工作表“${sheet.name}”有隐藏的${hidden}，其中的数据一并读取。`, at });
  if (sheet.cells.some((cell) => cell.uncomputed)) {
    notes.push({
      kind: "other",
      message: `工作表“${sheet.name}”有公式没有保存计算结果，按空白读取。请用 Excel 或 WPS 打开保存一次再提交。`,
      at,
    });
  }
  return notes;
}
