import { type Box, readNumbering } from "@gouji/document";
import { alike } from "../alike.ts";
import { isCut as isCutFigure } from "./body-rows.ts";
import { fitColumns } from "./fit-columns.ts";
import type { PageCell, PageTable, StitchedTable } from "./page-table.ts";
import { uniteColumns } from "./unite-columns.ts";

/** A text of one line that the page end may break off, in heights of its type. */
const LONG = 10;

/** What joining tables over pages needs to know of a page. */
export interface PageOfTables {
  /** From top to bottom. */
  readonly tables: readonly PageTable[];
  /** Where the running text outside of tables stands, furniture left out. */
  readonly body: readonly Box[];
  /** The text was recognised in a picture. */
  readonly recognised: boolean;
}

type Open = { -readonly [key in keyof StitchedTable]: StitchedTable[key] } & { last: PageTable };

/** Joins the tables that run on over the page end: same columns, no text of the body between the parts. */
export function stitchTables(pages: readonly PageOfTables[]): readonly StitchedTable[] {
  const done: Open[] = [];
  pages.forEach((page, at) => {
    page.tables.forEach((own, index) => {
      const before = done.at(-1);
      const table = (index === 0 && before?.last.page === own.page - 1 ? fitColumns(own, before.last.columns) : undefined) ?? own;
      const previous = pages[at - 1];
      const follows =
        index === 0 &&
        before?.last.page === table.page - 1 &&
        previous !== undefined &&
        !page.body.some((line) => middleOf(line) < table.box[1]) &&
        !previous.body.some((line) => middleOf(line) > before.last.box[3]);
      const united =
        follows && !sameColumns(before.last, table) ? uniteColumns({ ...before, columns: before.last.columns }, table) : undefined;
      if (united && before) {
        const [{ cells, cols, columns }, part] = united;
        Object.assign(before, { cells, cols, last: { ...before.last, cols, columns } });
        append(before, { ...table, ...part }, page.recognised ? alike : same);
      } else if (before && sameColumns(before.last, table) && (follows || isEcho(before, table, page.recognised ? alike : same)))
        append(before, table, page.recognised ? alike : same);
      else done.push(opened(own));
    });
  });
  return done.map(({ last: _, ...table }) => table);
}

const middleOf = ([, top, , bottom]: Box): number => (top + bottom) / 2;

function opened(table: PageTable): Open {
  const { kind, rows, cols, cells, score, doubts, page, box } = table;
  return { parts: [{ page, box }], kind, rows, cols, cells, score, doubts, last: table };
}

function sameColumns(a: PageTable, b: PageTable): boolean {
  const width = a.box[2] - a.box[0];
  // Borders that follow from the text are less exact than rules.
  const tolerance = a.kind === "ruled" && b.kind === "ruled" ? Math.max(3, 0.02 * width) : 0.06 * width;
  return (
    a.cols === b.cols &&
    a.columns.every((x, index) => Math.abs(x - (a.columns[0] ?? 0) - (b.columns[index] ?? 0) + (b.columns[0] ?? 0)) <= tolerance)
  );
}

type Comparison = (a: string, b: string) => boolean;

const same: Comparison = (a, b) => a === b;

function append(table: Open, part: PageTable, equal: Comparison): void {
  const dropped = repeatedHead(table.cells, part, equal);
  const rest = part.cells.filter((cell) => cell.row >= dropped).map((cell) => ({ ...cell, row: cell.row - dropped }));
  const cells = [...table.cells];
  const cut = isCut(cells, table.rows, rest);
  const offset = cut ? table.rows - 1 : table.rows;
  let [leading, leads] = [true, true];
  for (const cell of rest) {
    // Near the end of the cells: it stands in the last row.
    const above =
      cell.row === 0
        ? cells.findLastIndex((one) => one.col === cell.col && one.colSpan === cell.colSpan && one.row + one.rowSpan === table.rows)
        : -1;
    const upper = cells[above];
    const empty = cell.text === "";
    // A running number does not end the labels that go on from the page before.
    if (cell.row === 0 && !empty && !/^\d+$/u.test(cell.text)) leading = false;
    const runsOn = cell.row === 0 && empty && (leading || cell.rowSpan > 1);
    // Programs for tables of figures print the label in the middle of its rows, here after the page's end.
    const isLate = leads && cell.row === 0 && !empty && upper?.text === "" && isLateLabel(upper, cell, table.cells);
    if (cell.row === 0 && !isLate && !empty) leads = false;
    const isLabel =
      cell.row === 0 &&
      upper !== undefined &&
      (isOpenBetween(upper, cell, dropped > 0) ||
        isCutInMiddle(upper, cell) ||
        isCutStack(upper, cell) ||
        isCutLabel(upper, cell, table.cells, rest));
    if (upper && cell.row === 0 && (cut || runsOn || isLabel || isLate))
      cells[above] = joined(upper, cell, cut ? cell.rowSpan - 1 : cell.rowSpan);
    else cells.push({ ...cell, row: cell.row + offset });
  }
  table.cells = cells.sort((a, b) => a.row - b.row || a.col - b.col);
  table.rows = offset + part.rows - dropped;
  table.parts = [...table.parts, { page: part.page, box: part.box }];
  table.score = Math.min(table.score, part.score);
  table.doubts = [...new Set([...table.doubts, ...part.doubts])];
  table.last = part;
}

/** Nothing but the head again, on the page after: workbooks print it on every page, whatever stands there. */
function isEcho(table: Open, part: PageTable, equal: Comparison): boolean {
  return table.last.page === part.page - 1 && repeatedHead(table.cells, part, equal) === part.rows;
}

/** How many leading rows of the part repeat those of the table. */
function repeatedHead(cells: readonly PageCell[], part: PageTable, equal: Comparison): number {
  const isHeadOnly = part.cells.filter(({ text }) => text !== "").length > 2;
  const rowText = (all: readonly PageCell[], row: number) =>
    all
      .filter((cell) => cell.row === row)
      .map((cell) => `${cell.col}:${cell.text.replace(/\s/gu, "")}`)
      .join("|");
  let count = 0;
  while (
    count < Math.min(5, isHeadOnly ? part.rows : part.rows - 1) &&
    /:./u.test(rowText(part.cells, count)) &&
    equal(rowText(cells, count), rowText(part.cells, count))
  )
    count += 1;
  return count;
}

/** Whether the first row goes on with the last row above: cells that are complete there are empty here, or all its texts break off there. */
function isCut(cells: readonly PageCell[], rows: number, rest: readonly PageCell[]): boolean {
  const first = rest.filter((cell) => cell.row === 0);
  const pairs = first.flatMap((cell) => {
    const upper = cells.findLast(
      (one) => one.col === cell.col && one.colSpan === cell.colSpan && one.row === rows - 1 && one.rowSpan === 1,
    );
    return upper && cell.rowSpan === 1 ? [{ upper, lower: cell }] : [];
  });
  const continued = pairs.filter(({ upper, lower }) => upper.text !== "" && lower.text !== "");
  // Where every row has a label of its own, one without goes on with the row above, whole paragraphs of it as well.
  const isSparse = 2 * first.filter(({ text }) => text !== "").length <= first.length;
  const runsOn = continued.every(({ upper, lower }) => breaksOff(upper, lower) || countsOn(upper, lower));
  const goesOn = continued.length > 0 && lacksLabel(first, cells) && (isSparse || runsOn);
  if (!goesOn && continued.some(({ upper, lower }) => !isFull(upper) && !isCutFigure(upper.text, lower.text))) return false;
  const ended = pairs.filter(({ upper, lower }) => upper.text !== "" && lower.text === "").length;
  const isNumber = ({ text }: PageCell) => /^[\d.,%]+$/u.test(text);
  const numbers = pairs.some(({ upper, lower }) => isNumber(upper) && isNumber(lower) && !isCutFigure(upper.text, lower.text));
  if (numbers || pairs.every(({ lower }) => lower.text === "")) return false;
  // The label of the row, merged with those above, is not printed again.
  const isUnlabelled = first.find(({ col }) => col === 0)?.text === "";
  const isFigureCut = continued.some(({ upper, lower }) => isCutFigure(upper.text, lower.text));
  // Beside a figure that is cut a full line of a narrow column breaks off too.
  const isBroken = continued.every(
    ({ upper, lower }) =>
      breaksOff(upper, lower) || isCutFigure(upper.text, lower.text) || (isFigureCut && isFull(upper) && !NUMBERED.test(lower.text)),
  );
  return goesOn || ended >= 2 || (isUnlabelled && continued.length > 0 && isBroken);
}

/** Whether the blank at the page's end is the upper part of merged rows: one of several rows, or the only blank of its column far and wide. */
function isLateLabel(upper: PageCell, lower: PageCell, cells: readonly PageCell[]): boolean {
  if (upper.rowSpan > 1) return true;
  const isBlank = (one: PageCell) => one !== upper && one.text === "" && upper.row - one.row <= FAR && one.row <= upper.row;
  const beside = cells.find(({ row, col }) => row === upper.row && col === upper.col + 1);
  return !cells.some((one) => one.col === upper.col && isBlank(one)) && (lower.rowSpan > 1 || beside?.text === "");
}

/** Rows in which labels are compared. */
const FAR = 12;

/**
 * Whether texts stand at the page's end and at the beginning of the next page though each has a high cell: the lines of one label in the middle of
 * merged rows.
 */
function isCutInMiddle(upper: PageCell, lower: PageCell): boolean {
  const [first, last, next, end] = [upper.lines[0], upper.lines.at(-1), lower.lines[0], lower.lines.at(-1)];
  if (!first || !last || !next || !end || upper.rowSpan < 2 || lower.rowSpan < 2) return false;
  const size = last.box[3] - last.box[1];
  const isAtEnd = upper.box[3] - last.box[3] < size && first.box[1] - upper.box[1] > HIGH * size;
  return isAtEnd && next.box[1] - lower.box[1] < size && lower.box[3] - end.box[3] > HIGH * size;
}

/** Whether no rule closes the cell above nor the one below, but for that of a head that stands again, though rules close cells beside them: one merged cell. */
function isOpenBetween(upper: PageCell, lower: PageCell, isBelowHead: boolean): boolean {
  return upper.openBelow === true && (isBelowHead || lower.openAbove === true);
}

/** Whether a single character stands before or behind others that stand one below the other: one word written downwards. */
function isCutStack(upper: PageCell, lower: PageCell): boolean {
  const isStack = ({ text, lines }: PageCell) => lines.length > 1 && lines.length === text.length;
  const isOne = ({ text }: PageCell) => /^\p{Script=Han}$/u.test(text);
  const size = (upper.lines[0]?.box[2] ?? 0) - (upper.lines[0]?.box[0] ?? 0);
  const isAtEnd = upper.box[3] - (upper.lines.at(-1)?.box[3] ?? 0) < size;
  return isAtEnd && upper.rowSpan + lower.rowSpan > 2 && ((isStack(upper) && isOne(lower)) || (isOne(upper) && isStack(lower)));
}

/** Space above and below a label in the middle, in heights of its type. */
const HIGH = 3;

/** Whether a row has no text in its first column, and every row above has one there of its own. */
function lacksLabel(first: readonly PageCell[], cells: readonly PageCell[]): boolean {
  const labels = cells.filter(({ col }) => col === 0);
  const isOwn = ({ text, rowSpan, colSpan }: PageCell) => text !== "" && rowSpan === 1 && colSpan === 1;
  return (
    labels.length >= LEAST_LABELS && labels.every(isOwn) && first.some((cell) => cell.col === 0 && cell.text === "" && cell.colSpan === 1)
  );
}

/** Rows, with that of the head, from which a column shows that it labels them all. */
const LEAST_LABELS = 3;

/** Whether a merged cell's label goes on below the page end: only both parts together end as the other labels of the column do. */
function isCutLabel(upper: PageCell, lower: PageCell, before: readonly PageCell[], after: readonly PageCell[]): boolean {
  if (upper.text === "" || lower.text === "" || /[\d。；;]$/u.test(upper.text)) return false;
  if (upper.rowSpan + lower.rowSpan < 3) return false;
  const whole = upper.text + lower.text;
  const isOther = (cell: PageCell) => cell.col === lower.col && cell.text !== "" && cell !== upper && cell !== lower;
  const others = [...before.filter(isOther), ...after.filter(isOther)].map(({ text }) => text);
  if (others.includes(whole) && !others.includes(upper.text)) return true;
  // What stands elsewhere as it is, is whole.
  if (others.includes(lower.text)) return false;
  const ending = whole.slice(-2);
  const alike = others.filter((text) => text.endsWith(ending) && text.length > ending.length).length;
  return whole.length > 3 && !upper.text.endsWith(ending) && /\p{Script=Han}{2}/u.test(ending) && alike > 1 && alike >= 0.6 * others.length;
}

/** Whether the text is in the middle of a sentence at the end of its lines or its wide one, and what follows begins nothing. */
function breaksOff(upper: PageCell, lower: PageCell): boolean {
  const [line] = upper.lines;
  const isLong = upper.lines.length > 1 || (line !== undefined && line.box[2] - line.box[0] > LONG * (line.box[3] - line.box[1]));
  return isLong && !/[。；;！？!?]$/u.test(upper.text) && readNumbering(lower.text) === undefined && !NUMBERED.test(lower.text);
}

/** 指标1：, 目标2：. */
const NUMBERED = /^\p{Script=Han}{1,4}\d{1,2}[:：]/u;

/** Whether a list goes on: 2. behind a text in which 1. stands. */
function countsOn(upper: PageCell, lower: PageCell): boolean {
  const [, number, sign] = /^(\d{1,2})([.．、])/u.exec(lower.text) ?? [];
  return number !== undefined && Number(number) > 1 && upper.text.includes(`${Number(number) - 1}${sign}`);
}

/** Whether the last line of the cell goes as far as it can, so that the text may go on. */
function isFull({ lines, box }: PageCell): boolean {
  const last = lines.at(-1);
  if (!last) return false;
  const size = last.box[3] - last.box[1];
  const widest = Math.max(...lines.map((line) => line.box[2] - line.box[0]));
  const width = last.box[2] - last.box[0];
  return lines.length > 1 ? width > widest - 1.5 * size : width > box[2] - box[0] - 3 * size;
}

function joined(upper: PageCell, lower: PageCell, rows: number): PageCell {
  const blank = /[A-Za-z]$/u.test(upper.text) && /^[A-Za-z]/u.test(lower.text) ? " " : "";
  const shift = upper.text.length + blank.length;
  const lines = lower.lines.map((line) => ({ ...line, start: line.start + shift, end: line.end + shift }));
  const { openBelow: _, ...above } = upper;
  const open = lower.openBelow ? { openBelow: true } : {};
  return { ...above, ...open, rowSpan: upper.rowSpan + rows, text: upper.text + blank + lower.text, lines: [...upper.lines, ...lines] };
}
