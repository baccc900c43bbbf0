import { zipSync } from "fflate";
import * as XLSX from "xlsx";
import * as codepages from "xlsx/dist/cpexcel.full.mjs";
import type { ExtractLimits } from "../extractor.ts";
import { MESSAGES, unreadable } from "../failures.ts";
import { unpack } from "../ooxml/unpack.ts";
import { decimalText } from "./decimal-text.ts";
import { type Drawings, drawingsOf } from "./drawings.ts";
import { raisedText } from "./raised-text.ts";
import { shownNumber } from "./shown-number.ts";
import { tameWorksheet, withPlainFills } from "./tame-worksheet.ts";

/** A worksheet cell with something in it. */
export interface SheetCell {
  /** From 0. */
  readonly row: number;
  readonly col: number;
  /** As displayed; empty for a cell that only has a format or border. */
  readonly text: string;
  readonly stored?: string;
  readonly formula?: string;
  /** Number format; General without it. */
  readonly format?: string;
  /** It has a formula, but the file holds no result. */
  readonly uncomputed?: boolean;
}

export interface SheetRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
  readonly merges: readonly SheetRange[];
  readonly hiddenRows: boolean;
  readonly hiddenCols: boolean;
  readonly hasComments?: boolean;
  /** The workbook names it, but there is nothing of it in the file. */
  readonly isMissing?: boolean;
  readonly drawings?: Drawings;
}

/** A worksheet has no more (ECMA-376, 18.3.1.73). */
const MAX_ROWS = 1_048_576;
const MAX_COLS = 16_384;

XLSX.set_cptable(codepages);

/** Opens an OOXML workbook. The reader gets a container packed anew from parts that were unpacked under our limits, never the file's own. */
export function openXlsx(bytes: Uint8Array, limits: ExtractLimits): readonly Sheet[] {
  const parts = unpack(
    bytes,
    limits,
    (name) => /\.(?:xml|rels|bin)$/iu.test(name) && !/(?:printerSettings|vbaProject|media\/|embeddings\/|theme\/)/iu.test(name),
  );
  // OOXML has no document types. The reader takes minutes over a part full of entities, though it never expands one.
  for (const part of parts.values())
    if (Buffer.from(part.buffer, part.byteOffset, part.byteLength).includes("<!DOCTYPE")) throw unreadable("corrupt", MESSAGES.doctype);
  const tamed = [...parts].map(([name, part]) => [
    name,
    /worksheets\/[^/]*\.xml$/iu.test(name) ? tameWorksheet(part) : /^xl\/styles\.xml$/iu.test(name) ? withPlainFills(part) : part,
  ]);
  const drawings = drawingsOf(parts);
  return openWorkbook(zipSync(Object.fromEntries(tamed), { level: 0 }), limits).map((sheet) => {
    const own = drawings.get(sheet.name);
    return own ? { ...sheet, drawings: own } : sheet;
  });
}

/** Opens a binary workbook (BIFF), or a container packed by `openXlsx`. */
export function openWorkbook(bytes: Uint8Array, limits: ExtractLimits): readonly Sheet[] {
  let workbook: XLSX.WorkBook;
  try {
    // dateNF: the short date of the system is shown the Chinese way, whatever system we run on.
    workbook = XLSX.read(bytes, {
      dense: true,
      sheetStubs: true,
      cellNF: true,
      cellStyles: true,
      cellHTML: false,
      dateNF: "yyyy/m/d",
      sheetRows: limits.maxCells,
    });
  } catch (error) {
    throw /password|encrypt/iu.test(String(error))
      ? unreadable("encrypted", MESSAGES.encryptedXls, error)
      : unreadable("corrupt", MESSAGES.corrupt, error);
  }
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  let total = 0;
  // A name that a damaged file gives twice is one sheet to the reader.
  return [...new Set(workbook.SheetNames)].map((name) => {
    const at = workbook.SheetNames.indexOf(name);
    const worksheet = Object.hasOwn(workbook.Sheets, name) ? workbook.Sheets[name] : undefined;
    const hidden = (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0;
    if (!worksheet) return { name, hidden, cells: [], merges: [], hiddenRows: false, hiddenCols: false, isMissing: true };
    const cells = cellsOf(worksheet, date1904, limits.maxCells - total);
    total += cells.length;
    return {
      name,
      hidden,
      cells,
      merges: (worksheet["!merges"] ?? []).slice(0, limits.maxCells).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
      hiddenRows: Object.values(worksheet["!rows"] ?? []).some((row) => row?.hidden === true),
      hiddenCols: Object.values(worksheet["!cols"] ?? []).some((col) => col?.hidden === true),
      hasComments: indexed<Row>(worksheet["!data"], MAX_ROWS).some(([, row]) =>
        indexed(row, MAX_COLS).some(([, cell]) => cell.c !== undefined),
      ),
    };
  });
}

function cellsOf(worksheet: XLSX.WorkSheet, date1904: boolean, room: number): SheetCell[] {
  const cells: SheetCell[] = [];
  const rows: Row[] = worksheet["!data"] ?? [];
  for (const [at, row] of indexed(rows, MAX_ROWS)) {
    for (const [col, cell] of indexed(row, MAX_COLS)) {
      cells.push(cellOf(cell, at, col, date1904));
      if (cells.length > room) throw unreadable("too-large", MESSAGES.cells);
    }
  }
  return cells;
}

type Row = readonly (XLSX.CellObject | undefined)[] | undefined;

/** What an array holds by its place. A damaged address makes an array of billions of places, nearly all without anything: only those that hold something are gone through. */
function indexed<Item>(items: readonly (Item | undefined)[] | undefined, limit: number): [number, Item][] {
  return Object.keys(items ?? []).flatMap((key): [number, Item][] => {
    const at = Number(key);
    const item = items?.[at];
    return item === undefined || !Number.isInteger(at) || at >= limit ? [] : [[at, item]];
  });
}

function cellOf(cell: XLSX.CellObject, row: number, col: number, date1904: boolean): SheetCell {
  const text = displayedText(cell);
  const stored = storedText(cell, date1904);
  return {
    row,
    col,
    text,
    ...(stored === undefined ? {} : { stored }),
    ...(cell.f === undefined ? {} : { formula: cell.f }),
    ...(typeof cell.z === "string" && cell.z !== "General" ? { format: cell.z } : {}),
    ...(cell.f !== undefined && (cell.v === undefined || cell.t === "z") ? { uncomputed: true } : {}),
  };
}

function displayedText(cell: XLSX.CellObject): string {
  if (cell.t === "z" || cell.v === undefined) return "";
  return shownText(cell).replace(/\r\n?/gu, "\n").replaceAll("\u00a0", " ").trim();
}

function shownText(cell: XLSX.CellObject): string {
  if (cell.t === "n" && typeof cell.v === "number") return shownNumber(cell.v, typeof cell.z === "string" ? cell.z : undefined, cell.w);
  return raisedText(cell) ?? cell.w ?? String(cell.v);
}

/** The value behind the displayed text, where it is no text itself: a decimal, or a date in ISO form. */
function storedText(cell: XLSX.CellObject, date1904: boolean): string | undefined {
  if (cell.t === "b") return String(cell.v);
  if (cell.t !== "n" || typeof cell.v !== "number") return undefined;
  if (typeof cell.z !== "string" || !XLSX.SSF.is_date(cell.z)) return decimalText(cell.v);
  const date: { y: number; m: number; d: number } | null = XLSX.SSF.parse_date_code(cell.v, { date1904 });
  return date && date.y > 0 ? `${date.y}-${String(date.m).padStart(2, "0")}-${String(date.d).padStart(2, "0")}` : decimalText(cell.v);
}
