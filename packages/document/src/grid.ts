import type { Cell, Table } from "./document.ts";

/** The cell that covers each grid position: `grid[row][col]`, undefined where no cell reaches. */
export function gridOf(table: Table): readonly (readonly (Cell | undefined)[])[] {
  const grid: (Cell | undefined)[][] = Array.from({ length: table.rows }, () => new Array<Cell | undefined>(table.cols).fill(undefined));
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let col = cell.col; col < cell.col + cell.colSpan; col += 1) {
        const line = grid[row];
        if (line && col < table.cols) line[col] = cell;
      }
    }
  }
  return grid;
}
