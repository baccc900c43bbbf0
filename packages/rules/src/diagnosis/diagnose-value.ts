import type { Figure } from "@gouji/report";
import { add, contains, type Interval, isPoint, overlaps, point, powerOfTen, Rational, scale } from "@gouji/values";
import { nameOf, printed } from "../reading.ts";
import type { Diagnosis } from "../rule.ts";
import { digitSlips } from "./digit-slips.ts";

/** From these on a match is likely, from those on possible; below nothing is said. */
export const LIKELY_BITS = 10;
export const POSSIBLE_BITS = 4;

/** Powers of ten by which units are mistaken (元, 千元, 万元, 百万元, 亿元), and by which a decimal point slips. */
const UNIT_POWERS = [4, 3, 6, 8];
const POINT_POWERS = [1, 2];

/** What may have happened to a single number that should lie in `allowed`: the least accidental of a slipped unit or point, a lost sign, swapped, wrong, dropped or doubled digits. */
export function diagnoseValue(stated: Figure, expected: Rational, allowed: Interval = point(expected)): Diagnosis | undefined {
  const { baseValue, step } = stated.quantity;
  if (!baseValue || !step || baseValue.sign === 0 || expected.sign === 0) return undefined;
  // What the printed figures say to the last digit comes before what rounding allows.
  const found = [point(expected), allowed].flatMap((interval) => [
    ...signLost(stated, baseValue, step, interval),
    ...slips(stated, baseValue, step, interval),
    ...typed(stated, baseValue, step, interval),
  ]);
  return found.reduce<Diagnosis | undefined>((best, next) => ((next.bits ?? 0) > (best?.bits ?? 0) ? next : best), undefined);
}

/** The same for a figure of which only the values that would mend a relation are known. */
export function diagnoseRepair(figure: Figure, allowed: Interval): Diagnosis | undefined {
  const { min, max } = allowed;
  return min && max ? diagnoseValue(figure, min.add(max).divide(Rational.of(2n)), allowed) : undefined;
}

function signLost(stated: Figure, value: Rational, step: Rational, allowed: Interval): Diagnosis[] {
  if (!contains(allowed, value.negate())) return [];
  const bits = Math.log2(unitsOf(value, step));
  return named("sign-lost", bits, { stated: stated.printed, expected: printed(value.negate(), stated) });
}

function slips(stated: Figure, value: Rational, step: Rational, allowed: Interval): Diagnosis[] {
  const { kind, digits } = stated.quantity;
  const own = around(value, step);
  // Trailing zeros prove nothing: 5万元 is ten times 0.5万元 by chance.
  const known = Math.log2(Number(digits.replace(".", "").replace(/0+$/, "")) || 1);
  for (const power of [...UNIT_POWERS, ...POINT_POWERS]) {
    for (const sign of [1, -1]) {
      const factor = powerOfTen(power * sign);
      if (!overlaps(scale(own, factor), allowed)) continue;
      const name = power > 2 ? "unit-slip" : kind === "percent" && power === 2 ? "percent-slip" : "decimal-point";
      // A point that moves leaves the digits as they are: 4262.8112 is 426.2812 with one doubled.
      if (name === "decimal-point" && isPoint(allowed) && !contains(allowed, value.multiply(factor))) continue;
      const trials = 2 * (power > 2 ? UNIT_POWERS.length : name === "percent-slip" ? 1 : POINT_POWERS.length);
      return named(name, known - Math.log2(trials), { factor: String(10 ** power), label: nameOf(stated), stated: stated.printed });
    }
  }
  return [];
}

/** Digits are compared as whole numbers of the last printed place. */
function typed(stated: Figure, value: Rational, step: Rational, { min, max }: Interval): Diagnosis[] {
  if (!min || !max || value.sign !== max.sign) return [];
  const half = Rational.of(1n, 2n);
  const ends = [min, max].map((end) => end.absolute().divide(step));
  const [low, high] = value.sign > 0 ? ends : [...ends].reverse();
  const isExact = min.equals(max);
  const whole = value.absolute().divide(step);
  if (!low || !high || whole.denominator !== 1n || String(whole.numerator).length > 14) return [];
  const first = Number(isExact ? low.add(half).floor() : low.subtract(half).ceil());
  const last = Number(isExact ? low.add(half).floor() : high.add(half).floor());
  const spread = Math.max(Number(whole.numerator), last);
  return digitSlips(Number(whole.numerator), first, last).flatMap(({ kind, value: units, trials }) => {
    const expected = step.multiply(Rational.of(BigInt(units) * BigInt(value.sign)));
    // Zeros at the end of both tell nothing: 600.00 and 300.00 differ in their only digit.
    const told = spread / 10 ** Math.min(trailingZeros(units), trailingZeros(Number(whole.numerator)));
    const bits = Math.log2(told / (trials * (last - first + 1)));
    return named(kind, bits, { stated: stated.printed, expected: printed(expected, stated) });
  });
}

function trailingZeros(value: number): number {
  return /0*$/.exec(String(value))?.[0].length ?? 0;
}

function unitsOf(value: Rational, step: Rational): number {
  return Math.max(1, Number(value.absolute().divide(step).floor()));
}

function around(value: Rational, step: Rational): Interval {
  const half = step.divide(Rational.of(2n));
  return add(point(value), { min: half.negate(), max: half, minClosed: true, maxClosed: true });
}

function named(kind: string, bits: number, data: Readonly<Record<string, string>>): Diagnosis[] {
  return bits < POSSIBLE_BITS ? [] : [cause(kind, data, bits)];
}

/** A cause that the arithmetic makes likely; possible only, with fewer bits. */
export function cause(kind: string, data: Readonly<Record<string, string>>, bits?: number): Diagnosis {
  const likely = bits === undefined || bits >= LIKELY_BITS;
  const words = likely ? { certainty: "很可能", certaintyEn: "Probably" } : { certainty: "可能", certaintyEn: "Possibly" };
  return { kind, message: { id: kind, data: { ...data, ...words } }, ...(bits === undefined ? {} : { bits: Math.floor(bits) }) };
}
