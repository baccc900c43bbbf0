import type { Figure } from "@gouji/report";
import { contains, Rational as Fraction, type Rational } from "@gouji/values";
import { closed, nameOf, shown, termsOf } from "../reading.ts";
import type { Diagnosis } from "../rule.ts";
import { cause, diagnoseValue } from "./diagnose-value.ts";

/** Why a rate is off: a figure of another row, numerator and denominator interchanged, complement or change for the rate. */
export function diagnoseRate(
  rate: Figure,
  numerator: Figure,
  denominator: Figure,
  expected: Rational,
  neighbours: readonly Figure[],
): Diagnosis | undefined {
  const own = diagnoseValue(rate, expected);
  const interval = termsOf([rate])?.[0]?.interval;
  const [a, b] = [numerator.quantity.baseValue, denominator.quantity.baseValue];
  if (!interval || !a || !b || a.sign === 0 || b.sign === 0) return own;
  const fits = (value: Rational) => contains(closed(interval), value);
  // Before a wrong digit: 176.21% for 276.21% is the change, though it differs in one digit alone.
  if (fits(b.divide(a)) && !a.equals(b)) return cause("inverse-ratio", {});
  if (fits(Fraction.ONE.subtract(a.divide(b)))) return cause("complement-ratio", {});
  if (fits(a.divide(b).subtract(Fraction.ONE))) return cause("growth-for-ratio", {});
  return own ?? otherOperand(rate, [numerator, denominator], fits, neighbours);
}

function otherOperand(
  rate: Figure,
  [numerator, denominator]: readonly [Figure, Figure],
  fits: (value: Rational) => boolean,
  neighbours: readonly Figure[],
): Diagnosis | undefined {
  const [a, b, step] = [numerator.quantity.baseValue, denominator.quantity.baseValue, rate.quantity.step];
  const others = neighbours.filter(
    (other) => ![rate, numerator, denominator].includes(other) && other.quantity.baseUnit === numerator.quantity.baseUnit,
  );
  if (!a || !b || !step || others.length === 0) return undefined;
  const hits = others.flatMap((other) => {
    const value = other.quantity.baseValue;
    if (!value || value.sign === 0) return [];
    return [
      ...(fits(value.divide(b)) ? [{ other, position: "分子", positionEn: "the numerator" }] : []),
      ...(fits(a.divide(value)) ? [{ other, position: "分母", positionEn: "the denominator" }] : []),
    ];
  });
  const [hit] = hits;
  if (!hit || hits.length > 1) return undefined;
  const bits = Math.log2(Number(Fraction.ONE.divide(step).ceil())) - Math.log2(2 * others.length);
  if (bits < 4) return undefined;
  const { other, position, positionEn } = hit;
  return cause("operand-from-another-row", { label: nameOf(other), value: shown(other), position, positionEn, stated: rate.printed }, bits);
}
