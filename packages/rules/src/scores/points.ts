import type { Figure } from "@gouji/report";
import { decimalString, powerOfTen, Rational, roundHalfUp, truncate } from "@gouji/values";

/** Points of a printed score or weight; undefined for shares, limits and approximations. A unit of the whole table (万元) is not that of points. */
export function pointsOf(figure: Figure | undefined): Rational | undefined {
  if (!figure || figure.approximate) return undefined;
  const { kind, comparator, baseValue, value } = figure.quantity;
  if (comparator !== "none" && comparator !== "=") return undefined;
  if (figure.unitOrigin !== "printed" && (kind === "percent" || kind === "money")) return value;
  return kind === "percent" ? undefined : baseValue;
}

/** Sum of the points; undefined where nothing is given. */
export function sumOfPoints(figures: readonly (Figure | undefined)[]): Rational {
  return figures.reduce((sum, figure) => sum.add(pointsOf(figure) ?? Rational.ZERO), Rational.ZERO);
}

/** Is `stated` what is left of `exact` at the precision that the score is printed with, rounded or cut off? */
export function isPrintOf(stated: Figure, exact: Rational): boolean {
  const value = pointsOf(stated);
  if (!value) return false;
  const step = powerOfTen(-stated.quantity.decimals);
  return value.equals(exact) || roundHalfUp(exact, step).equals(value) || truncate(exact, step).equals(value);
}

/** Points in digits, with at most `most` decimals. */
export function pointsShown(value: Rational, most = 3): string {
  const text = value.toString();
  const decimals = text.includes("/") ? most : Math.min(most, text.split(".")[1]?.length ?? 0);
  return decimalString(value, decimals);
}
