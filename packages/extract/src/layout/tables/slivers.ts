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
  if ((tidy.ys[0] ?? 0) > HEAD * page.height || tidy.ys.length < 3) return tidy;
  const widthOf = (cells: readonly GridCell[]) => cells.reduce((sum, { colSpan }) => sum + colSpan, 0);
  const isSliver = (border: number) => {
    const ending = tidy.cells.filter(({ row, rowSpan }) => row + rowSpan === border);
    const starting = tidy.cells.filter(({ row }) => row === border);
    const isPart = ending.length > 0 && widthOf(ending) < tidy.xs.length - 1 && widthOf(ending) === widthOf(starting);
    return isPart && ending.every(({ row }) => row === 0) && [...ending, ...starting].every((cell) => isBlank(cell, tidy));
  };
  const border = tidy.ys.findIndex((_, at) => at > 0 && at < tidy.ys.length - 1 && isSliver(at));
  if (border < 0) return tidy;
  const cells = tidy.cells
    .filter(({ row }) => row !== border)
    .map((cell) => {
      if (cell.row > border) return { ...cell, row: cell.row - 1 };
      // What ends at the border goes on to the end of the row.
      return cell.row + cell.rowSpan > border ? { ...cell, rowSpan: cell.rowSpan - 1 } : cell;
    });
  return { ...tidy, ys: tidy.ys.filter((_, at) => at !== border), cells };
}

function shortened(cell: GridCell, last: number): GridCell {
  return cell.row + cell.rowSpan > last ? { ...cell, rowSpan: last - cell.row } : cell;
}
