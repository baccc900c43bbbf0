import { type Cell, gridOf, placeOfRange, type Table } from "@gouji/document";
import { isBlank, type Quantity, readQuantity, readUnit, withUnit } from "@gouji/quantities";
import type { Figure, FigureRole, GridCell, LabelledPlace, ReportTable } from "@gouji/report";
import { isApproximate, isFigure } from "../figures/figure-kinds.ts";
import { periodOfLabel } from "../figures/period.ts";
import { COUNTS, columnRole, GENERAL, NOT_MONEY, PERCENT, TOTAL_SCORE } from "../labels.ts";
import { canonicalName } from "../synonyms.ts";
import { headersOfRows, plainLabel } from "./header-rows.ts";

export interface TableContext {
  /** Four digits, or empty. */
  readonly year: string;
  nextId(): string;
}

/** The table with its header and row labels worked out, and a figure in each cell that is one quantity. */
export function readTable(table: Table, context: TableContext): ReportTable {
  const grid = gridOf(table);
  const headers = headersOfRows(grid, table.header);
  const name = tableName(table);
  const known = new Map<Cell, GridCell>();
  const rows = grid.map((line, row) =>
    line.map((cell) => {
      if (!cell) return undefined;
      const read =
        known.get(cell) ??
        readCell(
          cell,
          { table, grid, name, headers: headers[row] ?? [], isHeader: (headers[row]?.length ?? 0) === 0 && row < lastHeader(headers) },
          context,
        );
      known.set(cell, read);
      return read;
    }),
  );
  return { index: table.index, caption: table.caption, name, grid: rows, headerRows: table.header };
}

/** Rows above this one may be headers. */
function lastHeader(headers: readonly (readonly number[])[]): number {
  return 1 + Math.max(-1, ...headers.flat());
}

function tableName({ caption, index, sheet }: Table): string {
  const number = /^(?:附?表|附件|附表)\s*[\d一二三四五六七八九十]+(?:[-.]\d+)*/.exec(caption.trim())?.[0];
  return number?.replace(/\s+/g, "") || caption.trim() || sheet || `第${index + 1}张表`;
}

interface Surroundings {
  readonly table: Table;
  readonly grid: readonly (readonly (Cell | undefined)[])[];
  readonly name: string;
  readonly headers: readonly number[];
  readonly isHeader: boolean;
}

function readCell(cell: Cell, around: Surroundings, context: TableContext): GridCell {
  const { table, name, isHeader } = around;
  const columnPath = isHeader
    ? []
    : pathOf(
        around.headers.map((row) => around.grid[row]?.[cell.col]),
        cell,
      );
  const rowPath = isHeader ? [] : rowLabels(around, cell);
  const place: Omit<LabelledPlace, "label"> = {
    ...placeOfRange(cell, 0, cell.text.length),
    table: table.index,
    row: cell.row,
    col: cell.col,
  };
  const at: LabelledPlace = {
    ...place,
    label: [name, ...rowPath.slice(-1), columnPath.join("/")].filter((part) => part !== "").join(" › "),
  };
  const base = { text: cell.text, at, columnPath, rowPath, header: isHeader, row: cell.row, col: cell.col };
  const figure = isHeader
    ? (formulaPoints(cell, base, context) ?? headScore(cell, base, around, context))
    : (cellFigure(cell, base, around, context) ?? bracketedPoints(cell, base, context));
  const computed = figure && computedOf(cell, figure);
  return figure ? { ...base, figure, ...(computed ? { computed } : {}) } : base;
}

/** What a formula gives for the cell, in the unit in which its figure is read. */
function computedOf({ computed }: Cell, { quantity }: Figure): GridCell["computed"] {
  const bare = computed && readQuantity(computed.text);
  if (!bare || !isFigure(bare)) return undefined;
  return { ...computed, result: bare.unit === "" && quantity.unit !== "" ? withUnit(bare, quantity.unit) : bare };
}

/** The full score in the head of a column that says how its points come about: 得分（20分×执行率）. */
function formulaPoints(cell: Cell, base: Omit<GridCell, "figure">, context: TableContext): Figure | undefined {
  return /[×*xX]/.test(cell.text) ? bracketedPoints(cell, base, context) : undefined;
}

/** The total in the head of a form, beside its label: 自评总分 | 98.5. */
function headScore(cell: Cell, base: Omit<GridCell, "figure">, around: Surroundings, context: TableContext): Figure | undefined {
  const label = around.grid[cell.row]?.[cell.col - 1]?.text.replace(/[\s：:]+/g, "") ?? "";
  return TOTAL_SCORE.test(label) ? cellFigure(cell, { ...base, rowPath: [label] }, around, context) : undefined;
}

/** The points behind a label: 产出指标（30分）. */
function bracketedPoints(cell: Cell, base: Omit<GridCell, "figure">, context: TableContext): Figure | undefined {
  const printed = /[（(](?:分值|权重|满分)?[:：]?\s*(\d+(?:\.\d+)?\s*分)(?:\s*[×*xX]\s*(?:预算)?执行率)?[)）]\s*$/.exec(cell.text);
  const quantity = printed?.[1] === undefined ? undefined : readQuantity(printed[1]);
  if (!printed?.[1] || !quantity) return undefined;
  const metric = cell.text.slice(0, printed.index).trim();
  return {
    id: context.nextId(),
    printed: printed[1],
    quantity,
    unitOrigin: "printed",
    quote: cell.text.trim(),
    at: base.at,
    metric,
    canonicalMetric: canonicalName(metric),
    subject: "",
    role: "fullScore",
    approximate: false,
    source: { kind: "cell", table: base.at.table ?? 0, row: cell.row, col: cell.col },
  };
}

/** Texts of the cells without repeats, blanks and the cell itself. */
function pathOf(cells: readonly (Cell | undefined)[], self: Cell): string[] {
  const path: Cell[] = [];
  for (const cell of cells) if (cell && cell !== self && !path.includes(cell) && cell.text.trim() !== "") path.push(cell);
  return path.map((cell) => cell.text.replace(/\s+/g, ""));
}

/** Label cells to the left in the row, up to its name where a column is headed so: words, not figures, nor what stands under 目标值, 完成值 or 评分标准. */
function rowLabels({ grid, headers }: Surroundings, self: Cell): string[] {
  const words = (grid[self.row] ?? [])
    .slice(0, self.col)
    .filter((cell) => cell && cell.text.length <= 60 && !isNumeric(cell.text) && !/[。；]/.test(cell.text));
  const headOf = (column: number) => headers.map((row) => grid[row]?.[column]?.text ?? "");
  // 三级指标 | 调整类型: what stands behind the row's name only describes it.
  const name = words.findLast((cell) => cell && NAMES.test(plainLabel(headOf(cell.col).at(-1) ?? "")));
  if (name)
    return pathOf(
      words.filter((cell) => cell && cell.col <= name.col),
      self,
    );
  const labels = words.filter((cell) => cell && !isValueColumn(headOf(cell.col)));
  return pathOf(labels.length > 0 ? labels : words, self);
}

/** Heads of the column that names each row. */
const NAMES = /^(?:三级(?:指标|目标)|(?:绩效|具体|评价)?指标)(?:名称)?$|^(?:子?项目|资金|支出)?名称$/;

const VALUES: ReadonlySet<FigureRole> = new Set<FigureRole>(["target", "stageTarget", "actual", "fullScore", "score", "scoreRate"]);

function isValueColumn(path: readonly string[]): boolean {
  return VALUES.has(columnRole(path)) || path.some((label) => GENERAL.test(label));
}

function isNumeric(text: string): boolean {
  return /^[\s\d.,，%％≥≤<>=＝～~—–/\\-]*$/.test(text);
}

function cellFigure(cell: Cell, base: Omit<GridCell, "figure">, { table, grid }: Surroundings, context: TableContext): Figure | undefined {
  if (isBlank(cell.text)) return undefined;
  const bare = readQuantity(cell.text);
  if (!bare || !isFigure(bare)) return undefined;
  const role = roleOfCell(base);
  const { unit, origin } = inheritedUnit(base, table, role, bare, () => unitOfBlock(grid, cell.row));
  const quantity = unit ? withUnit(bare, unit) : bare;
  const [subject, metric] = labelsOf(base, role);
  const period = [...base.columnPath, ...base.rowPath]
    .reverse()
    .map((label) => periodOfLabel(label, context.year))
    .find((found) => found !== undefined);
  return {
    id: context.nextId(),
    printed: cell.text.trim(),
    quantity,
    unitOrigin: bare.unit !== "" ? "printed" : quantity.unit !== "" ? origin : "none",
    quote: cell.text.trim(),
    at: base.at,
    metric,
    canonicalMetric: canonicalName(metric),
    subject,
    ...(period ? { period } : {}),
    role,
    approximate: isApproximate(quantity),
    source: { kind: "cell", table: table.index, row: cell.row, col: cell.col },
  };
}

/** The column says what it is; where it does not, the row. */
function roleOfCell({ columnPath, rowPath }: Pick<GridCell, "columnPath" | "rowPath">): FigureRole {
  const role = columnRole(columnPath);
  return role === "other" ? columnRole(rowPath.slice(-1)) : role;
}

/** Columns of points: neither the unit above the table (万元) nor that of the row (年度资金总额（万元）) is theirs; a weight under 权重（%） is points of a hundred. */
const POINTS: ReadonlySet<FigureRole> = new Set<FigureRole>(["score", "fullScore", "weight"]);

const MONEY: ReadonlySet<FigureRole> = new Set<FigureRole>(["initialBudget", "budget", "fundsReceived", "expenditure"]);

/** 项目资金（万元） of the rows below it with nothing in its column: where cells cannot be merged, the label stands in the first row only. */
function unitOfBlock(grid: Surroundings["grid"], row: number): string | undefined {
  if ((grid[row]?.[0]?.text ?? "").trim() !== "") return undefined;
  const label = grid.slice(0, row).findLast((line) => (line[0]?.text ?? "").trim() !== "")?.[0]?.text ?? "";
  const unit = readUnit(label);
  return unit !== undefined && /元$/.test(unit) ? unit : undefined;
}

function inheritedUnit(
  { columnPath, rowPath }: Pick<GridCell, "columnPath" | "rowPath">,
  table: Table,
  role: FigureRole,
  bare: Quantity,
  blockUnit: () => string | undefined,
): { unit?: string; origin: Figure["unitOrigin"] } {
  if (bare.unit !== "") return { origin: "printed" };
  if (POINTS.has(role)) return { unit: "分", origin: "column" };
  const column = [...columnPath]
    .reverse()
    .map(readUnit)
    .find((unit) => unit !== undefined);
  if (column) return { unit: column, origin: "column" };
  const row = [...rowPath]
    .reverse()
    .map(readUnit)
    .find((unit) => unit !== undefined);
  if (row && !/率|占比/.test(columnPath.at(-1) ?? "") && !(/元$/.test(row) && COUNTS.test(columnPath.at(-1) ?? "")))
    return { unit: row, origin: "row" };
  const block = MONEY.has(role) ? blockUnit() : undefined;
  if (block) return { unit: block, origin: "row" };
  const label = `${columnPath.at(-1) ?? ""} ${rowPath.at(-1) ?? ""}`;
  if (PERCENT.test(columnPath.at(-1) ?? "") && bare.value && bare.decimals > 0 && bare.value.absolute().floor() >= 2n)
    return { unit: "%", origin: "column" };
  const caption = readUnit(table.unit);
  if (caption && caption !== "分" && (!NOT_MONEY.test(label) || !/元$/.test(caption))) return { unit: caption, origin: "caption" };
  return { origin: "none" };
}

/** Subject and metric: where the column names what is measured the row names whom, else the other way round. */
function labelsOf({ columnPath, rowPath }: Pick<GridCell, "columnPath" | "rowPath">, role: FigureRole): [subject: string, metric: string] {
  const column = columnPath.at(-1) ?? "";
  const row = rowPath.at(-1) ?? "";
  if (column === "") return ["", row];
  if (/^(?:金额|数额|数量|数值|合计|小计|总计|(?:19|20)\d{2}年?度?.{0,4}|上年.{0,3}|本年.{0,3}|值)$/.test(column))
    return ["", row || column];
  return role === "other" && row !== "" ? [column, row] : [row, column];
}
