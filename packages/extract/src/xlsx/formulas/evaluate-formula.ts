import { Rational } from "@gouji/values";
import type { Address, Formula } from "./parse-formula.ts";

/** A cell as a formula sees it: a number, a text, nothing, or something that is not known (an error, a formula without result). */
export type Operand = Rational | "text" | "blank" | "unknown";

/** The cells of a workbook. */
export interface Cells {
  at(sheet: string, row: number, col: number): Operand;
  /** Filled cells of a range; undefined if it holds too many to go through. */
  within(sheet: string, from: Address, to: Address): readonly Operand[] | undefined;
}

const HUNDRED = Rational.of(100n);

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
      return undefined;
    case "negative":
      return value(formula.of)?.negate();
    case "percent":
      return value(formula.of)?.divide(HUNDRED);
    case "call":
      return called(formula.name, formula.of, sheet, cells);
    default:
      return operated(formula.kind, value(formula.left), value(formula.right));
  }
}

function operated(sign: "+" | "-" | "*" | "/", left: Rational | undefined, right: Rational | undefined): Rational | undefined {
  if (!left || !right) return undefined;
  if (sign === "+") return left.add(right);
  if (sign === "-") return left.subtract(right);
  if (sign === "*") return left.multiply(right);
  return right.equals(Rational.ZERO) ? undefined : left.divide(right);
}

function called(name: string, parameters: readonly Formula[], sheet: string, cells: Cells): Rational | undefined {
  if (name === "ROUND") return rounded(parameters, sheet, cells);
  const numbers: Rational[] = [];
  for (const parameter of parameters) {
    const found = numbersOf(parameter, sheet, cells);
    if (!found) return undefined;
    numbers.push(...found);
  }
  const sum = numbers.reduce((total, number) => total.add(number), Rational.ZERO);
  const [first, ...others] = numbers;
  if (name === "SUM") return sum;
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

/** Half away from zero. What is so near to a half that binary arithmetic may fall on either side of it is not known. */
function rounded([argument, digits]: readonly Formula[], sheet: string, cells: Cells): Rational | undefined {
  const value = argument && evaluateFormula(argument, sheet, cells);
  const places = digits ? evaluateFormula(digits, sheet, cells) : Rational.ZERO;
  if (!value || !places || places.denominator !== 1n || places.numerator < 0n || places.numerator > 9n) return undefined;
  const unit = Rational.of(1n, 10n ** places.numerator);
  const scaled = value.absolute().divide(unit);
  const whole = scaled.add(Rational.of(1n, 2n)).floor();
  const toHalf = scaled.subtract(Rational.of(scaled.floor())).subtract(Rational.of(1n, 2n)).absolute();
  if (!toHalf.equals(Rational.ZERO) && toHalf.compare(Rational.of(1n, 1_000_000n)) < 0) return undefined;
  const result = Rational.of(whole).multiply(unit);
  return value.compare(Rational.ZERO) < 0 ? result.negate() : result;
}
