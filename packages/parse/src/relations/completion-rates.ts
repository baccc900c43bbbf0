import type { Figure, Indicator, RatioRelation } from "@gouji/report";
import { isPercent } from "./figures.ts";
import type { Finder } from "./finder.ts";

/** Round rates agree by chance. */
const TELLING_DIGITS = 4;

/**
 * A table's rate and the result ÷ plan that the text gives under the same second-level indicator.
 * Nothing names the pair: it is taken where the quotient is the rate to within one printed unit.
 */
export const findCompletionRates: Finder = (_draft, { indicators }) =>
  indicators.flatMap((indicator): RatioRelation[] => {
    const rate = indicator.actual?.figure;
    if (indicator.table === undefined || !rate || !isPercent(rate) || rate.approximate) return [];
    if (rate.quantity.digits.replace(/\D/g, "").length < TELLING_DIGITS) return [];
    const group = indicator.path.join("|");
    const pairs = indicators.filter(({ table, path }) => table === undefined && path.join("|") === group);
    const source = pairs.find((pair) => isNear(rate, pair));
    const [numerator, denominator] = [source?.actual?.figure, source?.target?.figure];
    if (!numerator || !denominator) return [];
    return [
      {
        kind: "ratio",
        key: `${indicator.key} › 完成率`,
        basis: "inferred",
        rate,
        rateName: indicator.name,
        numerators: [numerator],
        denominators: [denominator],
        neighbours: [],
      },
    ];
  });

function isNear({ quantity }: Figure, { target, actual }: Indicator): boolean {
  const [done, planned] = [actual?.figure?.quantity.baseValue, target?.figure?.quantity.baseValue];
  if (!done || !planned || planned.sign <= 0 || done.equals(planned) || !quantity.baseValue || !quantity.step) return false;
  return done.divide(planned).subtract(quantity.baseValue).absolute().compare(quantity.step) < 0;
}
