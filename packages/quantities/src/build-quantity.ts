import { atLeast, atMost, type Interval, point, powerOfTen, Rational, roundedInterval } from "@gouji/values";
import type { Approximation, Comparator, Quantity } from "./quantity.ts";
import type { UnitMeaning } from "./units.ts";

/** A number with its unit, before its interval is worked out. */
export interface Reading {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly decimals: number;
  readonly value: Rational;
  readonly meaning: UnitMeaning;
  /** One unit of the last printed place, in printed units. */
  readonly step: Rational;
  /** Named in full down to the last coin, or one of the numbers that are never rounded. */
  readonly exact?: boolean;
  readonly comparator?: Comparator;
  readonly approximation?: Approximation;
  readonly semantics?: NonNullable<Quantity["semantics"]>;
  readonly unitImplied?: true;
  readonly oddity?: string;
}

/** The bare number's meaning. */
export const NO_UNIT: UnitMeaning = { kind: "number", unit: "", scale: Rational.ONE, baseUnit: "" };

export function buildQuantity(reading: Reading): Quantity {
  const { text, start, end, digits, decimals, value, meaning, approximation, semantics, unitImplied } = reading;
  const baseValue = value.multiply(meaning.scale);
  const step = reading.step.multiply(meaning.scale);
  const comparator = reading.comparator ?? "=";
  const oddity = reading.oddity ?? oddityOf(reading);
  return {
    kind: meaning.kind,
    text,
    start,
    end,
    digits,
    decimals,
    value,
    unit: meaning.unit,
    scale: meaning.scale,
    baseUnit: meaning.baseUnit,
    baseValue,
    ...(meaning.kind === "fraction" ? {} : { step }),
    comparator,
    ...(approximation ? { approximation } : {}),
    interval: intervalOf(baseValue, step, comparator, approximation, reading.exact ?? isExact(meaning, decimals)),
    ...(semantics ? { semantics } : {}),
    ...(unitImplied ? { unitImplied } : {}),
    ...(oddity ? { oddity } : {}),
  };
}

/** A range between two printed numbers of one unit. */
export function buildRange(
  low: Quantity,
  high: Quantity,
  text: string,
  closed: { readonly min: boolean; readonly max: boolean } = { min: true, max: true },
): Quantity {
  const { kind, unit, scale, baseUnit } = high;
  const decimals = Math.max(low.decimals, high.decimals);
  return {
    kind,
    text,
    start: low.start,
    end: high.end,
    digits: "",
    decimals,
    unit,
    scale,
    baseUnit,
    step: powerOfTen(-decimals).multiply(scale),
    comparator: "range",
    ...(low.baseValue && high.baseValue
      ? { interval: { min: low.baseValue, max: high.baseValue, minClosed: closed.min, maxClosed: closed.max } }
      : {}),
    from: printedValue(low),
    to: printedValue(high),
  };
}

/** 几十万, 数百: between twice the named place and the next place. */
export function buildVague(text: string, start: number, place: Rational, meaning: UnitMeaning): Quantity {
  const [min, max] = [place.multiply(Rational.of(2n)), place.multiply(Rational.of(10n))];
  return {
    kind: meaning.kind,
    text,
    start,
    end: start + text.length,
    digits: "",
    decimals: 0,
    unit: meaning.unit,
    scale: meaning.scale,
    baseUnit: meaning.baseUnit,
    step: meaning.scale,
    comparator: "range",
    approximation: "vague",
    interval: { min: min.multiply(meaning.scale), max: max.multiply(meaning.scale), minClosed: true, maxClosed: false },
    from: min.toString(),
    to: max.toString(),
  };
}

function printedValue({ digits, value }: Quantity): string {
  return digits || (value?.toString() ?? "");
}

/** Counts, scores, days and amounts down to 分 are never rounded. */
function isExact({ kind, unit, scale }: UnitMeaning, decimals: number): boolean {
  if (kind === "score" || kind === "duration" || kind === "fraction") return true;
  if (kind === "count") return decimals === 0 && scale.equals(Rational.ONE);
  if (kind === "number") return decimals === 0;
  return (kind === "money" || kind === "moneyRate") && unit.startsWith("元") && decimals >= 2;
}

function intervalOf(
  value: Rational,
  step: Rational,
  comparator: Comparator,
  approximation: Approximation | undefined,
  exact: boolean,
): Interval {
  if (comparator === ">=") return atLeast(value);
  if (comparator === ">") return atLeast(value, false);
  if (comparator === "<=") return atMost(value);
  if (comparator === "<") return atMost(value, false);
  if (approximation) return approximateInterval(value, step, approximation);
  return exact ? point(value) : roundedInterval(value, step);
}

function approximateInterval(value: Rational, step: Rational, approximation: Approximation): Interval {
  const place = lastPlace(value, step);
  if (approximation === "over") return { min: value, max: value.add(place), minClosed: true, maxClosed: false };
  const tenth = value.absolute().divide(Rational.of(10n));
  const slack = tenth.compare(place) < 0 ? tenth : place;
  if (approximation === "under") return { min: value.subtract(slack), max: value, minClosed: true, maxClosed: false };
  return { min: value.subtract(slack), max: value.add(slack), minClosed: true, maxClosed: true };
}

/** One unit of the last digit that is not zero. */
function lastPlace(value: Rational, step: Rational): Rational {
  const units = value.divide(step);
  if (units.denominator !== 1n || units.numerator === 0n) return step;
  let place = step;
  for (let rest = units.absolute().numerator; rest % 10n === 0n; rest /= 10n) place = place.multiply(Rational.of(10n));
  return place;
}

function oddityOf({ meaning, decimals, approximation, value, step }: Reading): string | undefined {
  if (meaning.kind !== "count" || !meaning.scale.equals(Rational.ONE)) return undefined;
  if (decimals > 0 && value.denominator !== 1n) return "fractional-count";
  if (approximation === "over" && decimals === 0 && step.equals(Rational.ONE) && value.numerator % 10n !== 0n && value.numerator > 10n)
    return "approximate-exact";
  return undefined;
}
