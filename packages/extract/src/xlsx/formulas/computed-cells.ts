import type { Computed } from "@gouji/document";
import { Rational } from "@gouji/values";
import type { Sheet, SheetCell } from "../open-workbook.ts";
import { addressOf } from "../region-items.ts";
import { shownNumber } from "../shown-number.ts";
import { type Cells, evaluateFormula } from "./evaluate-formula.ts";
import { cellsOf, type FormulaCell, FormulaGrid } from "./formula-grid.ts";
import { type Address, type Formula, movedFormula, rangesOf } from "./parse-formula.ts";

/** Worksheets hold 15 digits; a result differs from the exact one by what binary arithmetic leaves. */
const NOISE = Rational.of(1n, 1_000_000_000n);
const MAX_OPERANDS = 50;

/** A number of a sheet with what a formula gives for it. */
export interface ComputedCell {
  readonly sheet: string;
  readonly address: string;
  readonly computed: Computed;
  /** The number in the file. */
  readonly stored: Rational;
  /** What the formula gives, exact. */
  readonly value: Rational;
  /** The two are one number, but for what binary arithmetic leaves. */
  readonly agrees: boolean;
  /** The formula repeats itself down the column or along the row; of numbers typed in. */
  readonly along?: "column" | "row";
}

/**
 * The numbers of the visible sheets that formulas speak of: results of formulas, and numbers typed in where the cells beside hold one
 * formula. The numbers of the file are taken as they are stored, so that a result which was not brought up to date shows once, where it stands.
 */
export function computedCells(sheets: readonly Sheet[]): ComputedCell[] {
  const grids = new Map(sheets.map((sheet) => [sheet.name, new FormulaGrid(sheet)]));
  const cells = cellsOf(grids);
  return sheets.flatMap(({ name, hidden }) => {
    const grid = hidden ? undefined : grids.get(name);
    return grid ? grid.all().flatMap((cell) => ownResult(cell, name, grid, cells) ?? resultBeside(cell, name, grid, cells) ?? []) : [];
  });
}

function ownResult(cell: FormulaCell, sheet: string, grid: FormulaGrid, cells: Cells): ComputedCell | undefined {
  const stored = cell.operand instanceof Rational ? cell.operand : undefined;
  const value = cell.parsed && stored ? evaluateFormula(cell.parsed, sheet, cells) : undefined;
  if (!cell.parsed || !stored || !value) return undefined;
  return resultOf(cell, { sheet, stored, value, formula: cell.parsed, printed: cell.formula }, grid);
}

/** Of a number between or behind cells of one formula, in a row or a column, where that formula would give a number too. */
function resultBeside(cell: FormulaCell, sheet: string, grid: FormulaGrid, cells: Cells): ComputedCell | undefined {
  const stored = cell.operand instanceof Rational ? cell.operand : undefined;
  if (cell.formula !== undefined || !stored) return undefined;
  for (const along of ["column", "row"] as const) {
    const [rows, cols] = along === "column" ? [1, 0] : [0, 1];
    const source = sourceOf((steps) => grid.at(cell.row + steps * rows, cell.col + steps * cols));
    const formula = source?.cell.parsed && movedFormula(source.cell.parsed, cell.row - source.cell.row, cell.col - source.cell.col);
    const value = formula && !refersTo(formula, cell) ? evaluateFormula(formula, sheet, cells) : undefined;
    if (!source || !formula || !value) continue;
    const beside = { cell: addressOf(source.cell.row, source.cell.col), sides: source.sides };
    return { ...resultOf(cell, { sheet, stored, value, formula, printed: source.cell.formula, beside }, grid), along };
  }
  return undefined;
}

interface Result {
  readonly sheet: string;
  readonly stored: Rational;
  readonly value: Rational;
  readonly formula: Formula;
  /** The formula as the file writes it. */
  readonly printed: string | undefined;
  readonly beside?: Computed["beside"];
}

function resultOf(cell: FormulaCell, { sheet, stored, value, formula, printed = "", beside }: Result, grid: FormulaGrid): ComputedCell {
  const agrees = isSame(value, stored);
  return {
    sheet,
    address: addressOf(cell.row, cell.col),
    computed: {
      text: agrees ? cell.text : shownIn(cell, value),
      formula: printed,
      operands: operandsOf(formula, sheet, grid),
      ...(beside ? { beside } : {}),
    },
    stored,
    value,
    agrees,
  };
}

/** The value in the cell's own number format. */
function shownIn({ format }: SheetCell, value: Rational): string {
  return shownNumber(Number(decimalOf(value)), format).trim();
}

/** With at most twelve decimals: more than a cell shows. */
function decimalOf(value: Rational): string {
  const scale = 10n ** 12n;
  const scaled = value.multiply(Rational.of(scale)).add(Rational.of(1n, 2n)).floor();
  return Rational.of(scaled, scale).toString();
}

/** Addresses of the numbers that a formula takes from its own sheet. */
function operandsOf(formula: Formula, sheet: string, grid: FormulaGrid): string[] {
  const found = new Set<string>();
  for (const { from, to } of rangesOf(formula)) {
    if ((from.sheet ?? sheet) !== sheet) continue;
    const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
    const [left, right] = [Math.min(from.col, to.col), Math.max(from.col, to.col)];
    // Whole columns are as long as the sheet; the places looked at are few.
    const rows = Math.min(bottom, top + 10 * MAX_OPERANDS);
    for (let row = top; row <= rows; row += 1) {
      for (let col = left; col <= Math.min(right, left + MAX_OPERANDS); col += 1) {
        if (found.size >= MAX_OPERANDS) return [...found];
        if (grid.at(row, col)?.operand instanceof Rational) found.add(addressOf(row, col));
      }
    }
  }
  return [...found];
}

/** The cell beside whose formula the number should have: the same formula on both sides, or twice on one side. */
function sourceOf(
  neighbour: (steps: number) => FormulaCell | undefined,
): { readonly cell: FormulaCell; readonly sides: 1 | 2 } | undefined {
  for (const [one, other] of [
    [-1, 1],
    [-1, -2],
    [1, 2],
  ] as const) {
    const [first, second] = [neighbour(one), neighbour(other)];
    if (first?.form !== undefined && first.form === second?.form && /[\][]/u.test(first.form))
      return { cell: first, sides: one + other === 0 ? 2 : 1 };
  }
  return undefined;
}

function refersTo(formula: Formula, { row, col }: SheetCell): boolean {
  const covers = (from: Address, to: Address) =>
    Math.min(from.row, to.row) <= row &&
    row <= Math.max(from.row, to.row) &&
    Math.min(from.col, to.col) <= col &&
    col <= Math.max(from.col, to.col);
  return rangesOf(formula).some(({ from, to }) => covers(from, to));
}

function isSame(one: Rational, other: Rational): boolean {
  const size = one.absolute().compare(Rational.ONE) > 0 ? one.absolute() : Rational.ONE;
  return one.subtract(other).absolute().compare(size.multiply(NOISE)) <= 0;
}
