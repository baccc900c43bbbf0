import type { FlowItem } from "../flow/flow.ts";
import { type TextRow, tableOf } from "./tab-table.ts";

/** Comma-separated values as one table; quotes, doubled quotes and line breaks inside quotes as in RFC 4180. Lines of blanks at the end go. */
export function readCsv(text: string): FlowItem[] {
  const rows = splitCsv(text, delimiterOf(text));
  while (rows.length > 0 && rows.at(-1)?.cells.every((cell) => cell.trim() === "")) rows.pop();
  return rows.length === 0 ? [] : [tableOf(rows)];
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
  const endRow = () => {
    rows.push({ cells: [...row, cell], line: begun });
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
      row.push(cell);
      cell = "";
    } else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[at + 1] === "\n") continue;
      endRow();
    } else cell += sign;
  }
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}
