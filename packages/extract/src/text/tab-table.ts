import type { FlowCell, FlowTable } from "../flow/flow.ts";

const MIN_ROWS = 2;

/** Whether rows of a table pasted from a worksheet begin here: at least two lines with the same number of tabs, two columns or more filled. */
export function beginsTabTable(lines: readonly string[], at: number): boolean {
  const tabs = tabsOf(lines[at]);
  return (
    tabs > 0 &&
    tabsOf(lines[at + 1]) === tabs &&
    filled(lines[at]) >= 2 &&
    filled(lines[at + 1]) >= 1 &&
    !isContents(lines[at]) &&
    (tabs > 1 || tabsOf(lines[at + 2]) === tabs)
  );
}

export function readTabTable(lines: readonly string[], at: number): { readonly table: FlowTable; readonly end: number } {
  const cols = tabsOf(lines[at]) + 1;
  let end = at + MIN_ROWS;
  while (tabsOf(lines[end]) + 1 === cols && cols > 1) end += 1;
  return {
    table: tableOf(lines.slice(at, end).map((line, row) => ({ cells: line.split("\t"), line: at + row }))),
    end,
  };
}

/** A row of texts and the line of the file that it begins in, from 0. */
export interface TextRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Rows of texts as a table without merged cells; shorter rows are filled up. */
export function tableOf(rows: readonly TextRow[]): FlowTable {
  const cols = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const cells = rows.flatMap(({ cells: texts, line }, row) =>
    Array.from(
      { length: cols },
      (_, col): FlowCell => ({ row, col, rowSpan: 1, colSpan: 1, text: (texts[col] ?? "").trim(), at: { paragraph: line } }),
    ),
  );
  return { kind: "table", rows: rows.length, cols, cells, at: { paragraph: rows[0]?.line ?? 0 } };
}

function tabsOf(line: string | undefined): number {
  return (line?.match(/\t/gu) ?? []).length;
}

function filled(line: string | undefined): number {
  return (line ?? "").split("\t").filter((cell) => cell.trim() !== "").length;
}

/** Title, tab, page number: a line of a table of contents. */
function isContents(line: string | undefined): boolean {
  return /^[^\t]+\t\s*\d{1,3}\s*$/u.test(line ?? "");
}
