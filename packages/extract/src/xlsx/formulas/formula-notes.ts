import type { Note } from "@gouji/document";
import { Rational } from "@gouji/values";
import type { Sheet, SheetCell } from "../open-workbook.ts";
import { addressOf } from "../region-items.ts";
import { type Cells, evaluateFormula, type Operand } from "./evaluate-formula.ts";
import { type Address, type Formula, movedFormula, parseFormula, relativeForm } from "./parse-formula.ts";

/** What all formulas of a workbook together may look at. */
const MAX_VISITS = 1_000_000;
const MAX_NOTES = 20;
/** Worksheets hold 15 digits; a result differs from the exact one by what binary arithmetic leaves. */
const NOISE = Rational.of(1n, 1_000_000_000n);

interface FormulaCell extends SheetCell {
  readonly operand: Operand;
  /** Only where the formula is understood. */
  readonly parsed?: Formula;
  readonly form?: string;
}

type Grid = ReadonlyMap<number, FormulaCell>;

/** Columns of a worksheet; with them a place is one number. */
const WIDTH = 16_384;

/**
 * What the formulas of a workbook say of its numbers: results that are not what the formula gives now, and numbers typed in where the cells
 * beside hold one formula. Both are for the reviewer to look at: the numbers are read as they are shown.
 */
export function formulaNotes(sheets: readonly Sheet[]): Note[] {
  const grids = new Map(sheets.map((sheet) => [sheet.name, gridOf(sheet)]));
  const cells = cellsOf(grids);
  const visible = sheets.filter(({ hidden }) => !hidden);
  return visible.flatMap(({ name }) => [
    ...limited(staleNotes(name, grids.get(name) ?? new Map(), cells), name),
    ...limited(typedNotes(name, grids.get(name) ?? new Map(), cells), name),
  ]);
}

function limited(notes: readonly Note[], sheet: string): Note[] {
  if (notes.length <= MAX_NOTES) return [...notes];
  const message = `工作表“${sheet}”另有 ${notes.length - MAX_NOTES} 处同类情况，未逐一列出。`;
  return [...notes.slice(0, MAX_NOTES), { kind: "other", message, at: { sheet } }];
}

function gridOf(sheet: Sheet): Grid {
  return new Map(
    sheet.cells.map((cell) => {
      const parsed = cell.formula === undefined ? undefined : parseFormula(cell.formula);
      const form = parsed ? { parsed, form: relativeForm(parsed, cell.row, cell.col) } : {};
      return [cell.row * WIDTH + cell.col, { ...cell, operand: operandOf(cell), ...form }];
    }),
  );
}

function cellsOf(grids: ReadonlyMap<string, Grid>): Cells {
  let visits = 0;
  const at = (sheet: string, row: number, col: number): Operand => {
    const grid = grids.get(sheet);
    return grid ? (grid.get(row * WIDTH + col)?.operand ?? "blank") : "unknown";
  };
  return {
    at,
    within(sheet, from, to) {
      const grid = grids.get(sheet);
      const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
      const [left, right] = [Math.min(from.col, to.col), Math.max(from.col, to.col)];
      const area = (bottom - top + 1) * (right - left + 1);
      visits += Math.min(area, grid?.size ?? 0) + 1;
      if (!grid || visits > MAX_VISITS) return undefined;
      if (area > grid.size) {
        const inside = [...grid.values()].filter(({ row, col }) => row >= top && row <= bottom && col >= left && col <= right);
        return inside.map(({ operand }) => operand);
      }
      const operands: Operand[] = [];
      for (let row = top; row <= bottom; row += 1) for (let col = left; col <= right; col += 1) operands.push(at(sheet, row, col));
      return operands;
    },
  };
}

function operandOf(cell: SheetCell): Operand {
  const number = numberOf(cell);
  if (number) return number;
  if (cell.uncomputed || cell.stored !== undefined || cell.text.startsWith("#")) return "unknown";
  return cell.text === "" ? "blank" : "text";
}

function numberOf({ stored }: SheetCell): Rational | undefined {
  return stored !== undefined && /^-?\d+(?:\.\d+)?$/u.test(stored) ? Rational.parse(stored) : undefined;
}

function staleNotes(sheet: string, grid: Grid, cells: Cells): Note[] {
  return [...grid.values()].flatMap((cell): Note[] => {
    const stored = cell.operand instanceof Rational ? cell.operand : undefined;
    const value = cell.parsed && stored ? evaluateFormula(cell.parsed, sheet, cells) : undefined;
    if (!stored || !value || isSame(value, stored)) return [];
    const address = addressOf(cell.row, cell.col);
    const message = `工作表“${sheet}”${address} 的公式 ${shortened(cell.formula)} 按现有数据应得 ${shown(value)}，保存的结果是 ${stored}，可能改动数据后没有重新计算，请核对。`;
    return [{ kind: "other", message, at: { sheet, cell: address } }];
  });
}

/** Numbers between or behind cells of one formula, in a row or a column, where that formula would give a number too. */
function typedNotes(sheet: string, grid: Grid, cells: Cells): Note[] {
  return [...grid.values()].flatMap((cell): Note[] => {
    const stored = cell.operand instanceof Rational ? cell.operand : undefined;
    if (cell.formula !== undefined || !stored) return [];
    for (const [rows, cols] of [
      [1, 0],
      [0, 1],
    ] as const) {
      const neighbour = (steps: number) => grid.get((cell.row + steps * rows) * WIDTH + cell.col + steps * cols);
      const source = sourceOf(neighbour);
      const expected = source?.parsed && movedFormula(source.parsed, cell.row - source.row, cell.col - source.col);
      const value = expected && !refersTo(expected, cell) ? evaluateFormula(expected, sheet, cells) : undefined;
      if (!source || !value) continue;
      const address = addressOf(cell.row, cell.col);
      const agrees = isSame(value, stored) ? "数值与公式结果一致" : `按公式应得 ${shown(value)}`;
      const message = `工作表“${sheet}”${address} 是直接填写的数字 ${stored}，同一${rows === 1 ? "列" : "行"}相邻单元格都是公式（如 ${addressOf(source.row, source.col)}：${shortened(source.formula)}），${agrees}，请核对。`;
      return [{ kind: "other", message, at: { sheet, cell: address } }];
    }
    return [];
  });
}

/** The cell beside whose formula the number should have: the same formula on both sides, or twice on one side. */
function sourceOf(neighbour: (steps: number) => FormulaCell | undefined): FormulaCell | undefined {
  for (const [one, other] of [
    [-1, 1],
    [-1, -2],
    [1, 2],
  ] as const) {
    const [first, second] = [neighbour(one), neighbour(other)];
    if (first?.form !== undefined && first.form === second?.form && /[\][]/u.test(first.form)) return first;
  }
  return undefined;
}

function refersTo(formula: Formula, cell: SheetCell): boolean {
  const covers = (from: Address, to: Address) =>
    Math.min(from.row, to.row) <= cell.row &&
    cell.row <= Math.max(from.row, to.row) &&
    Math.min(from.col, to.col) <= cell.col &&
    cell.col <= Math.max(from.col, to.col);
  switch (formula.kind) {
    case "number":
      return false;
    case "cell":
      return covers(formula.at, formula.at);
    case "range":
      return covers(formula.from, formula.to);
    case "negative":
    case "percent":
      return refersTo(formula.of, cell);
    case "call":
      return formula.of.some((argument) => refersTo(argument, cell));
    default:
      return refersTo(formula.left, cell) || refersTo(formula.right, cell);
  }
}

function isSame(one: Rational, other: Rational): boolean {
  const size = one.absolute().compare(Rational.ONE) > 0 ? one.absolute() : Rational.ONE;
  return one.subtract(other).absolute().compare(size.multiply(NOISE)) <= 0;
}

/** At most six decimals, as a reader wants to see it. */
function shown(value: Rational): string {
  const scale = 1_000_000n;
  const scaled = value.multiply(Rational.of(scale)).add(Rational.of(1n, 2n)).floor();
  return Rational.of(scaled, scale).toString();
}

function shortened(formula = ""): string {
  return formula.length > 60 ? `${formula.slice(0, 60)}…` : formula;
}
