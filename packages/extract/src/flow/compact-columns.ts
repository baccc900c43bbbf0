import type { FlowCell } from "./flow.ts";

/** Joins grid columns between which no cell has a border: word processors and web pages leave such columns behind when cells are merged. */
export function compactColumns(cells: readonly FlowCell[], cols: number): { readonly cells: readonly FlowCell[]; readonly cols: number } {
  const borders = new Set<number>([0]);
  for (const cell of cells) borders.add(cell.col);
  const place: number[] = [];
  let next = -1;
  for (let col = 0; col <= cols; col += 1) {
    if (borders.has(col)) next += 1;
    place.push(next);
  }
  const compact = next + 1;
  if (compact === cols) return { cells, cols };
  const at = (col: number) => (col >= cols ? compact : (place[col] ?? compact));
  return {
    cells: cells.map((cell) => ({ ...cell, col: at(cell.col), colSpan: Math.max(1, spanEnd(cell, at, borders) - at(cell.col)) })),
    cols: compact,
  };
}

/** A cell that ends where no other begins reaches up to the next border. */
function spanEnd(cell: FlowCell, at: (col: number) => number, borders: ReadonlySet<number>): number {
  const end = cell.col + cell.colSpan;
  return borders.has(end) ? at(end) : at(end - 1) + 1;
}
