import type { Expression, Figure } from "@gouji/report";
import { add, divide, type Interval, isPoint, multiply, overlaps, Rational, roundedInterval, scale, subtract } from "@gouji/values";
import { anyApproximate, asCounted, closed, shown, termsOf } from "../reading.ts";
import type { Tightness } from "../rule.ts";
import { variantOf } from "./judge-rate.ts";

interface Computed {
  readonly value: Rational;
  readonly interval: Interval;
}

export type FormulaResult =
  | { readonly kind: "holds"; readonly how: Tightness }
  | { readonly kind: "open" }
  | { readonly kind: "fails"; readonly expected: Rational; readonly allowed: Interval };

/** Does the printed arithmetic give the printed result? A factor of 100 lost or gained by the percent sign is no matter. */
export function judgeFormula(expression: Expression, stated: Figure): FormulaResult {
  const [result] = termsOf([stated]) ?? [];
  const computed = evaluate(expression, stated.quantity.baseUnit);
  if (!result || !computed) return { kind: "open" };
  const figures = [stated, ...figuresOf(expression)];
  const readings = [Rational.ONE, Rational.of(100n), Rational.of(1n, 100n), ...scalesOf(figures)];
  for (const factor of readings) {
    const value = computed.value.multiply(factor);
    if (overlaps(printedResult(stated, result.interval), closed(scale(computed.interval, factor)))) {
      return { kind: "holds", how: anyApproximate(figures) ? "loose" : value.equals(result.value) ? "exact" : "rounded" };
    }
    if (variantOf(value, result.value, stated.quantity.step)) return { kind: "holds", how: "loose" };
  }
  if (anyApproximate(figures)) return { kind: "open" };
  const nearest = readings
    .map((factor) => ({ factor, gap: computed.value.multiply(factor).subtract(result.value).absolute() }))
    .sort((a, b) => a.gap.compare(b.gap))[0];
  const factor = nearest?.factor ?? Rational.ONE;
  return { kind: "fails", expected: computed.value.multiply(factor), allowed: closed(scale(computed.interval, factor)) };
}

/** Points and counts are exact, but what multiplying and dividing gives is rounded to what is printed: 84.36%×5=4.2分. */
function printedResult({ quantity }: Figure, interval: Interval): Interval {
  const { baseValue, step } = quantity;
  return baseValue && step && isPoint(interval) && quantity.kind !== "money" ? closed(roundedInterval(baseValue, step)) : closed(interval);
}

/** A unit printed once for all: 3×200+50=650万元. */
function scalesOf(figures: readonly Figure[]): Rational[] {
  return figures.flatMap(({ quantity }) =>
    quantity.kind === "money" && !quantity.scale.equals(Rational.ONE) ? [quantity.scale, Rational.ONE.divide(quantity.scale)] : [],
  );
}

/** Lengths, areas and weights count in the unit that is printed, as prices per unit mean it, unless the result is one of them itself. */
function evaluate(expression: Expression, resultUnit: string): Computed | undefined {
  if (expression.kind === "figure") {
    const [term] = termsOf([expression.figure]) ?? [];
    return term && expression.figure.quantity.baseUnit !== resultUnit ? asCounted(term) : term;
  }
  const [left, right] = [evaluate(expression.left, resultUnit), evaluate(expression.right, resultUnit)];
  if (!left || !right) return undefined;
  switch (expression.operator) {
    case "+":
      return { value: left.value.add(right.value), interval: add(left.interval, right.interval) };
    case "-":
      return { value: left.value.subtract(right.value), interval: subtract(left.interval, right.interval) };
    case "×":
      return { value: left.value.multiply(right.value), interval: multiply(left.interval, right.interval) };
    case "÷": {
      const interval = divide(left.interval, right.interval);
      return interval && right.value.sign !== 0 ? { value: left.value.divide(right.value), interval } : undefined;
    }
  }
}

/** The figures of an expression, each once. */
export function figuresOf(expression: Expression): Figure[] {
  if (expression.kind === "figure") return [expression.figure];
  return [...new Set([...figuresOf(expression.left), ...figuresOf(expression.right)])];
}

export function formulaShown(expression: Expression): string {
  if (expression.kind === "figure") return shown(expression.figure);
  const { operator, left, right } = expression;
  return `${bracketed(left, operator, false)} ${operator} ${bracketed(right, operator, true)}`;
}

/** An operand as it must be written beside the operator: a sum in brackets before × and ÷, and whatever − and ÷ would split. */
function bracketed(operand: Expression, operator: string, isRight: boolean): string {
  const text = formulaShown(operand);
  if (operand.kind === "figure") return text;
  const isSum = operand.operator === "+" || operand.operator === "-";
  const weaker = isSum && (operator === "×" || operator === "÷");
  const split = isRight && ((operator === "-" && isSum) || operator === "÷");
  return weaker || split ? `(${text})` : text;
}
