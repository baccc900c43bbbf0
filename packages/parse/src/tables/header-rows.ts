import type { Cell } from "@gouji/document";
import { isBlank, readQuantity } from "@gouji/quantities";
import { HEADER_WORDS } from "../labels.ts";

export type Grid = readonly (readonly (Cell | undefined)[])[];

/** For each row the header rows that speak for it: a form has several headers, one below the other. Header rows themselves have none. */
export function headersOfRows(grid: Grid, headerCount: number): readonly (readonly number[])[] {
  const headers: number[][] = [];
  let current: number[] = [];
  let open = true;
  for (let row = 0; row < grid.length; row += 1) {
    if (row < headerCount || isHeaderRow(grid, row)) {
      if (!open) current = [];
      current = [...current, row];
      open = true;
      headers.push([]);
    } else {
      open = false;
      headers.push(current);
    }
  }
  return headers;
}

/** Does the row hold labels only, most of them words that head columns? */
function isHeaderRow(grid: Grid, row: number): boolean {
  const cells = [...new Set((grid[row] ?? []).filter((cell): cell is Cell => cell !== undefined))].filter((cell) => !isBlank(cell.text));
  if (isGoalHead(cells)) return true;
  if (cells.length < 3) return false;
  if (cells.some((cell) => isFigureText(cell.text))) return false;
  const heading = cells.filter((cell) => HEADER_WORDS.test(plainLabel(cell.text)));
  return heading.length >= 3 && heading.length * 2 > cells.length;
}

/** 预期目标 | 实际完成情况: the head of the overall goal in the national forms, beside its row label at most. */
function isGoalHead(cells: readonly Cell[]): boolean {
  const labels = cells.map(({ text }) => plainLabel(text));
  const has = (pattern: RegExp) => labels.some((label) => pattern.test(label));
  return cells.length <= 3 && has(/^(?:年初)?(?:预期|设定|绩效)目标$/) && has(/^(?:目标)?实际完成情况$/);
}

function isFigureText(text: string): boolean {
  const quantity = readQuantity(text);
  return quantity !== undefined && quantity.kind !== "qualitative" && quantity.kind !== "empty";
}

/** Without blanks and bracketed additions. */
export function plainLabel(text: string): string {
  return text.replace(/\s+/g, "").replace(/[（(【][^）)】]*[)）】]/g, "");
}
