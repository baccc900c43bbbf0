import type { TextRun } from "@gouji/document";
import { MESSAGES, unreadable } from "../failures.ts";
import { compactColumns } from "../flow/compact-columns.ts";
import type { FlowCell, FlowItem, FlowTable } from "../flow/flow.ts";
import { childOf, elementsOf, isOn, propertyOf, type XmlElement } from "../ooxml/xml.ts";
import type { DocxContext } from "./context.ts";
import { shiftedRuns } from "./text-runs.ts";

/** Reads what stands in a cell; handed in, since cells hold tables and tables cells. */
export type ReadContent = (element: XmlElement, context: DocxContext) => FlowItem[];

const MAX_SPAN = 1_000;

/** A table, followed by the tables nested in its cells. A frame of one cell, or one that only holds tables, is layout and gives its content. */
export function readTable(element: XmlElement, context: DocxContext, readContent: ReadContent): FlowItem[] {
  const nested: FlowItem[] = [];
  const cells: FlowCell[] = [];
  const rows = rowsOf(element).filter((row) => !isDeleted(row, context));
  const open = new Map<number, number>();
  const width = Math.max(0, ...rows.map(widthOf));
  let only: FlowItem[] = [];
  rows.forEach((row, at) => {
    const properties = childOf(row, "trPr");
    let col = count(propertyOf(properties, "gridBefore"), 0);
    let lacking = width - widthOf(row);
    for (const cell of cellsOf(row)) {
      const above = open.get(col);
      const wanted = mergesUp(cell) && above !== undefined ? (cells[above]?.colSpan ?? 1) : 1;
      // A continuation that does not say its width has that of the cell above, if the row lacks just so much.
      const missing = hasSpan(cell) || wanted - 1 > lacking ? 0 : wanted - 1;
      lacking -= missing;
      const span = spanOf(cell) + missing;
      const left = cells.at(-1);
      if (mergesLeft(cell) && left?.row === at && left.col + left.colSpan === col) {
        cells[cells.length - 1] = { ...left, colSpan: left.colSpan + span };
        appendText(cells, cells.length - 1, readContent(cell, context), nested);
      } else if (mergesUp(cell) && above !== undefined && at > 0) {
        extend(cells, above, at, span);
        only = readContent(cell, context);
        appendText(cells, above, only, nested);
      } else {
        only = readContent(cell, context);
        nested.push(...only.filter((item) => item.kind === "table"));
        const [first] = only;
        cells.push({ row: at, col, rowSpan: 1, colSpan: span, ...cellContent(only), at: first?.kind === "paragraph" ? first.at : {} });
        open.set(col, cells.length - 1);
      }
      countCell(context);
      col += span;
    }
  });
  if (cells.length === 0) return nested;
  if (cells.length === 1 || cells.every((cell) => cell.text === "" && nested.length > 0)) return cells.length === 1 ? only : nested;
  return [finish(cells, rows), ...nested];
}

function finish(cells: readonly FlowCell[], rows: readonly XmlElement[]): FlowTable {
  const compact = compactColumns(cells);
  let header = 0;
  while (header < rows.length && isOn(childOf(rows[header], "trPr"), "tblHeader") === true) header += 1;
  return { kind: "table", rows: rows.length, cols: compact.cols, cells: compact.cells, header, at: {} };
}

/** Rows also stand inside content controls and change marks. */
function rowsOf(table: XmlElement): XmlElement[] {
  return elementsOf(table).flatMap((child) => (child.name === "tr" ? [child] : isWrapper(child) ? rowsOf(child) : []));
}

function cellsOf(row: XmlElement): XmlElement[] {
  return elementsOf(row).flatMap((child) => (child.name === "tc" ? [child] : isWrapper(child) ? cellsOf(child) : []));
}

function isWrapper(element: XmlElement): boolean {
  return /^(?:sdt|sdtContent|customXml|ins|moveTo)$/u.test(element.name);
}

function isDeleted(row: XmlElement, context: DocxContext): boolean {
  const properties = childOf(row, "trPr");
  if (!childOf(properties, "del") && !childOf(properties, "ins")) return false;
  context.note("tracked-changes", "文中有未接受的修订，按接受全部修订后的文字读取。");
  return childOf(properties, "del") !== undefined;
}

function spanOf(cell: XmlElement): number {
  return Math.min(count(propertyOf(childOf(cell, "tcPr"), "gridSpan"), 1), MAX_SPAN);
}

function hasSpan(cell: XmlElement): boolean {
  return propertyOf(childOf(cell, "tcPr"), "gridSpan") !== undefined;
}

/** Grid columns that a row says it covers. */
function widthOf(row: XmlElement): number {
  const properties = childOf(row, "trPr");
  const around = count(propertyOf(properties, "gridBefore"), 0) + count(propertyOf(properties, "gridAfter"), 0);
  return cellsOf(row).reduce((sum, cell) => sum + spanOf(cell), around);
}

function mergesUp(cell: XmlElement): boolean {
  const merge = childOf(childOf(cell, "tcPr"), "vMerge");
  return merge !== undefined && merge.attributes.get("val") !== "restart";
}

/** The older way to merge sideways, found in files that were converted from .doc. */
function mergesLeft(cell: XmlElement): boolean {
  const merge = childOf(childOf(cell, "tcPr"), "hMerge");
  return merge !== undefined && merge.attributes.get("val") !== "restart";
}

function extend(cells: FlowCell[], index: number, row: number, span: number): void {
  const cell = cells[index];
  // A continuation of another width is no continuation of this cell's shape; the wider of both would overlap its neighbours.
  if (cell && cell.row + cell.rowSpan === row && cell.colSpan === span) cells[index] = { ...cell, rowSpan: cell.rowSpan + 1 };
}

/** Word hides the text of merged-away cells; it is kept, for nothing may be lost silently. */
function appendText(cells: FlowCell[], index: number, content: readonly FlowItem[], nested: FlowItem[]): void {
  const cell = cells[index];
  const more = cellContent(content);
  nested.push(...content.filter((item) => item.kind === "table"));
  if (cell && more.text !== "") cells[index] = { ...cell, ...joined([cell, more]) };
}

type Content = Pick<FlowCell, "text" | "runs">;

function cellContent(content: readonly FlowItem[]): Content {
  return joined(content.filter((item) => item.kind === "paragraph"));
}

/** Paragraphs of a cell, one below the other. */
function joined(parts: readonly Content[]): Content {
  let text = "";
  const runs: TextRun[] = [];
  for (const part of parts) {
    if (part.text === "") continue;
    if (text !== "") text += "\n";
    runs.push(...shiftedRuns(part.runs ?? [], text.length));
    text += part.text;
  }
  return runs.length === 0 ? { text } : { text, runs };
}

function count(value: string | undefined, otherwise: number): number {
  const number = Number(value ?? Number.NaN);
  return Number.isInteger(number) && number >= 0 ? number : otherwise;
}

function countCell(context: DocxContext): void {
  context.counts.cells += 1;
  if (context.counts.cells > context.limits.maxCells) throw unreadable("too-large", MESSAGES.cells);
}
