import { readNumbering } from "@gouji/document";
import { MESSAGES, unreadable } from "../failures.ts";
import type { FlowCell, FlowItem, FlowParagraph } from "../flow/flow.ts";
import { isFormTitle } from "../flow/split-forms.ts";
import { isUnitLine } from "../flow/unit-line.ts";
import type { SheetCell, SheetRange } from "./open-workbook.ts";
import type { Region } from "./regions.ts";

const MAX_TITLE_ROWS = 6;
/** A line of running text. */
const CAPTION = /^附?表\s*[\d一二三四五六七八九十]/u;
const SENTENCE = /.{15}[。；]$/su;
/** Positions below merged cells that are looked at: hostile files merge the same range over and over. */
const MAX_COVERED = 2_000_000;
const FORM_LINE = /^(?:填[报表]|编制|报送|制表|主管|单位名称|项目名称|部门名称|日期|时间|[（(]?(?:金额)?单位)[^。]{0,40}[:：]/u;
const FORM_LABEL = /^(?:填[报表]|编制|报送|制表)(?:单位|部门|日期|时间|人)[:：]?$/u;
const PERIOD = /^[（(]?\s*[\d〇零一二三四五六七八九]{4}\s*年?(?:度|[\d—\-至]+月)?\s*[）)]?$/u;
const FOOT =
  /^(?:注|备注|说明|填[表报]说明|附注)\s*[\d一二三四五六七八九]?\s*[:：、.]|^(?:填[表报]人|制表人?|审核人?|经办人|单位负责人|联系电话)[^。]{0,30}[:：]/u;

/** A region as items: its tables, each with the text above it. */
export function itemsOfRegion(region: Region, sheet: string, maxCells: number): FlowItem[] {
  return partsOf(region).flatMap((part) => itemsOfPart(part, sheet, maxCells));
}

/**
 * The parts of a region that begin with text of their own: sentences between two tables, the title of a further form. Other lines alone in
 * their rows divide a table and stay in it.
 */
function partsOf(region: Region): Region[] {
  const rows = rowsOf(region);
  const cuts: number[] = [];
  let reach = -1;
  rows.forEach((row, at) => {
    const number = row[0]?.row ?? 0;
    const beginsText = at > 0 && isAlone(row, region) && !isAlone(rows[at - 1] ?? [], region) && reach < number;
    if (beginsText && partsTables(rows, at, region)) cuts.push(number);
    for (const merge of region.merges) if (merge.top === number) reach = Math.max(reach, merge.bottom);
  });
  if (cuts.length === 0) return [region];
  return [region.top, ...cuts].map((from, at) => {
    const bottom = (cuts[at] ?? region.bottom + 1) - 1;
    const within = (row: number) => row >= from && row <= bottom;
    const cells = region.cells.filter(({ row }) => within(row));
    return { ...region, top: from, bottom, cells, merges: region.merges.filter(({ top }) => within(top)) };
  });
}

function isAlone(row: readonly SheetCell[], region: Region): boolean {
  const [cell] = row;
  return cell !== undefined && row.length === 1 && cell.stored === undefined && !spansRows(cell, region);
}

/** Whether the lines that begin at a row are running text or name a form, and are no notes at the foot. */
function partsTables(rows: readonly (readonly SheetCell[])[], at: number, region: Region): boolean {
  let end = at;
  while (isAlone(rows[end] ?? [], region)) end += 1;
  const lines = rows.slice(at, end).map(([cell]) => cell?.text ?? "");
  if (isFootRow(rows[at] ?? [])) return false;
  const below = rows.slice(end).map((row) => row.map(({ text }) => text));
  const isProse = lines.length > 1 && lines.some((line) => SENTENCE.test(line));
  return isProse || lines.some((line) => CAPTION.test(line) || isFormTitle(line, below));
}

/** Title and unit lines above, the table, notes and signatures below. A single row or column is text. */
function itemsOfPart(region: Region, sheet: string, maxCells: number): FlowItem[] {
  const rows = rowsOf(region);
  const isProse = partsTables(rows, 0, region);
  let top = 0;
  while (top < rows.length && (isProse || top < MAX_TITLE_ROWS) && isTitleRow(rows[top] ?? [], region, rows[top + 1])) top += 1;
  let end = rows.length;
  while (end > top && isFootRow(rows[end - 1] ?? [])) end -= 1;
  const body = rows.slice(top, end);
  const cells = body.flat();
  const columns = new Set(cells.map((cell) => cell.col)).size;
  if (body.length < 2 || columns < 2) return rows.flatMap((row) => row.map((cell) => paragraphOf(cell, sheet, false)));
  const above = rows.slice(0, top).flat();
  const titleAt = titleOf(above);
  const first = cells[0]?.row ?? region.top;
  const below = rows.slice(end).flat();
  const last = (rows[end]?.[0]?.row ?? region.bottom + 1) - 1;
  return [
    ...above.map((cell, at) => paragraphOf(cell, sheet, at === titleAt)),
    tableOf({ ...region, top: first, bottom: last, cells }, sheet, maxCells),
    ...below.map((cell) => paragraphOf(cell, sheet, false)),
  ];
}

/**
 * Which of the lines above is the caption: the last that calls itself a table, else the last that is no note of unit, period or filler. What stands
 * above running text or a numbered heading belongs to that.
 */
function titleOf(above: readonly SheetCell[]): number {
  const isTitle = ({ text }: SheetCell) =>
    !isUnitLine(text) && !FORM_LINE.test(text) && !PERIOD.test(text) && !/^附[件表]\s*\d*\s*[:：]?$/u.test(text);
  const named = above.findLastIndex((cell) => isTitle(cell) && /表(?:[（(][^（）()]*[）)])*$/u.test(cell.text));
  if (named >= 0) return named;
  const begun = above.findLastIndex(({ text }) => SENTENCE.test(text) || readNumbering(text) !== undefined);
  return above.findLastIndex((cell, at) => at > begun && isTitle(cell));
}

/** A1 notation of a cell. */
export function addressOf(row: number, col: number): string {
  let letters = "";
  for (let rest = col + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

function rowsOf(region: Region): SheetCell[][] {
  const rows = new Map<number, SheetCell[]>();
  for (const cell of region.cells) {
    const row = rows.get(cell.row);
    if (row) row.push(cell);
    else rows.set(cell.row, [cell]);
  }
  return [...rows.values()];
}

/** A line that stands above the table and is not part of it: alone in its row, or naming unit, period or filler of the form. */
function isTitleRow(row: readonly SheetCell[], region: Region, next: readonly SheetCell[] | undefined): boolean {
  const [cell] = row;
  if (!cell || !next) return false;
  if (isFormLine(row)) return row.length > 1 || !spansRows(cell, region);
  // Rows are asked from the top on, so a text alone in its row has only such rows above it.
  return row.length === 1 && cell.stored === undefined && !spansRows(cell, region);
}

/** Unit, period and filler of a form in one row; the filler's labels may have their values in cells of their own. */
function isFormLine(row: readonly SheetCell[]): boolean {
  const isNote = ({ text }: SheetCell) => isUnitLine(text) || FORM_LINE.test(text) || PERIOD.test(text);
  const isLabel = (cell: SheetCell | undefined) => cell !== undefined && FORM_LABEL.test(cell.text);
  return row.some(isNote) && row.every((cell, at) => isNote(cell) || isLabel(cell) || isLabel(row[at - 1]));
}

function isFootRow(row: readonly SheetCell[]): boolean {
  const [cell] = row;
  return (
    cell !== undefined &&
    FOOT.test(cell.text) &&
    (row.length === 1 || row.every(({ text, stored }) => stored === undefined && /[:：]/u.test(text)))
  );
}

function mergeAt(cell: SheetCell, region: Region): SheetRange | undefined {
  return region.merges.find((merge) => merge.top === cell.row && merge.left === cell.col);
}

/** A cell merged over rows that others share is a group name of the table, not a title. */
function spansRows(cell: SheetCell, region: Region): boolean {
  const merge = mergeAt(cell, region);
  return (
    merge !== undefined &&
    merge.bottom > merge.top &&
    region.cells.some((other) => other !== cell && other.row > merge.top && other.row <= merge.bottom)
  );
}

function paragraphOf(cell: SheetCell, sheet: string, title: boolean): FlowParagraph {
  return { kind: "paragraph", text: cell.text, ...(title ? { role: "caption" } : {}), at: { sheet, cell: addressOf(cell.row, cell.col) } };
}

function tableOf(region: Region, sheet: string, maxCells: number): FlowItem {
  const left = region.cells.reduce((least, cell) => Math.min(least, cell.col), region.left);
  const rows = region.bottom - region.top + 1;
  const cols = region.right - left + 1;
  if (rows * cols > maxCells) throw unreadable("too-large", MESSAGES.cells);
  const content = new Map(region.cells.map((cell) => [`${cell.row}/${cell.col}`, cell]));
  const merges = new Map(region.merges.map((merge) => [`${merge.top}/${merge.left}`, merge]));
  const taken = new Set<string>();
  const cells: FlowCell[] = [];
  for (let row = region.top; row <= region.bottom; row += 1) {
    for (let col = left; col <= region.right; col += 1) {
      const key = `${row}/${col}`;
      if (taken.has(key)) continue;
      const merge = freeMerge(merges.get(key), taken);
      const bottom = Math.min(merge?.bottom ?? row, region.bottom);
      const right = Math.min(merge?.right ?? col, region.right);
      for (let r = row; r <= bottom; r += 1) for (let c = col; c <= right; c += 1) taken.add(`${r}/${c}`);
      const cell = content.get(key);
      cells.push({
        row: row - region.top,
        col: col - left,
        rowSpan: bottom - row + 1,
        colSpan: right - col + 1,
        text: cell?.text ?? "",
        ...(cell?.stored === undefined ? {} : { stored: cell.stored }),
        ...(cell?.formula === undefined ? {} : { formula: cell.formula }),
        at: { sheet, cell: addressOf(row, col) },
      });
    }
  }
  return {
    kind: "table",
    rows,
    cols,
    cells,
    sheet,
    at: { sheet, cell: `${addressOf(region.top, left)}:${addressOf(region.bottom, region.right)}` },
  };
}

/** Cells with content below a merged cell that begins elsewhere. */
export function coveredCells(region: Region): SheetCell[] {
  const content = new Map(region.cells.map((cell) => [`${cell.row}/${cell.col}`, cell]));
  const covered = new Set<SheetCell>();
  let room = MAX_COVERED;
  for (const { top, left, bottom, right } of region.merges) {
    room -= (bottom - top + 1) * (right - left + 1);
    if (room < 0) break;
    for (let row = top; row <= bottom; row += 1) {
      for (let col = left; col <= right; col += 1) {
        const cell = row === top && col === left ? undefined : content.get(`${row}/${col}`);
        if (cell) covered.add(cell);
      }
    }
  }
  return [...covered];
}

/** Damaged files hold merged ranges that overlap; the second of them is not merged. */
function freeMerge(merge: SheetRange | undefined, taken: ReadonlySet<string>): SheetRange | undefined {
  if (!merge) return undefined;
  for (let row = merge.top; row <= merge.bottom; row += 1)
    for (let col = merge.left; col <= merge.right; col += 1) if (taken.has(`${row}/${col}`)) return undefined;
  return merge;
}
