import { balance } from "./arithmetic/balance.ts";
import { count } from "./arithmetic/count.ts";
import { growth } from "./arithmetic/growth.ts";
import { percentOfCount } from "./arithmetic/percent-of-count.ts";
import { percentSum } from "./arithmetic/percent-sum.ts";
import { product } from "./arithmetic/product.ts";
import { ratio } from "./arithmetic/ratio.ts";
import { roundingVariant } from "./arithmetic/rounding-variant.ts";
import { sumTotal } from "./arithmetic/sum-total.ts";
import { restatedValue } from "./consistency/restated-value.ts";
import { targetInconsistent } from "./consistency/target-inconsistent.ts";
import { unitMismatch } from "./consistency/unit-mismatch.ts";
import type { Rule } from "./rule.ts";

/** All rules, one line each. The order is that of the rule list and decides nothing. */
export const CATALOGUE: readonly Rule[] = [
  unitMismatch,
  targetInconsistent,
  restatedValue,
  roundingVariant,
  ratio,
  product,
  percentSum,
  percentOfCount,
  growth,
  count,
  sumTotal,
  balance,
];

export function ruleById(id: string): Rule | undefined {
  return CATALOGUE.find((rule) => rule.id === id);
}
