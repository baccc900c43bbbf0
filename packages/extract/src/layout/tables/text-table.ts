import type { Box } from "@gouji/document";
import type { PageContent } from "../page-content.ts";
import { cellText } from "./cell-text.ts";
import type { PageCell, PageTable, PageTableKind } from "./page-table.ts";
import { type TextGrid, type TextRegion, textGrid } from "./text-grid.ts";

const DOUBTFUL = 0.8;
/** Share of the rules' length over which the texts between them stand at least: the legend of a chart stands in a corner of its lines. */
const LEAST_WIDTH = 0.4;

/** The table of a region whose columns and rows follow from its text; nothing if there are none. */
export function textTable(content: PageContent, region: TextRegion, kind: PageTableKind): PageTable | undefined {
  const grid = textGrid(content.glyphs, region);
  const table = grid && tableOfCells(content, grid, kind, region.xs ? 1 : 2);
  if (kind === "text" && table && !region.xs && table.cells.filter((cell) => cell.text !== "").length < 0.55 * table.cells.length)
    return undefined;
  if (kind === "sparse" && table && !region.xs && widthOf(table) < LEAST_WIDTH * (region.right - region.left)) return undefined;
  if (!table || !(region.head || region.xs || table.cols > 2 || isPaired(table))) return undefined;
  return region.open ? { ...table, open: true } : table;
}

/** From the first text to the end of the last one. */
function widthOf({ cells }: PageTable): number {
  const boxes = cells.flatMap(({ lines }) => lines.map(({ box }) => box));
  return Math.max(...boxes.map(([, , x1]) => x1)) - Math.min(...boxes.map(([x0]) => x0));
}

/** Whether two columns without a head are more than the legend of a chart or a list: most rows filled, figures on the right. */
function isPaired({ cells, rows }: PageTable): boolean {
  const right = cells.filter((cell) => cell.col === 1 && cell.text !== "");
  return right.length >= 0.5 * rows && right.filter((cell) => /^[^\p{L}]*\d/u.test(cell.text)).length >= 0.5 * right.length;
}

/** The table of a grid whose cells have their characters. */
export function tableOfCells(content: PageContent, grid: TextGrid, kind: PageTableKind, leastRows = 2): PageTable | undefined {
  const { xs, ys } = grid;
  const [rows, cols] = [ys.length - 1, xs.length - 1];
  const cells = grid.cells.map((cell): PageCell => {
    const { row, col, rowSpan, colSpan } = cell;
    const box: Box = [xs[col] ?? 0, ys[row] ?? 0, xs[col + colSpan] ?? 0, ys[row + rowSpan] ?? 0];
    const glyphs = [...cell.glyphs].sort((a, b) => a - b).flatMap((index) => content.glyphs[index] ?? []);
    return { row, col, rowSpan, colSpan, ...cellText(glyphs, content.page.number, box), page: content.page.number, box };
  });
  const filled = cells.filter((cell) => cell.text !== "").length;
  if (rows < leastRows || filled < Math.min(4, 2 * rows) || filled < 0.3 * cells.length) return undefined;
  return {
    page: content.page.number,
    kind,
    box: [xs[0] ?? 0, ys[0] ?? 0, xs[cols] ?? 0, ys[rows] ?? 0],
    columns: xs,
    rows,
    cols,
    cells: cells.sort((a, b) => a.row - b.row || a.col - b.col),
    score: grid.score,
    doubts: grid.score < DOUBTFUL ? ["columns or rows are not clear from the text"] : [],
    glyphs: grid.cells.flatMap((cell) => cell.glyphs),
  };
}
