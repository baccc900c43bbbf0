import type { Interval } from "./interval.ts";
import { Rational } from "./rational.ts";

/** 四舍五入: to the nearest multiple of `step`, halves away from zero. */
export function roundHalfUp(value: Rational, step: Rational): Rational {
  const units = value.absolute().divide(step).add(Rational.of(1n, 2n)).floor();
  return withSign(units, value, step);
}

/** 去尾: towards zero. */
export function truncate(value: Rational, step: Rational): Rational {
  return withSign(value.absolute().divide(step).floor(), value, step);
}

/** 进一: away from zero. */
export function roundUp(value: Rational, step: Rational): Rational {
  return withSign(value.absolute().divide(step).ceil(), value, step);
}

/** Rounded at one place, then again at each coarser one: what GB/T 8170 forbids. */
export function roundStepwise(value: Rational, step: Rational, extraPlaces: number): Rational {
  let rounded = value;
  for (let places = extraPlaces; places >= 0; places -= 1) rounded = roundHalfUp(rounded, step.divide(powerOfTen(places)));
  return rounded;
}

/** All values that half-up rounding turns into `value`; an exact half belongs to the larger magnitude. */
export function roundedInterval(value: Rational, step: Rational): Interval {
  const half = step.divide(Rational.of(2n));
  const [min, max] = [value.subtract(half), value.add(half)];
  if (value.sign > 0) return { min, max, minClosed: true, maxClosed: false };
  if (value.sign < 0) return { min, max, minClosed: false, maxClosed: true };
  return { min, max, minClosed: false, maxClosed: false };
}

/**
 * By how much half-up rounding alone can part a printed total from the sum of its printed terms: below (step of the total + steps of the
 * terms) / 2. With one common step u and n terms that leaves at most ⌊n/2⌋·u. The slack itself is not reached.
 */
export function sumSlack(totalStep: Rational, termSteps: readonly Rational[]): Rational {
  return termSteps.reduce((sum, step) => sum.add(step), totalStep).divide(Rational.of(2n));
}

/** "12.50": the value with that many decimals, rounded half up. */
export function decimalString(value: Rational, decimals: number): string {
  const scaled = value.absolute().multiply(powerOfTen(decimals)).add(Rational.of(1n, 2n)).floor();
  const digits = scaled.toString().padStart(decimals + 1, "0");
  const sign = value.sign < 0 && scaled !== 0n ? "-" : "";
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

export function powerOfTen(exponent: number): Rational {
  return exponent >= 0 ? Rational.of(10n ** BigInt(exponent)) : Rational.of(1n, 10n ** BigInt(-exponent));
}

function withSign(units: bigint, value: Rational, step: Rational): Rational {
  return step.multiply(Rational.of(value.sign < 0 ? -units : units));
}
