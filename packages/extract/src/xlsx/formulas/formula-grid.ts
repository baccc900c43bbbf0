import { Rational } from "@gouji/values";
import type { Sheet, SheetCell } from "../open-workbook.ts";
import type { Cells, Operand } from "./evaluate-formula.ts";
import { type Formula, parseFormula, relativeForm } from "./parse-formula.ts";

/** What all formulas of a workbook together may look at. */
const MAX_VISITS = 1_000_000;

/** Columns of a worksheet; with them a place is one number. */
const WIDTH = 16_384;

/** A cell with what its formula says. */
export interface FormulaCell extends SheetCell {
  readonly operand: Operand;
  /** Only where the formula is understood. */
  readonly parsed?: Formula;
  /** The formula as it is written in all cells that hold the same one. */
  readonly form?: string;
}

/** The cells of a sheet by their place. */
export class FormulaGrid {
  readonly #cells: ReadonlyMap<number, FormulaCell>;

  constructor(sheet: Sheet) {
    this.#cells = new Map(sheet.cells.map((cell) => [cell.row * WIDTH + cell.col, readCell(cell)]));
  }

  get size(): number {
    return this.#cells.size;
  }

  at(row: number, col: number): FormulaCell | undefined {
    return this.#cells.get(row * WIDTH + col);
  }

  all(): FormulaCell[] {
    return [...this.#cells.values()];
  }
}

function readCell(cell: SheetCell): FormulaCell {
  const parsed = cell.formula === undefined ? undefined : parseFormula(cell.formula);
  return { ...cell, operand: operandOf(cell), ...(parsed ? { parsed, form: relativeForm(parsed, cell.row, cell.col) } : {}) };
}

function operandOf(cell: SheetCell): Operand {
  const { stored } = cell;
  if (stored !== undefined && /^-?\d+(?:\.\d+)?$/u.test(stored)) return Rational.parse(stored);
  if (cell.uncomputed || stored !== undefined || cell.text.startsWith("#")) return "unknown";
  return cell.text === "" ? "blank" : "text";
}

/** The cells of a workbook as its formulas see them. */
export function cellsOf(grids: ReadonlyMap<string, FormulaGrid>): Cells {
  let visits = 0;
  const at = (sheet: string, row: number, col: number): Operand => {
    const grid = grids.get(sheet);
    return grid ? (grid.at(row, col)?.operand ?? "blank") : "unknown";
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
        const inside = grid.all().filter(({ row, col }) => row >= top && row <= bottom && col >= left && col <= right);
        return inside.map(({ operand }) => operand);
      }
      const operands: Operand[] = [];
      for (let row = top; row <= bottom; row += 1) for (let col = left; col <= right; col += 1) operands.push(at(sheet, row, col));
      return operands;
    },
  };
}
