export { attainabilityPower, attainableCounts, attainableTogether } from "./attainable.ts";
export {
  add,
  atLeast,
  atMost,
  between,
  contains,
  divide,
  type Interval,
  isPoint,
  multiply,
  negate,
  overlaps,
  point,
  scale,
  subtract,
  width,
  within,
} from "./interval.ts";
export { Rational } from "./rational.ts";
export { fail, ok, type Result } from "./result.ts";
export { decimalString, powerOfTen, roundedInterval, roundHalfUp, roundStepwise, roundUp, sumSlack, truncate } from "./rounding.ts";
