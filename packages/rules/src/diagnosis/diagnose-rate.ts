import type { Figure } from "@gouji/report";
import { contains, Rational as Fraction, type Rational } from "@gouji/values";
import { closed, nameOf, shown, termsOf } from "../reading.ts";
import type { Diagnosis } from "../rule.ts";
import { cause, diagnoseValue, POSSIBLE_BITS } from "./diagnose-value.ts";

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
  const others = [
    rowShift(rate, [numerator, denominator], fits, neighbours),
    otherOperand(rate, [numerator, denominator], fits, neighbours),
  ];
  return others.reduce((best, next) => ((next?.bits ?? 0) > (best?.bits ?? 0) ? next : best), own);
}

/** The rate of another row: its numerator and denominator stand in the same columns. */
function rowShift(
  rate: Figure,
  [numerator, denominator]: readonly [Figure, Figure],
  fits: (value: Rational) => boolean,
  neighbours: readonly Figure[],
): Diagnosis | undefined {
  const [a, b, step] = [columnOf(numerator), columnOf(denominator), rate.quantity.step];
  if (a === undefined || b === undefined || !step) return undefined;
  const below = new Map(neighbours.filter((figure) => columnOf(figure) === b).map((figure) => [rowOf(figure), figure]));
  const rows = neighbours.flatMap((top) => {
    const bottom = columnOf(top) === a && rowOf(top) !== rowOf(numerator) ? below.get(rowOf(top)) : undefined;
    const [n, d] = [top.quantity.baseValue, bottom?.quantity.baseValue];
    return n && d && d.sign !== 0 ? [{ top, share: n.divide(d) }] : [];
  });
  const hits = rows.filter(({ share }) => fits(share));
  const [hit] = hits;
  // A rate that several rows have (100%) proves nothing.
  if (!hit || hits.length > 1) return undefined;
  const bits = Math.log2(Number(Fraction.ONE.divide(step).ceil())) - Math.log2(rows.length);
  const label = hit.top.subject || nameOf(hit.top);
  return bits < POSSIBLE_BITS ? undefined : cause("row-shift", { label, stated: rate.printed }, bits);
}

function columnOf({ source }: Figure): number | undefined {
  return source.kind === "cell" ? source.col : undefined;
}

function rowOf({ source }: Figure): number | undefined {
  return source.kind === "cell" ? source.row : undefined;
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
  if (bits < POSSIBLE_BITS) return undefined;
  const { other, position, positionEn } = hit;
  return cause("operand-from-another-row", { label: nameOf(other), value: shown(other), position, positionEn, stated: rate.printed }, bits);
}
