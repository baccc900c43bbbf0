import type { Figure } from "@gouji/report";
import { decimalString, powerOfTen, Rational, roundHalfUp, truncate } from "@gouji/values";

/** Points of a printed score or weight; undefined for shares, limits and approximations. */
export function pointsOf(figure: Figure | undefined): Rational | undefined {
  if (!figure || figure.approximate) return undefined;
  const { kind, comparator, baseValue } = figure.quantity;
  if (comparator !== "none" && comparator !== "=") return undefined;
  return kind === "percent" || kind === "money" ? undefined : baseValue;
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

/** 甲 20 + 乙 15, shortened in the middle where long. */
export function pointsSumShown(parts: readonly { readonly label: string; readonly figure: Figure | undefined }[]): string {
  const all = parts.flatMap(({ label, figure }) => {
    const points = pointsOf(figure);
    return points ? [`${label} ${pointsShown(points)}`] : [];
  });
  return all.length <= 8 ? all.join(" + ") : [...all.slice(0, 5), `…（共 ${all.length} 项）`, ...all.slice(-2)].join(" + ");
}
