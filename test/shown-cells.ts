import { type Content, placedCells } from "../scripts/fixtures/content.ts";

interface ShownCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
}

/** A table as lines to compare: its caption, then each cell with its place and spans. */
export function shownTable({ caption, cells }: { readonly caption: string; readonly cells: readonly ShownCell[] }): string[] {
  return [caption, ...cells.map(({ row, col, rowSpan, colSpan, text }) => [row, col, rowSpan, colSpan, text].join(" "))];
}

/** The tables of an invented report as they are shown when every cell is read. */
export function tablesOf({ parts }: Content): string[][] {
  return parts.flatMap((part) => (part.kind === "table" ? [shownTable({ caption: part.caption, cells: placedCells(part.rows) })] : []));
}
