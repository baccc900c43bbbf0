import type { FlowCell, FlowTable } from "../flow/flow.ts";

const DELIMITER = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/u;

/** Whether a pipe table begins at this line: a row and the delimiter row below it. */
export function beginsPipeTable(lines: readonly string[], at: number): boolean {
  const [head, delimiter] = [lines[at] ?? "", lines[at + 1] ?? ""];
  return (
    head.includes("|") && delimiter.includes("-") && delimiter.includes("|") && delimiter.length < 5_000 && DELIMITER.test(delimiter.trim())
  );
}

/** The pipe table that begins at a line, and the line behind it. */
export function readPipeTable(
  lines: readonly string[],
  at: number,
  paragraph: number,
): { readonly table: FlowTable; readonly end: number } {
  const head = splitRow(lines[at] ?? "");
  const rows: string[][] = [head];
  let end = at + 2;
  while (end < lines.length && (lines[end] ?? "").includes("|") && (lines[end] ?? "").trim() !== "") {
    rows.push(splitRow(lines[end] ?? ""));
    end += 1;
  }
  const cols = rows.reduce((most, row) => Math.max(most, row.length), 0);
  // The delimiter row is a line of the file and no row of the table.
  const lineOf = (row: number) => (row === 0 ? 0 : row + 1);
  const cells = rows.flatMap((row, rowAt) =>
    Array.from(
      { length: cols },
      (_, col): FlowCell => ({
        row: rowAt,
        col,
        rowSpan: 1,
        colSpan: 1,
        text: row[col] ?? "",
        at: { paragraph: paragraph + lineOf(rowAt) },
      }),
    ),
  );
  const header = head.some((text) => text !== "") ? 1 : 0;
  return { table: { kind: "table", rows: rows.length, cols, cells, header, at: { paragraph } }, end };
}

function splitRow(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/u, "")
    .replace(/(?<!\\)\|$/u, "");
  return inner.split(/(?<!\\)\|/u).map((cell) => plainText(cell.trim().replaceAll("\\|", "|")));
}

/** Markdown marks inside a line are print, not text. Bounded, as a line of nothing but marks would take minutes otherwise. */
export function plainText(text: string): string {
  return text
    .replace(/<br\s*\/?>/giu, "\n")
    .replace(/!\[([^\]]{0,500})\]\([^)]{0,500}\)/gu, "$1")
    .replace(/\[([^\]]{1,500})\]\([^)\s]{0,500}(?: "[^"]{0,200}")?\)/gu, "$1")
    .replace(/(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1/gu, "$2")
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, "$1")
    .replace(/`([^`]{1,500})`/gu, "$1")
    .replace(/\\([\\`*_{}[\]()#+\-.!|>~])/gu, "$1");
}
