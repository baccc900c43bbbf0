import type { GridCell, ReportTable } from "@gouji/report";

/** Labels of rows, where a table prints its indicators side by side. */
const ROW_LABELS = /^(?:分值|满分|权重|标准分|权重分|得分|实际得分|自评得分|评价得分|得分率)(?:[（(][^）)]*[）)])?$/;

/**
 * A score table that prints its indicators side by side, turned so that they stand below each other: 一级指标 | 决策 | 过程 over 分值, 得分, 得分率.
 * Undefined for any other table. The cells keep their places; only the grid is another.
 */
export function turnedScoreTable(table: ReportTable): ReportTable | undefined {
  const labels = table.grid.slice(1).map((row) => row[0]?.text.replace(/\s+/g, "") ?? "");
  const isTurned = labels.length >= 2 && labels.every((label) => ROW_LABELS.test(label)) && labels.some((label) => /得分/.test(label));
  const width = table.grid[0]?.length ?? 0;
  if (!isTurned || width < 3 || !/指标|项目|内容/.test(table.grid[0]?.[0]?.text ?? "")) return undefined;
  const known = new Map<GridCell, GridCell>();
  const turned = (cell: GridCell | undefined): GridCell | undefined => {
    if (!cell) return undefined;
    const own = known.get(cell) ?? { ...cell, row: cell.col, col: cell.row };
    known.set(cell, own);
    return own;
  };
  const grid = Array.from({ length: width }, (_, column) => table.grid.map((row) => turned(row[column])));
  return { ...table, grid, headerRows: 1 };
}
