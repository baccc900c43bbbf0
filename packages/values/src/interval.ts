import { Rational } from "./rational.ts";

/** All values that a printed figure may stand for. An absent end means unbounded on that side. */
export interface Interval {
  readonly min?: Rational;
  readonly max?: Rational;
  readonly minClosed: boolean;
  readonly maxClosed: boolean;
}

export function point(value: Rational): Interval {
  return { min: value, max: value, minClosed: true, maxClosed: true };
}

/** Values between the ends, both included. */
export function between(min: Rational, max: Rational): Interval {
  return { min, max, minClosed: true, maxClosed: true };
}

export function atLeast(min: Rational, closed = true): Interval {
  return { min, minClosed: closed, maxClosed: false };
}

export function atMost(max: Rational, closed = true): Interval {
  return { max, minClosed: false, maxClosed: closed };
}

export function isPoint(interval: Interval): boolean {
  return interval.min !== undefined && interval.max !== undefined && interval.min.equals(interval.max);
}

export function contains({ min, max, minClosed, maxClosed }: Interval, value: Rational): boolean {
  const low = min === undefined ? 1 : value.compare(min);
  const high = max === undefined ? -1 : value.compare(max);
  return (low > 0 || (low === 0 && minClosed)) && (high < 0 || (high === 0 && maxClosed));
}

/** Is there a value that lies in both? */
export function overlaps(a: Interval, b: Interval): boolean {
  return below(a, b) && below(b, a);
}

/** Does every value of `inner` lie in `outer`? */
export function within(inner: Interval, outer: Interval): boolean {
  return (
    endInside(inner.min, inner.minClosed, outer.min, outer.minClosed, 1) &&
    endInside(inner.max, inner.maxClosed, outer.max, outer.maxClosed, -1)
  );
}

export function negate({ min, max, minClosed, maxClosed }: Interval): Interval {
  return interval(max?.negate(), min?.negate(), maxClosed, minClosed);
}

export function add(a: Interval, b: Interval): Interval {
  const min = a.min && b.min ? a.min.add(b.min) : undefined;
  const max = a.max && b.max ? a.max.add(b.max) : undefined;
  return interval(min, max, a.minClosed && b.minClosed, a.maxClosed && b.maxClosed);
}

export function subtract(a: Interval, b: Interval): Interval {
  return add(a, negate(b));
}

/** Each value times `factor`. */
export function scale(a: Interval, factor: Rational): Interval {
  if (factor.sign === 0) return point(Rational.ZERO);
  const min = a.min?.multiply(factor);
  const max = a.max?.multiply(factor);
  return factor.sign > 0 ? interval(min, max, a.minClosed, a.maxClosed) : interval(max, min, a.maxClosed, a.minClosed);
}

/** Product. An unbounded factor gives an unbounded product unless both are of one sign. */
export function multiply(a: Interval, b: Interval): Interval {
  if (a.min && a.max && b.min && b.max) return hull(cornersOf(a, b));
  if (a.min && b.min && a.min.sign >= 0 && b.min.sign >= 0) {
    const max = a.max && b.max ? a.max.multiply(b.max) : undefined;
    return interval(a.min.multiply(b.min), max, a.minClosed && b.minClosed, a.maxClosed && b.maxClosed);
  }
  return { minClosed: false, maxClosed: false };
}

/** Quotient; undefined where `b` may be zero. */
export function divide(a: Interval, b: Interval): Interval | undefined {
  if (contains(b, Rational.ZERO) || b.min?.sign === 0 || b.max?.sign === 0) return undefined;
  const positive = b.min !== undefined && b.min.sign > 0;
  const negative = b.max !== undefined && b.max.sign < 0;
  if (!positive && !negative) return undefined;
  const inverse = interval(
    b.max ? Rational.ONE.divide(b.max) : Rational.ZERO,
    b.min ? Rational.ONE.divide(b.min) : Rational.ZERO,
    b.max ? b.maxClosed : false,
    b.min ? b.minClosed : false,
  );
  return multiply(a, inverse);
}

/** Length, undefined where unbounded. */
export function width({ min, max }: Interval): Rational | undefined {
  return min && max ? max.subtract(min) : undefined;
}

function interval(min: Rational | undefined, max: Rational | undefined, minClosed: boolean, maxClosed: boolean): Interval {
  return {
    ...(min ? { min } : {}),
    ...(max ? { max } : {}),
    minClosed: min !== undefined && minClosed,
    maxClosed: max !== undefined && maxClosed,
  };
}

/** Does `a` begin before `b` ends, touching included where both ends are closed? */
function below(a: Interval, b: Interval): boolean {
  if (!a.min || !b.max) return true;
  const order = a.min.compare(b.max);
  return order < 0 || (order === 0 && a.minClosed && b.maxClosed);
}

function endInside(
  inner: Rational | undefined,
  innerClosed: boolean,
  outer: Rational | undefined,
  outerClosed: boolean,
  side: 1 | -1,
): boolean {
  if (!outer) return true;
  if (!inner) return false;
  const order = inner.compare(outer) * side;
  return order > 0 || (order === 0 && (outerClosed || !innerClosed));
}

interface Corner {
  readonly value: Rational;
  readonly closed: boolean;
}

function cornersOf(a: Interval, b: Interval): Corner[] {
  return ends(a).flatMap((left) =>
    ends(b).map((right) => {
      const value = left.value.multiply(right.value);
      // A zero at a closed end makes the corner reachable whatever the other end is.
      const zero = (left.value.sign === 0 && left.closed) || (right.value.sign === 0 && right.closed);
      return { value, closed: zero || (left.closed && right.closed) };
    }),
  );
}

function ends({ min, max, minClosed, maxClosed }: Interval): Corner[] {
  return [...(min ? [{ value: min, closed: minClosed }] : []), ...(max ? [{ value: max, closed: maxClosed }] : [])];
}

function hull(corners: readonly Corner[]): Interval {
  const [first, ...rest] = corners;
  if (!first) return { minClosed: false, maxClosed: false };
  let low = first;
  let high = first;
  for (const corner of rest) {
    const toLow = corner.value.compare(low.value);
    const toHigh = corner.value.compare(high.value);
    if (toLow < 0 || (toLow === 0 && corner.closed)) low = corner;
    if (toHigh > 0 || (toHigh === 0 && corner.closed)) high = corner;
  }
  return interval(low.value, high.value, low.closed, high.closed);
}
