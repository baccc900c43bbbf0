import type { Page } from "@gouji/document";
import type { PrintedLine } from "./text-lines.ts";

/** Footnotes are set smaller than the text. */
const SMALLER = 0.92;
const MARK = /^(?:[①-⑳⁰¹²³⁴-⁹*＊※]|[[【〔]\d{1,2}[\]】〕]|\d{1,2}(?:\s|[.．、]?\s?(?=\p{Script=Han}|[“《（])))/u;
/** Lines of one note stand so close, in sizes of their type. */
const CLOSE = 2.4;

/** Lines at the foot of pages that are notes to the text: smaller than it, the first of them with a mark, and apart from what stands above. */
export function footnoteLines(
  pages: readonly Page[],
  body: readonly PrintedLine[],
  bodySize: number,
  tableEnds: ReadonlyMap<number, number>,
) {
  const found = new Set<PrintedLine>();
  const byPage = Map.groupBy(body, ({ page }) => page);
  for (const { number, height } of pages) {
    const lines = (byPage.get(number) ?? []).filter(({ turn }) => turn === undefined).sort((a, b) => a.box[1] - b.box[1]);
    let from = lines.length;
    while (from > 0 && isSmall(lines[from - 1], bodySize) && isClose(lines[from - 1], lines[from])) from -= 1;
    const block = lines.slice(from);
    const first = block.findIndex(({ text }) => MARK.test(text));
    const start = block[first];
    // Notes right below a table are those of the table.
    const above = Math.max(tableEnds.get(number) ?? 0, lines[from - 1]?.box[3] ?? 0);
    if (!start || start.box[1] < 0.4 * height || from === 0 || (tableEnds.get(number) ?? 0) >= above) continue;
    for (const line of block.slice(first)) found.add(line);
  }
  return found;
}

function isSmall(line: PrintedLine | undefined, bodySize: number): boolean {
  return line !== undefined && line.size <= SMALLER * bodySize;
}

function isClose(line: PrintedLine | undefined, next: PrintedLine | undefined): boolean {
  return line !== undefined && (next === undefined || next.box[1] - line.box[1] < CLOSE * line.size);
}
