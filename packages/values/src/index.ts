export { type Interval, point } from "./interval.ts";
export { Rational } from "./rational.ts";
export { fail, ok, type Result } from "./result.ts";
