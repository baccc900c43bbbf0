import type { FlowCell, FlowTable } from "./flow.ts";

const MAX_HEADER_ROWS = 4;
const NUMERIC = /^[-−(（]?[¥￥]?[<>≤≥＜＞=]?\s*[\d０-９][\d,，.．\s]*(?:[%％‰]|[亿万千百]?元|分|个|人|次|家|户|件|项)?[)）]?$/u;

// Labels that a form begins with; a wide value stands beside them.
const FORM_LABEL =
  /^(?:项目|部门|单位|专项|政策|资金)?(?:[（(][^）)]{1,8}[）)])?(?:名称|单位|主管部门)|^(?:主管|实施|填报|预算|项目|省级|市级|县级)[^，。]{0,6}(?:部门|单位)/u;

/** How many leading rows are header rows, judged by content where the source does not say. A form that begins with label and value has none. */
export function countHeaderRows(table: Pick<FlowTable, "rows" | "cols" | "cells">): number {
  if (table.rows < 2 || table.cols < 2) return 0;
  const lines = linesOf(table);
  let top = 0;
  // A title or unit line that fills the first rows of the grid belongs to the header, not to the body.
  while (top < 2 && (lines[top]?.length ?? 0) === 1 && top + 2 < table.rows) top += 1;
  const first = lines[top];
  if (!first || !isHeaderLine(first)) return 0;
  const widest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (FORM_LABEL.test(first[0]?.text ?? "") && first.length * 2 <= widest) return 0;
  const end = headerEnd(lines, top, table.rows);
  const leaves = lines[end - 1] ?? [];
  if (end >= table.rows || end - top > MAX_HEADER_ROWS || leaves.length < 0.6 * widest) return 0;
  return lines.slice(top, end).every(isHeaderLine) ? end : 0;
}

/** The distinct cells that cover each row. */
function linesOf(table: Pick<FlowTable, "rows" | "cells">): FlowCell[][] {
  const lines: FlowCell[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) lines[row]?.push(cell);
  }
  return lines;
}

function headerEnd(lines: readonly (readonly FlowCell[])[], top: number, rows: number): number {
  let end = top + 1;
  for (let row = top; row < end && row < rows; row += 1) {
    for (const cell of lines[row] ?? []) end = Math.max(end, cell.row + cell.rowSpan);
  }
  // Group heads over several columns ask for a line of leaf heads below them, also where nothing spans the two rows.
  const heads = lines[end - 1] ?? [];
  const below = lines[end];
  const closed = heads.filter((cell) => cell.row + cell.rowSpan === end);
  // A head over one column has nothing more to say: text below it is a value, and the line above a line of a form.
  const grouped = closed.some((cell) => cell.colSpan > 1) && closed.every((cell) => cell.colSpan > 1 || isBlankBelow(cell, below));
  if (grouped && below && below.length > heads.length && isHeaderLine(below)) return end + 1;
  return end;
}

function isBlankBelow(head: FlowCell, line: readonly FlowCell[] | undefined): boolean {
  return line?.find((cell) => cell.col === head.col)?.text.trim() === "";
}

function isHeaderLine(line: readonly FlowCell[]): boolean {
  const filled = line.filter((cell) => cell.text.trim() !== "");
  if (filled.length < 2 || filled.length < 0.6 * line.length) return false;
  return filled.every((cell) => !isNumeric(cell.text) && cell.text.length <= 40);
}

function isNumeric(text: string): boolean {
  return NUMERIC.test(text.trim());
}
