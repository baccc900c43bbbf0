import type { Figure } from "@gouji/report";
import type { Rational } from "@gouji/values";
import { nameOf, shown } from "../reading.ts";
import type { Diagnosis } from "../rule.ts";
import { cause, diagnoseValue, POSSIBLE_BITS } from "./diagnose-value.ts";
import { diagnoseSum } from "./subset-search.ts";

/** Fewer digits (100%, 8万元) are equal by chance. */
const FEWEST_DIGITS = 4;

/** Why a total is off by `difference` (stated − expected): typed wrongly, copied from another place of the table, or added up wrongly; the least accidental of them. */
export function diagnoseTotal(
  total: Figure,
  expected: Rational,
  parts: readonly Figure[],
  neighbours: readonly Figure[],
  difference: Rational,
): Diagnosis | undefined {
  const found = [diagnoseValue(total, expected), diagnoseSum(parts, neighbours, difference), copied(total, parts, neighbours)];
  return found.reduce((best, next) => ((next?.bits ?? 0) > (best?.bits ?? 0) ? next : best), undefined);
}

/** The total of another column or row, or last year's. */
function copied(total: Figure, parts: readonly Figure[], neighbours: readonly Figure[]): Diagnosis | undefined {
  const { baseValue, baseUnit, digits } = total.quantity;
  const significant = digits.replace(/[.]/g, "").replace(/^0+|0+$/g, "").length;
  if (!baseValue || significant < FEWEST_DIGITS) return undefined;
  const others = neighbours.filter((figure) => figure !== total && !parts.includes(figure) && figure.quantity.baseUnit === baseUnit);
  const [same, ...more] = others.filter(({ quantity }) => quantity.baseValue?.equals(baseValue));
  if (!same || more.length > 0) return undefined;
  const bits = Math.log2(10) * significant - Math.log2(others.length);
  return bits < POSSIBLE_BITS ? undefined : cause("copied-figure", { label: nameOf(same), value: shown(same) }, bits);
}
