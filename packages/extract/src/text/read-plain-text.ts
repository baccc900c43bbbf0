import type { FlowItem } from "../flow/flow.ts";
import { beginsPipeTable, readPipeTable } from "./pipe-table.ts";
import { beginsTabTable, readTabTable } from "./tab-table.ts";

const FULL_LINE = 30;

/** Plain text as items. A line is a paragraph, unless it is plainly cut by a fixed line length. Places count lines from 0. */
export function readPlainText(text: string): FlowItem[] {
  const lines = text.split(/\r\n|\r|\n|\f/u);
  const width = wrapWidth(lines);
  const items: FlowItem[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (beginsPipeTable(lines, at)) {
      const { table, end } = readPipeTable(lines, at, at);
      items.push(table);
      at = end - 1;
      continue;
    }
    if (beginsTabTable(lines, at)) {
      const { table, end } = readTabTable(lines, at);
      items.push(table);
      at = end - 1;
      continue;
    }
    const start = at;
    let paragraph = (lines[at] ?? "").trim();
    while (width !== undefined && goesOn(lines[at] ?? "", lines[at + 1] ?? "", width)) {
      at += 1;
      paragraph += (lines[at] ?? "").trim();
    }
    if (paragraph !== "") items.push({ kind: "paragraph", text: paragraph, at: { paragraph: start } });
  }
  return items;
}

/** The fixed length at which lines are cut, if most long lines have just that length. */
function wrapWidth(lines: readonly string[]): number | undefined {
  const lengths = lines.map((line) => line.trimEnd().length).filter((length) => length >= FULL_LINE);
  const longest = Math.max(0, ...lengths.slice(0, 10_000));
  const full = lengths.filter((length) => length >= longest - 2).length;
  return lengths.length >= 5 && longest <= 120 && full >= 0.6 * lengths.length ? longest : undefined;
}

function goesOn(line: string, next: string, width: number): boolean {
  return line.trimEnd().length >= width - 2 && next.trim() !== "" && !/^[\s　]/u.test(next);
}
