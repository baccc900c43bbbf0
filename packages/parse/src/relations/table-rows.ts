import type { Figure, GridCell, ReportTable } from "@gouji/report";

/** A data row of a table: its labels, and its own figures by column. */
export interface DataRow {
  readonly row: number;
  /** The innermost label cell of the row's own. */
  readonly label: string;
  /** All labels that stand in the row, merged ones from above included. */
  readonly labels: readonly string[];
  figure(column: number): Figure | undefined;
  cell(column: number): GridCell | undefined;
}

/** An overview of projects may give their total scores (自评得分) beside their money: that alone makes no table of scores. */
const SCORED = /分值|权重|满分|标准分|评分标准|^得分$|得分率|扣分/;

/** The rows that are no headers. Label columns are those left of the first column of figures. */
export function dataRows(table: ReportTable): DataRow[] {
  return table.grid.flatMap((line, row) => {
    const cells = line.filter((cell): cell is GridCell => cell !== undefined);
    if (cells.length === 0 || cells.every((cell) => cell.header)) return [];
    const labels = [...new Set(cells)].filter(
      (cell) => !cell.figure && /[\p{Script=Han}A-Za-z]/u.test(cell.text) && cell.text.length <= 60,
    );
    const own = labels.filter((cell) => cell.row === row);
    return [
      {
        row,
        label: plain((own.filter((cell) => cell.col <= firstFigureColumn(line)).at(-1) ?? own[0])?.text ?? ""),
        labels: labels.filter((cell) => cell.col <= firstFigureColumn(line)).map((cell) => plain(cell.text)),
        figure: (column: number) => (line[column]?.row === row ? line[column]?.figure : undefined),
        cell: (column: number) => line[column],
      },
    ];
  });
}

function firstFigureColumn(line: readonly (GridCell | undefined)[]): number {
  const first = line.findIndex((cell) => cell?.figure !== undefined && !/^\d{1,3}$/.test(cell.text.trim()));
  return first < 0 ? line.length : first;
}

function plain(text: string): string {
  return text.replace(/\s+/g, "");
}

/** A table of indicators and scores: its sums are score groups, not sums. */
export function isScored(table: ReportTable): boolean {
  return (
    table.grid.slice(0, 12).some((line) => line.some((cell) => cell !== undefined && SCORED.test(cell.text) && cell.text.length < 12)) ||
    table.grid.some((line) => line.some((cell) => cell !== undefined && /^[一二三]级(?:指标|目标)$/.test(plain(cell.text))))
  );
}

export function columnCount(table: ReportTable): number {
  return Math.max(0, ...table.grid.map((line) => line.length));
}
