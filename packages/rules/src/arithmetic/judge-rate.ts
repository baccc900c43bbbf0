import type { Figure } from "@gouji/report";
import { divide, type Interval, multiply, overlaps, Rational, roundHalfUp, roundStepwise, roundUp, scale, truncate } from "@gouji/values";
import { anyApproximate, closed, termsOf } from "../reading.ts";
import type { Repair, Tightness } from "../rule.ts";

export type Variant = "truncated" | "rounded-up" | "rounded-twice";

export type RateResult =
  | { readonly kind: "holds"; readonly how: Tightness; readonly variant?: Variant; readonly expected: Rational }
  | { readonly kind: "open"; readonly missing: string }
  | { readonly kind: "fails"; readonly expected: Rational; readonly allowed: Interval; readonly repairs: readonly Repair[] };

const HUNDRED = Rational.of(100n);

/** Is `rate` its numerator over its denominator at the printed precision? All in base units, a percentage as a fraction. */
export function judgeRate(rate: Figure, numerator: Figure, denominator: Figure): RateResult {
  const [r] = termsOf([rate]) ?? [];
  const [a, b] = termsOf([numerator, denominator]) ?? [];
  if (!r || !a || !b) return { kind: "open", missing: "value" };
  if (!comparable(numerator, denominator)) return { kind: "open", missing: "unit" };
  const quotient = divide(a.interval, b.interval);
  if (!quotient || b.value.sign === 0) return { kind: "open", missing: "denominator" };
  // A bare 96.87 in a column of rates is one of a hundred.
  const factor = rate.quantity.kind === "number" && isPercentNumber(r.value, a.value.divide(b.value)) ? HUNDRED : Rational.ONE;
  const allowed = scale(quotient, factor);
  const expected = a.value.divide(b.value).multiply(factor);
  const approximate = anyApproximate([rate, numerator, denominator]);
  if (overlaps(closed(r.interval), closed(allowed))) {
    const how = approximate ? "loose" : expected.equals(r.value) ? "exact" : "rounded";
    return { kind: "holds", how, expected };
  }
  const variant = variantOf(expected, r.value, rate.quantity.step);
  if (variant) return { kind: "holds", how: "loose", variant, expected };
  if (approximate) return { kind: "open", missing: "exactValue" };
  const ratio = scale(closed(r.interval), Rational.ONE.divide(factor));
  const ofDenominator = divide(a.interval, ratio);
  const repairs: Repair[] = [
    { figureId: rate.id, interval: closed(allowed) },
    { figureId: numerator.id, interval: multiply(ratio, b.interval) },
    ...(ofDenominator ? [{ figureId: denominator.id, interval: ofDenominator }] : []),
  ];
  return { kind: "fails", expected, allowed, repairs };
}

/** The way of rounding that alone makes `stated` of `exact`. */
export function variantOf(exact: Rational, stated: Rational, step: Rational | undefined): Variant | undefined {
  if (!step || roundHalfUp(exact, step).equals(stated)) return undefined;
  if ([1, 2, 3].some((places) => roundStepwise(exact, step, places).equals(stated))) return "rounded-twice";
  if (truncate(exact, step).equals(stated)) return "truncated";
  return roundUp(exact, step).equals(stated) ? "rounded-up" : undefined;
}

function comparable({ quantity: a }: Figure, { quantity: b }: Figure): boolean {
  return a.baseUnit === b.baseUnit || (a.kind === b.kind && a.kind === "count") || a.kind === "number" || b.kind === "number";
}

function isPercentNumber(stated: Rational, ratio: Rational): boolean {
  const asPercent = ratio.multiply(HUNDRED).subtract(stated).absolute();
  return asPercent.compare(ratio.subtract(stated).absolute()) < 0;
}
