import { balance } from "./arithmetic/balance.ts";
import { sumTotal } from "./arithmetic/sum-total.ts";
import type { Rule } from "./rule.ts";

/** All rules, one line each. The order is that of the rule list and decides nothing. */
export const CATALOGUE: readonly Rule[] = [sumTotal, balance];

export function ruleById(id: string): Rule | undefined {
  return CATALOGUE.find((rule) => rule.id === id);
}
