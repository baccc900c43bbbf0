import type { Block, Cell, Place, SourceDocument } from "@gouji/document";

/** What of the document holds a place: a block, or a cell of a table; with the characters inside its text. */
export interface Spot {
  /** `b12`, `t3r4c5`. */
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

export function blockId(index: number): string {
  return `b${index}`;
}

export function cellId(table: number, { row, col }: Pick<Cell, "row" | "col">): string {
  return `t${table}r${row}c${col}`;
}

/** Finds places in a document, whichever coordinates its format has; undefined where the place is not in it. */
export function locator(source: SourceDocument): (place: Place, text: string) => Spot | undefined {
  const byParagraph = new Map<number, number>();
  const byElement = new Map<string, number>();
  const byPage = new Map<number, number[]>();
  source.blocks.forEach((block, index) => {
    const { paragraph, element, page } = block.at;
    if (block.kind === "table") return;
    if (paragraph !== undefined && block.at.table === undefined && !byParagraph.has(paragraph)) byParagraph.set(paragraph, index);
    if (element !== undefined && !byElement.has(element)) byElement.set(element, index);
    if (typeof page === "number") byPage.set(page, [...(byPage.get(page) ?? []), index]);
  });
  return (place, text) => {
    const { table, row, col, sheet, cell, paragraph, element, page, box } = place;
    if (table !== undefined && row !== undefined && col !== undefined) {
      const found = source.tables[table]?.cells.find(
        (one) => one.row <= row && row < one.row + one.rowSpan && one.col <= col && col < one.col + one.colSpan,
      );
      return found && { id: cellId(table, found), ...rangeIn(found.text, place, text) };
    }
    if (sheet !== undefined && cell !== undefined) {
      for (const one of source.tables) {
        const found = one.sheet === sheet ? one.cells.find(({ at }) => at.cell === cell) : undefined;
        if (found) return { id: cellId(one.index, found), ...rangeIn(found.text, place, text) };
      }
    }
    const index =
      (paragraph === undefined ? undefined : byParagraph.get(paragraph)) ??
      (element === undefined ? undefined : byElement.get(element)) ??
      (typeof page === "number" && box
        ? (byPage.get(page) ?? []).find((at) => holds(source.blocks[at], page, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
        : undefined);
    const block = index === undefined ? undefined : source.blocks[index];
    return index === undefined || !block ? undefined : { id: blockId(index), ...rangeIn(block.text, place, text) };
  };
}

function holds(block: Block | undefined, page: number, x: number, y: number): boolean {
  const inside = ([x0, y0, x1, y1]: readonly [number, number, number, number]) => x0 <= x && x <= x1 && y0 <= y && y <= y1;
  return block?.lines?.some((line) => line.page === page && inside(line.box)) ?? (block?.at.box !== undefined && inside(block.at.box));
}

/** The characters of the place, if they are what should stand there; else where that text is; else the whole. */
function rangeIn(whole: string, { start, end }: Place, text: string): { readonly start: number; readonly end: number } {
  const bare = (value: string) => value.replace(/\s/gu, "");
  if (start !== undefined && end !== undefined && bare(whole.slice(start, end)) === bare(text)) return { start, end };
  const at = whole.indexOf(text);
  if (at >= 0) return { start: at, end: at + text.length };
  return start !== undefined && end !== undefined && end <= whole.length ? { start, end } : { start: 0, end: whole.length };
}
