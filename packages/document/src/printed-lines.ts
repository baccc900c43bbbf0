import type { Block, Cell, SourceDocument } from "./document.ts";
import type { Box, Place } from "./place.ts";
import { placeOfRange } from "./place-of.ts";

/** Boxes of a text on one page, a line each. */
export interface PrintedLines {
  readonly page: number;
  readonly boxes: readonly Box[];
}

type Holder = Pick<Block | Cell, "at" | "lines" | "text">;

/** Where a place is printed: line by line for a text that runs over several, page by page. Empty for a place without a page. */
export function printedLines(source: SourceDocument, at: Place): readonly PrintedLines[] {
  const { start, end } = at;
  const holder = start === undefined || end === undefined ? undefined : holderOf(source, at);
  if (!holder?.lines || start === undefined || end === undefined)
    return at.box && typeof at.page === "number" ? [{ page: at.page, boxes: [at.box] }] : [];
  const pages = new Map<number, Box[]>();
  for (const line of holder.lines) {
    const [from, to] = [Math.max(start, line.start), Math.min(end, line.end)];
    if (from >= to || holder.text.slice(from, to).trim() === "") continue;
    const { box, page } = placeOfRange({ at: holder.at, lines: [line] }, from, to);
    if (box && typeof page === "number") pages.set(page, [...(pages.get(page) ?? []), box]);
  }
  return [...pages].map(([page, boxes]) => ({ page, boxes }));
}

/** The cell or paragraph whose characters the place counts; undefined where that is not sure. */
function holderOf({ tables, blocks }: SourceDocument, { table, row, col, page, box }: Place): Holder | undefined {
  if (table !== undefined && row !== undefined && col !== undefined)
    return tables[table]?.cells.find((cell) => cell.row === row && cell.col === col);
  const holds = (other: Box | undefined) => box !== undefined && other !== undefined && inside(box, other);
  const found = blocks.filter(({ lines }) => lines?.some((line) => line.page === page && holds(line.box)));
  return found.length === 1 ? found[0] : undefined;
}

/** The box of a range is its line's, shortened. */
function inside([x0, y0, x1, y1]: Box, [left, top, right, bottom]: Box): boolean {
  return Math.abs(y0 - top) < 0.01 && Math.abs(y1 - bottom) < 0.01 && x0 > left - 0.01 && x1 < right + 0.01;
}
