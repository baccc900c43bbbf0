import type { FlowCell } from "./flow.ts";

/** Joins grid columns between which no cell begins: word processors and web pages leave such columns behind when cells are merged. */
export function compactColumns(cells: readonly FlowCell[]): { readonly cells: readonly FlowCell[]; readonly cols: number } {
  const starts = [...new Set([0, ...cells.map((cell) => cell.col)])].sort((a, b) => a - b);
  const indexes = new Map(starts.map((start, index) => [start, index]));
  const compact = cells.map((cell) => {
    const col = indexes.get(cell.col) ?? 0;
    // A cell that ends where no other begins reaches up to the next border.
    const end = firstAtLeast(starts, cell.col + cell.colSpan);
    return { ...cell, col, colSpan: Math.max(1, end - col) };
  });
  return { cells: compact, cols: starts.length };
}

/** Index of the first of the sorted numbers that is not below the bound; their count if all are. */
function firstAtLeast(sorted: readonly number[], bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
