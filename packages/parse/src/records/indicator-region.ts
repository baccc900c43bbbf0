import type { GridCell, ReportTable } from "@gouji/report";
import {
  INDICATOR_COLUMNS,
  INTERIM_COLUMN,
  type IndicatorColumn,
  NOTHING,
  REMARK_ROWS,
  SUBTOTAL_ROWS,
  TOTAL_ROWS,
} from "./indicator-labels.ts";

type GridRow = readonly (GridCell | undefined)[];

/** A header with indicator columns and the rows under it. A form holds several such regions, one below the other. */
export interface IndicatorRegion {
  readonly table: ReportTable;
  readonly columns: ReadonlyMap<IndicatorColumn, number>;
  /** True where the actual values are those of a part of the year. */
  readonly interim: boolean;
  readonly rows: readonly RegionRow[];
}

export interface RegionRow {
  readonly kind: "item" | "group" | "subtotal" | "total";
  /** The name of the row's group or total, or empty. */
  readonly label: string;
  /** The cell that prints the label, where it is one of the row's own. */
  readonly labelCell?: GridCell;
  /** Names of level 1, 2 and 3 with their cells, as far as the row has them; merged and blank cells take the name from above. */
  readonly names: readonly LevelName[];
  cell(column: IndicatorColumn): GridCell | undefined;
}

export interface LevelName {
  readonly level: 1 | 2 | 3;
  readonly cell: GridCell;
  /** True where the row prints or opens it, false where it reaches down from a row above. */
  readonly own: boolean;
}

const LEVELS: readonly (readonly [column: IndicatorColumn, level: 1 | 2 | 3])[] = [
  ["level1", 1],
  ["level2", 2],
  ["level3", 3],
  ["name", 3],
];
const NAME_COLUMNS: readonly IndicatorColumn[] = ["level1", "level2", "level3", "name"];
const VALUE_COLUMNS: readonly IndicatorColumn[] = ["target", "stageTarget", "actual", "fullScore", "score", "scoreRate", "scoringRule"];

/** The regions of indicators of a table, top to bottom; none for a table of another kind. */
export function indicatorRegions(table: ReportTable): IndicatorRegion[] {
  const regions: IndicatorRegion[] = [];
  for (let row = 0; row < table.grid.length; row += 1) {
    if (!isHeader(table.grid[row])) continue;
    const last = lastHeaderRow(table, row);
    const columns = columnsOf(table, row, last);
    if (columns) {
      const rows = readRows(table, columns, last + 1);
      const actual = table.grid[last]?.[columns.get("actual") ?? -1]?.text ?? "";
      regions.push({ table, columns, interim: INTERIM_COLUMN.test(actual.replace(/\s+/g, "")), rows: rows.read });
      row = rows.next - 1;
    }
  }
  return regions;
}

function kindOf(text: string): IndicatorColumn {
  const compactText = text.replace(/\s+/g, "");
  const label = compactText.replace(/[（([【][^）)\]】]*[）)\]】]/g, "");
  // 备注（偏差原因）: the remark says what the column holds.
  const remark = /^备注[（(]([^）)]+)[）)]$/.exec(compactText)?.[1];
  return INDICATOR_COLUMNS.find(([pattern]) => pattern.test(remark ?? label))?.[1] ?? "other";
}

function isHeader(row: GridRow | undefined): boolean {
  if (!row) return false;
  const kinds = new Set<IndicatorColumn>();
  const cells = new Set(row.filter((cell) => cell !== undefined && cell.text !== ""));
  for (const cell of cells) if (cell) kinds.add(kindOf(cell.text));
  kinds.delete("other");
  const named = NAME_COLUMNS.some((column) => kinds.has(column));
  const valued = VALUE_COLUMNS.some((column) => kinds.has(column));
  return named && valued && kinds.size >= 2 && kinds.size * 2 >= cells.size;
}

/** A header may take several rows; the cells of its upper row reach down into the next. */
function lastHeaderRow(table: ReportTable, first: number): number {
  let last = first;
  while (isHeader(table.grid[last + 1]) && sharesCell(table.grid[last], table.grid[last + 1])) last += 1;
  return last;
}

function sharesCell(upper: GridRow | undefined, lower: GridRow | undefined): boolean {
  return upper?.some((cell, column) => cell !== undefined && cell === lower?.[column] && kindOf(cell.text) !== "other") ?? false;
}

function columnsOf(table: ReportTable, first: number, last: number): ReadonlyMap<IndicatorColumn, number> | undefined {
  const columns = new Map<IndicatorColumn, number>();
  const below = table.grid[last + 1] ?? [];
  const bottom = table.grid[last] ?? [];
  for (const [column, cell] of bottom.entries()) {
    if (!cell || cell === below[column]) continue;
    const upper = table.grid[first]?.[column] ?? cell;
    const candidates = upper === cell ? [cell.text] : [cell.text, upper.text + cell.text, upper.text];
    const kind = candidates.map(kindOf).find((candidate) => candidate !== "other");
    if (kind === "score" && columns.has("score") && !columns.has("reviewedScore")) columns.set("reviewedScore", column);
    else if (kind === "name" && isNameOfGroup(table, columns.get("name"), cell, last)) {
      columns.set("level1", columns.get("name") ?? column);
      columns.set("name", column);
    } else if (kind && !columns.has(kind)) columns.set(kind, column);
  }
  if (columns.has("level3")) columns.delete("name");
  const named = NAME_COLUMNS.some((column) => columns.has(column));
  return named && VALUE_COLUMNS.some((column) => columns.has(column)) ? columns : undefined;
}

/** 绩效指标 | 指标名称: the first of the two names the groups. */
function isNameOfGroup(table: ReportTable, earlier: number | undefined, cell: GridCell, row: number): boolean {
  const label = earlier === undefined ? "" : (table.grid[row]?.[earlier]?.text ?? "");
  return label !== "" && !/名称|内容/.test(label) && /名称/.test(cell.text);
}

function readRows(
  table: ReportTable,
  columns: ReadonlyMap<IndicatorColumn, number>,
  first: number,
): { readonly read: RegionRow[]; readonly next: number } {
  const read: RegionRow[] = [];
  const above = new Map<number, GridCell>();
  let row = first;
  for (; row < table.grid.length; row += 1) {
    const line = table.grid[row] ?? [];
    if (isHeader(line)) break;
    const current = readRow(alignToEnd(line, table.grid[row - 1] ?? [], columns), row, columns, above);
    if (current) read.push(current);
    if (current?.kind === "total") return { read, next: row + 1 };
  }
  return { read, next: row };
}

/** A row that lacks a merged cell on the left stands too far left: nothing reaches its last columns. */
function alignToEnd(line: GridRow, above: GridRow, columns: ReadonlyMap<IndicatorColumn, number>): GridRow {
  const width = Math.max(...columns.values()) + 1;
  let missing = 0;
  while (missing < width && line[width - 1 - missing] === undefined) missing += 1;
  if (missing === 0 || missing >= width - 1) return line;
  return [...above.slice(0, missing), ...line.slice(0, width - missing)];
}

function readRow(
  line: GridRow,
  row: number,
  columns: ReadonlyMap<IndicatorColumn, number>,
  above: Map<number, GridCell>,
): RegionRow | undefined {
  const cell = (column: IndicatorColumn) => {
    const index = columns.get(column);
    return index === undefined ? undefined : line[index];
  };
  const valueStart = Math.min(...VALUE_COLUMNS.flatMap((column) => columns.get(column) ?? []));
  const labelCell = line.slice(0, Math.max(valueStart, 1)).find((candidate) => {
    const label = candidate?.row === row ? compact(candidate.text) : "";
    return SUBTOTAL_ROWS.test(label) || TOTAL_ROWS.test(label);
  });
  if (labelCell) {
    const label = compact(labelCell.text);
    return { kind: TOTAL_ROWS.test(label) ? "total" : "subtotal", label, labelCell, names: [], cell };
  }
  const names = readNames(row, columns, line, above);
  const deepest = names.at(-1);
  if (!deepest?.own || REMARK_ROWS.test(compact(line.find((candidate) => candidate !== undefined)?.text ?? ""))) return undefined;
  const isSpread = VALUE_COLUMNS.some((column) => cell(column) === deepest.cell);
  if (isSpread) return { kind: "group", label: compact(deepest.cell.text), labelCell: deepest.cell, names, cell };
  return { kind: "item", label: compact(deepest.cell.text), labelCell: deepest.cell, names, cell };
}

function readNames(
  row: number,
  columns: ReadonlyMap<IndicatorColumn, number>,
  line: GridRow,
  above: Map<number, GridCell>,
): readonly LevelName[] {
  const names: LevelName[] = [];
  for (const [column, level] of LEVELS) {
    const index = columns.get(column);
    if (index === undefined) continue;
    const printed = line[index];
    const isBlank = printed === undefined || printed.text.trim() === "";
    const cell = isBlank && level < 3 ? above.get(level) : printed;
    if (!cell || NOTHING.test(cell.text)) {
      above.delete(level);
      continue;
    }
    if (names.some((name) => name.cell === cell)) continue;
    if (cell !== above.get(level)) for (let deeper = level + 1; deeper <= 3; deeper += 1) above.delete(deeper);
    above.set(level, cell);
    names.push({ level, cell, own: cell.row === row });
  }
  return names;
}

function compact(text: string): string {
  return text.replace(/[\s：:]+/g, "");
}
