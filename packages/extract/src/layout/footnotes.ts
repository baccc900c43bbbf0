import type { Page } from "@gouji/document";
import type { PrintedLine } from "./text-lines.ts";

/** Footnotes are set smaller than the text. */
const SMALLER = 0.92;
const MARK = /^(?:[①-⑳*＊※]|[⁰¹²³⁴-⁹]{1,3}|[[【〔]\d{1,2}[\]】〕]|\d{1,2}(?:\s|[.．、]?\s?(?=\p{Script=Han}|[“《（])))/u;
const RAISED_MARK = /^[⁰¹²³⁴-⁹]/u;
/** Lines of one note stand so close, in sizes of their type. */
const CLOSE = 2.4;
/** Notes of a table stand right below it; those of the page stand apart, at its foot. */
const APART = 3;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Lines at the foot of pages that are notes to the text: smaller than it, the first of them with a mark, and apart from what stands above. */
export function footnoteLines(
  pages: readonly Page[],
  body: readonly PrintedLine[],
  bodySize: number,
  tableEnds: ReadonlyMap<number, number>,
) {
  const found = new Set<PrintedLine>();
  const byPage = Map.groupBy(body, ({ page }) => page);
  let unfinished = false;
  for (const { number, height } of pages) {
    const lines = (byPage.get(number) ?? []).filter(({ turn }) => turn === undefined).sort((a, b) => a.box[1] - b.box[1]);
    let from = lines.length;
    while (from > 0 && isSmall(lines[from - 1], bodySize) && isClose(lines[from - 1], lines[from])) from -= 1;
    const block = lines.slice(from);
    // A note that the page end cuts goes on without a mark.
    const first = unfinished ? 0 : block.findIndex(({ text }) => MARK.test(text));
    const start = block[first];
    unfinished = false;
    const tableEnd = tableEnds.get(number) ?? 0;
    const isBelowTable = tableEnd >= (lines[from - 1]?.box[3] ?? 0);
    if (!start || start.box[1] < 0.4 * height || (from === 0 && !isBelowTable)) continue;
    if (isBelowTable && start.box[1] - tableEnd < APART * start.size && !RAISED_MARK.test(start.text)) continue;
    for (const line of block.slice(first)) found.add(line);
    unfinished = isUnfinished(block.at(-1), lines);
  }
  return found;
}

/** Lines in the lower half of a page from the first note with a raised mark on: notes, whatever stands above them. */
export function markedNotes({ height }: Page, lines: readonly PrintedLine[]): readonly PrintedLine[] {
  const first = lines.findIndex(({ text, box }) => RAISED_MARK.test(text) && box[1] > height / 2);
  const notes = first < 0 ? [] : lines.slice(first);
  return notes.every(({ size }) => size <= (notes[0]?.size ?? 0)) ? notes : [];
}

/** The notes among such lines, each with the lines that go on with it: the marks count on, or begin anew on a page. */
export function noteByNote(lines: readonly PrintedLine[]): PrintedLine[][] {
  const notes: PrintedLine[][] = [];
  let [last, page] = [0, 0];
  for (const line of lines) {
    const count = countOf(line.text);
    const isNew = count !== undefined && (count === 0 || count === last + 1 || (count === 1 && line.page !== page));
    if (isNew || notes.length === 0) notes.push([line]);
    else notes.at(-1)?.push(line);
    if (isNew) [last, page] = [count, line.page];
  }
  return notes;
}

/** The number that a note's mark says; 0 for a sign. */
function countOf(text: string): number | undefined {
  const mark = MARK.exec(text)?.[0];
  if (mark === undefined) return undefined;
  const raised = [...mark].map((character) => RAISED.indexOf(character)).filter((digit) => digit >= 0);
  return raised.length > 0 ? Number(raised.join("")) : Number(/\d+/u.exec(mark.normalize("NFKC"))?.[0] ?? 0);
}

function isUnfinished(last: PrintedLine | undefined, lines: readonly PrintedLine[]): boolean {
  return last !== undefined && !/[。；！？]$/u.test(last.text) && last.box[2] > Math.max(...lines.map(({ box }) => box[2])) - 3 * last.size;
}

function isSmall(line: PrintedLine | undefined, bodySize: number): boolean {
  return line !== undefined && line.size <= SMALLER * bodySize;
}

function isClose(line: PrintedLine | undefined, next: PrintedLine | undefined): boolean {
  return line !== undefined && (next === undefined || next.box[1] - line.box[1] < CLOSE * line.size);
}
