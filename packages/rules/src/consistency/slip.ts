import type { Figure } from "@gouji/report";
import { Rational } from "@gouji/values";

const TEN_THOUSAND = Rational.of(10_000n);

/** The same amount of money, ten thousand times apart: 万元 written for 元 or the other way round. */
export function isUnitSlip(a: Figure, b: Figure): boolean {
  const [x, y] = [a.quantity.baseValue, b.quantity.baseValue];
  if (!x || !y || x.sign === 0 || y.sign === 0 || a.quantity.kind !== "money" || b.quantity.kind !== "money") return false;
  if (a.quantity.digits.replace(/[.0]/g, "").length < 2) return false;
  const quotient = x.divide(y);
  return quotient.equals(TEN_THOUSAND) || quotient.equals(Rational.ONE.divide(TEN_THOUSAND));
}
