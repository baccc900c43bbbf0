import type { Box, Table } from "@gouji/document";
import { compactColumns } from "./compact-columns.ts";
import type { FlowCell, FlowItem, FlowTable } from "./flow.ts";

const TITLE = /表(?:[（(][^（）()]{1,20}[）)])?$/u;
const MAX_TITLE = 50;
/** What the first rows of a form ask for. */
const FIRST_LABEL = /^(?:项目|单位|部门|专项|政策)(?:[（(][^）)]{1,8}[）)])?名称|^(?:填报|编报)单位/u;
const FIRST_ROWS = 3;
const MIN_ROWS = 4;

/** Whether a row that is nothing but this text is the title of a form; `below`: the texts of the rows beneath it. */
export function isFormTitle(text: string, below: readonly (readonly string[])[]): boolean {
  const isTitle = text.length <= MAX_TITLE && TITLE.test(text.trim());
  return isTitle && below.slice(0, FIRST_ROWS).some((row) => row.some((cell) => FIRST_LABEL.test(cell.trim())));
}

/** Forms that stand right below each other are one table to the file: Word and its older format part them by nothing but their titles. */
export function splitForms(item: FlowItem): readonly FlowItem[] {
  if (item.kind !== "table" || item.rows < 2 * MIN_ROWS) return [item];
  const cuts = titleRows(item);
  if (cuts.length === 0) return [item];
  return [0, ...cuts].map((from, at) => partOf(item, from, cuts[at] ?? item.rows));
}

/** Rows that begin a further form, each far enough from the one before and from the end. */
function titleRows({ rows, cols, cells }: FlowTable): number[] {
  const whole = cells.filter((cell) => cell.row > 0 && cell.colSpan === cols && cell.rowSpan === 1 && TITLE.test(cell.text.trim()));
  if (whole.length === 0) return [];
  const texts: string[][] = Array.from({ length: rows }, () => []);
  const reached = new Array<number>(rows).fill(0);
  for (const cell of cells) {
    texts[cell.row]?.push(cell.text);
    for (let row = cell.row + 1; row < Math.min(rows, cell.row + cell.rowSpan); row += 1) reached[row] = 1;
  }
  const cuts: number[] = [];
  for (const { row, text } of whole) {
    const isFar = row - (cuts.at(-1) ?? 0) >= MIN_ROWS && rows - row >= MIN_ROWS;
    if (isFar && reached[row] === 0 && isFormTitle(text, texts.slice(row + 1))) cuts.push(row);
  }
  return cuts;
}

function partOf(table: FlowTable, from: number, to: number): FlowTable {
  // Borders of the other form are none of this one.
  const { cells, cols } = compactColumns(
    table.cells.filter(({ row }) => row >= from && row < to).map((cell) => ({ ...cell, row: cell.row - from })),
  );
  const parts = table.parts && partsOf(cells);
  const { header, caption, unit, ...rest } = table;
  const own = { ...rest, rows: to - from, cols, cells, ...(parts ? { parts } : {}) };
  if (from > 0) return { ...own, at: cells[0]?.at ?? table.at };
  return {
    ...own,
    ...(header === undefined ? {} : { header }),
    ...(caption === undefined ? {} : { caption }),
    ...(unit === undefined ? {} : { unit }),
  };
}

/** On each page the box around the cells. */
function partsOf(cells: readonly FlowCell[]): NonNullable<Table["parts"]> {
  const boxes = new Map<number, Box>();
  for (const { page, at } of cells) {
    if (page === undefined || !at.box) continue;
    const [x0, y0, x1, y1] = at.box;
    const known = boxes.get(page) ?? at.box;
    boxes.set(page, [Math.min(known[0], x0), Math.min(known[1], y0), Math.max(known[2], x1), Math.max(known[3], y1)]);
  }
  return [...boxes].sort(([a], [b]) => a - b).map(([page, box]) => ({ page, box }));
}
