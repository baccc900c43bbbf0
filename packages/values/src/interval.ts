import type { Rational } from "./rational.ts";

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
