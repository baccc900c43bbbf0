import type { PageContent } from "../page-content.ts";
import { indexesBetween } from "./indexes-between.ts";
import type { Grid, GridCell } from "./ruled-grid.ts";

/** Heights of the page within which a grid may be the part of one that goes on from page to page. */
const [HEAD, FOOT] = [0.15, 0.85];

/**
 * A grid without the strips that browsers leave where the page end cuts merged cells: below the last row the sides of the merged cell go on to the
 * page's end, and on the next page it ends at another height than the row beside it.
 */
export function withoutSlivers({ glyphs, page }: PageContent, grid: Grid): Grid {
  const isBlank = ({ row, col, rowSpan, colSpan }: GridCell, { xs, ys }: Grid) =>
    indexesBetween(glyphs, ys[row] ?? 0, ys[row + rowSpan] ?? 0, (xs[col] ?? 0) + 3, (xs[col + colSpan] ?? 0) - 3).length === 0;
  let tidy = grid;
  if (grid.open && (grid.ys.at(-1) ?? 0) > FOOT * page.height) {
    const last = grid.ys.length - 2;
    const own = grid.cells.filter(({ row }) => row === last);
    if (last > 0 && own.every((cell) => isBlank(cell, grid)))
      tidy = {
        ...grid,
        ys: grid.ys.slice(0, -1),
        cells: grid.cells.filter((cell) => !own.includes(cell)).map((cell) => shortened(cell, last)),
      };
  }
  if ((tidy.ys[0] ?? 0) > HEAD * page.height || tidy.ys.length < 4) return tidy;
  const ending = tidy.cells.filter(({ row, rowSpan }) => row + rowSpan === 1);
  const starting = tidy.cells.filter(({ row }) => row === 1);
  const widthOf = (cells: readonly GridCell[]) => cells.reduce((sum, { colSpan }) => sum + colSpan, 0);
  const isSliver = ending.length > 0 && widthOf(ending) < tidy.xs.length - 1 && widthOf(ending) === widthOf(starting);
  if (!isSliver || ![...ending, ...starting].every((cell) => isBlank(cell, tidy))) return tidy;
  const cells = tidy.cells.filter((cell) => !ending.includes(cell));
  return {
    ...tidy,
    ys: tidy.ys.filter((_, at) => at !== 1),
    cells: cells.map((cell) => (cell.row === 0 ? { ...cell, rowSpan: cell.rowSpan - 1 } : { ...cell, row: cell.row - 1 })),
  };
}

function shortened(cell: GridCell, last: number): GridCell {
  return cell.row + cell.rowSpan > last ? { ...cell, rowSpan: last - cell.row } : cell;
}
