import type { FlowItem } from "../flow/flow.ts";
import { type TextRow, tableOf } from "./tab-table.ts";

/** Comma-separated values as one table; quotes, doubled quotes and line breaks inside quotes as in RFC 4180. Lines of blanks at the end go. */
export function readCsv(text: string): FlowItem[] {
  const rows = splitCsv(text, delimiterOf(text));
  while (rows.length > 0 && rows.at(-1)?.cells.every((cell) => cell.trim() === "")) rows.pop();
  const [from, to] = tableRows(rows);
  return [...linesOf(rows.slice(0, from)), ...(from < to ? [tableOf(rows.slice(from, to))] : []), ...linesOf(rows.slice(to))];
}

/** Title, unit and filler above a form stand alone in their rows, and so do notes below. */
const MOST_LINES = 6;

/** Where the table begins and ends among the rows. */
function tableRows(rows: readonly TextRow[]): readonly [from: number, to: number] {
  const isAlone = (row: TextRow | undefined) => row?.cells.slice(1).every((cell) => cell.trim() === "") ?? false;
  const isLine = (row: TextRow | undefined) => isAlone(row) && !/^[\d.,%\s-]*$/u.test(row?.cells[0] ?? "");
  let from = 0;
  while (from < Math.min(MOST_LINES, rows.length) && isLine(rows[from])) from += 1;
  let to = rows.length;
  while (to > from && isLine(rows[to - 1]) && /^(?:注|备注|说明|填[表报]人|审核人|单位负责人)/u.test(rows[to - 1]?.cells[0]?.trim() ?? ""))
    to -= 1;
  // One column of texts is a list of values, not a table with nothing but lines above it.
  return to - from < 2 ? [0, rows.length] : [from, to];
}

function linesOf(rows: readonly TextRow[]): FlowItem[] {
  return rows.map(({ cells, line }) => ({ kind: "paragraph", text: (cells[0] ?? "").trim(), at: { paragraph: line } }));
}

const SAMPLE = 50;

/** Whether a text is comma-separated: several rows with the same number of cells, and no sentences. */
export function looksLikeCsv(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/u, SAMPLE + 1);
  const rows = splitCsv(lines.slice(0, SAMPLE).join("\n"), ",").filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  // The sample may end inside a quoted cell.
  if (lines.length > SAMPLE) rows.pop();
  const width = rows[0]?.cells.length ?? 0;
  return rows.length >= 3 && width >= 3 && rows.every(({ cells }) => cells.length === width) && !text.slice(0, 2000).includes("。");
}

function delimiterOf(text: string): string {
  const [head = ""] = text.split(/\r\n|\r|\n/u, 1);
  const count = (sign: string) => head.split(sign).length;
  return [",", "\t", ";"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function splitCsv(text: string, delimiter: string): TextRow[] {
  const rows: TextRow[] = [];
  let [line, begun] = [0, 0];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  // ="001" keeps a worksheet from reading a text as a number.
  const written = (text: string) => /^="([^"]*)"$/u.exec(text)?.[1] ?? text;
  const endRow = () => {
    rows.push({ cells: [...row, written(cell)], line: begun });
    row = [];
    cell = "";
    begun = line;
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (sign === "\n" || (sign === "\r" && text[at + 1] !== "\n")) line += 1;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === delimiter) {
      row.push(written(cell));
      cell = "";
    } else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[at + 1] === "\n") continue;
      endRow();
    } else cell += sign;
  }
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}
