import { Rational } from "@gouji/values";
import type { Address, Comparison, Formula, Operator } from "./parse-formula.ts";

/** A cell as a formula sees it: a number, a text, nothing, or something that is not known (an error, a formula without result). */
export type Operand = Rational | "text" | "blank" | "unknown";

/** The cells of a workbook. */
export interface Cells {
  at(sheet: string, row: number, col: number): Operand;
  /** Filled cells of a range; undefined if it holds too many to go through. */
  within(sheet: string, from: Address, to: Address): readonly Operand[] | undefined;
}

const HUNDRED = Rational.of(100n);
/** Binary arithmetic may put what lies nearer together than this on either side. */
const NEAR = Rational.of(1n, 1_000_000n);

/** The exact value of a formula in a sheet; undefined where it takes what is not known, or more than is understood. */
export function evaluateFormula(formula: Formula, sheet: string, cells: Cells): Rational | undefined {
  const value = (inner: Formula) => evaluateFormula(inner, sheet, cells);
  switch (formula.kind) {
    case "number":
      return Rational.parse(formula.digits);
    case "cell": {
      const operand = cells.at(formula.at.sheet ?? sheet, formula.at.row, formula.at.col);
      if (operand === "blank") return Rational.ZERO;
      return operand === "text" || operand === "unknown" ? undefined : operand;
    }
    case "range":
    case "text":
      return undefined;
    case "negative":
      return value(formula.of)?.negate();
    case "percent":
      return value(formula.of)?.divide(HUNDRED);
    case "call":
      return called(formula.name, formula.of, sheet, cells);
    default:
      return isEmptyText(formula.right) && (formula.kind === "=" || formula.kind === "<>")
        ? truth(isBlank(formula.left, sheet, cells), formula.kind === "=")
        : operated(formula.kind, value(formula.left), value(formula.right));
  }
}

function isEmptyText(formula: Formula): boolean {
  return formula.kind === "text" && formula.text === "";
}

/** A1="": whether the cell holds nothing; undefined where that is not known, or no cell is asked for. */
function isBlank(formula: Formula, sheet: string, cells: Cells): boolean | undefined {
  if (formula.kind !== "cell") return undefined;
  const operand = cells.at(formula.at.sheet ?? sheet, formula.at.row, formula.at.col);
  return operand === "unknown" ? undefined : operand === "blank";
}

function truth(holds: boolean | undefined, wanted = true): Rational | undefined {
  return holds === undefined ? undefined : holds === wanted ? Rational.ONE : Rational.ZERO;
}

function compared(sign: Comparison, left: Rational, right: Rational): Rational | undefined {
  const order = left.compare(right);
  if (order !== 0 && left.subtract(right).absolute().compare(NEAR) < 0) return undefined;
  const allowed: Readonly<Record<Comparison, readonly number[]>> = {
    "=": [0],
    "<>": [-1, 1],
    "<": [-1],
    "<=": [-1, 0],
    ">": [1],
    ">=": [0, 1],
  };
  return truth(allowed[sign].includes(order));
}

function operated(sign: Operator, left: Rational | undefined, right: Rational | undefined): Rational | undefined {
  if (!left || !right) return undefined;
  if (sign === "+") return left.add(right);
  if (sign === "-") return left.subtract(right);
  if (sign === "*") return left.multiply(right);
  if (sign !== "/") return compared(sign, left, right);
  return right.equals(Rational.ZERO) ? undefined : left.divide(right);
}

function called(name: string, parameters: readonly Formula[], sheet: string, cells: Cells): Rational | undefined {
  const value = (at: number) => parameters[at] && evaluateFormula(parameters[at], sheet, cells);
  switch (name) {
    case "ROUND":
    case "ROUNDUP":
    case "ROUNDDOWN":
      return rounded(name, value(0), parameters.length > 1 ? value(1) : Rational.ZERO);
    case "IF": {
      const condition = value(0);
      return condition && value(condition.sign === 0 ? 2 : 1);
    }
    case "IFERROR":
      // Why an argument has no value is not known here.
      return value(0);
    case "ABS":
      return value(0)?.absolute();
    default:
      return aggregated(name, parameters, sheet, cells);
  }
}

function aggregated(name: string, parameters: readonly Formula[], sheet: string, cells: Cells): Rational | undefined {
  const numbers: Rational[] = [];
  for (const parameter of parameters) {
    const found = numbersOf(parameter, sheet, cells);
    if (!found) return undefined;
    numbers.push(...found);
  }
  const sum = numbers.reduce((total, number) => total.add(number), Rational.ZERO);
  const [first, ...others] = numbers;
  if (name === "SUM") return sum;
  if (name === "COUNT") return Rational.of(BigInt(numbers.length));
  if (name === "AND") return truth(numbers.every((number) => number.sign !== 0));
  if (name === "OR") return truth(numbers.some((number) => number.sign !== 0));
  if (name === "PRODUCT") return first && others.reduce((product, number) => product.multiply(number), first);
  if (name === "AVERAGE") return first && sum.divide(Rational.of(BigInt(numbers.length)));
  if (name === "MAX" || name === "MIN") {
    const wanted = name === "MAX" ? 1 : -1;
    return others.reduce((best, number) => (number.compare(best) === wanted ? number : best), first ?? Rational.ZERO);
  }
  return undefined;
}

/** The numbers of an argument: of a range or a cell those that are numbers, texts left out as Excel does. */
function numbersOf(argument: Formula, sheet: string, cells: Cells): readonly Rational[] | undefined {
  if (argument.kind !== "range" && argument.kind !== "cell") {
    const value = evaluateFormula(argument, sheet, cells);
    return value && [value];
  }
  const [from, to] = argument.kind === "range" ? [argument.from, argument.to] : [argument.at, argument.at];
  const operands = cells.within(from.sheet ?? sheet, from, to);
  if (!operands || operands.includes("unknown")) return undefined;
  return operands.filter((operand) => operand instanceof Rational);
}

/** Half away from zero, away from it or towards it. What is so near to the turning point that binary arithmetic may fall on either side of it is not known. */
function rounded(name: "ROUND" | "ROUNDUP" | "ROUNDDOWN", value: Rational | undefined, places: Rational | undefined): Rational | undefined {
  if (!value || places?.denominator !== 1n || places.numerator < 0n || places.numerator > 9n) return undefined;
  const unit = Rational.of(1n, 10n ** places.numerator);
  const scaled = value.absolute().divide(unit);
  const turn = name === "ROUND" ? Rational.of(1n, 2n) : Rational.ZERO;
  const nearest = Rational.of(scaled.subtract(turn).add(Rational.of(1n, 2n)).floor()).add(turn);
  const toTurn = scaled.subtract(nearest).absolute();
  if (toTurn.sign !== 0 && toTurn.compare(NEAR) < 0) return undefined;
  const up = name === "ROUNDUP" && scaled.denominator !== 1n ? Rational.ONE : Rational.ZERO;
  const whole = Rational.of(scaled.add(turn).floor()).add(up);
  const result = whole.multiply(unit);
  return value.sign < 0 ? result.negate() : result;
}
