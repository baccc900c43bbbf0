import type { Figure, FundLine, GridCell, ReportTable } from "@gouji/report";
import { FUND_COLUMNS, FUND_TOTALS, type FundColumn, OF_WHICH } from "./fund-labels.ts";
import { NOTHING } from "./indicator-labels.ts";

type GridRow = readonly (GridCell | undefined)[];

/** The lines of the funds tables 项目资金 in a table; forms have one above their indicators, overviews one row per project. */
export function readFundTable(table: ReportTable, project: string, keyOf: (label: string) => string): FundLine[] {
  const lines: FundLine[] = [];
  for (let row = 0; row < table.grid.length; row += 1) {
    const header = table.grid[row] ?? [];
    const columns = fundColumns(header, table.grid[row + 1] ?? []);
    if (!columns) continue;
    while (table.grid[row + 1] && !fundColumns(table.grid[row + 1] ?? [], table.grid[row + 2] ?? [])) {
      const line = lineOf(table.grid[row + 1] ?? [], row + 1, columns);
      if (!line) break;
      row += 1;
      const { label, isPrinted } = line;
      const total = FUND_TOTALS.test(label);
      const figures = total ? withFullScore(line.figures, header, table.grid[row] ?? [], columns) : line.figures;
      const key = keyOf([table.name, project, label].filter((part) => part !== "").join(" › "));
      if (isPrinted) lines.push({ key, label, project: project === "" && !total ? label : project, ...figures, total });
    }
  }
  return lines;
}

/** Without a column of full scores they stand in the head of the scores 得分（20分×执行率）, or behind the name of the block （20分）. */
function withFullScore(
  figures: Partial<Record<FundColumn, Figure>>,
  header: GridRow,
  row: GridRow,
  columns: ReadonlyMap<FundColumn, number>,
): Partial<Record<FundColumn, Figure>> {
  if (!figures.score || figures.fullScore) return figures;
  const candidates = [header[columns.get("score") ?? 0], ...row.slice(0, Math.min(...columns.values()))];
  const fullScore = candidates.find((cell) => cell?.figure?.role === "fullScore")?.figure;
  return fullScore ? { ...figures, fullScore } : figures;
}

/** The columns of a row that is the header of a funds table; a label above labels (年度预算数 above 总额) heads no column of figures. */
function fundColumns(row: GridRow, below: GridRow): ReadonlyMap<FundColumn, number> | undefined {
  const columns = new Map<FundColumn, number>();
  const labels = new Map<FundColumn, string>();
  for (const [index, cell] of row.entries()) {
    if (!cell || row[index - 1] === cell || isLabel(below[index], cell)) continue;
    const label = cell.text.replace(/\s+/g, "").replace(/[（([【][^）)\]】]*[）)\]】]/g, "");
    const column = FUND_COLUMNS.find(([pattern]) => pattern.test(label))?.[1];
    // 预算 | 执行 of each year, then of all years, and one rate: that of the columns right before it.
    const isRepeated = column !== undefined && labels.get(column) === label && !columns.has("executionRate");
    if (!column || (columns.has(column) && !isRepeated)) continue;
    columns.set(column, index);
    labels.set(column, label);
  }
  const hasMoney = (["initialBudget", "budget", "fundsReceived"] as const).some((column) => columns.has(column));
  return hasMoney && (columns.has("expenditure") || columns.has("executionRate")) ? columns : undefined;
}

function lineOf(
  row: GridRow,
  index: number,
  columns: ReadonlyMap<FundColumn, number>,
): { label: string; figures: Partial<Record<FundColumn, Figure>>; isPrinted: boolean } | undefined {
  const first = Math.min(...columns.values());
  const own = row.slice(0, first).filter((cell) => cell !== undefined && cell.row === index && !NOTHING.test(cell.text));
  const labelCell = own.findLast((cell) => !cell?.figure) ?? own.at(-1);
  const values = [...columns].map(([column, at]) => [column, row[at]] as const);
  const isSpread =
    values.some(([, cell]) => cell !== undefined && cell === labelCell) || values.every(([, cell]) => !cell || isWords(cell));
  if (!labelCell || isSpread) return undefined;
  const figures: Partial<Record<FundColumn, Figure>> = {};
  for (const [column, cell] of values) if (cell?.figure) figures[column] = cell.figure;
  const label = labelCell.text.replace(/\s+/g, "").replace(OF_WHICH, "");
  return { label, figures, isPrinted: Object.keys(figures).length > 0 };
}

function isLabel(below: GridCell | undefined, header: GridCell): boolean {
  return below !== undefined && below !== header && isWords(below) && below.text.trim() !== "";
}

function isWords(cell: GridCell): boolean {
  return !cell.figure && !NOTHING.test(cell.text);
}
