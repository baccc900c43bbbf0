import type { Report } from "@gouji/report";
import { balance } from "./arithmetic/balance.ts";
import { growth } from "./arithmetic/growth.ts";
import { product } from "./arithmetic/product.ts";
import { ratio } from "./arithmetic/ratio.ts";
import { sumTotal } from "./arithmetic/sum-total.ts";
import { NATIONAL_SELF_EVALUATION } from "./profile.ts";

const RULES = [ratio, sumTotal, balance, product, growth];
const known = new WeakMap<Report, ReadonlySet<string>>();

/** Ids of the figures that an arithmetic relation of the report confirms: of two that contradict each other, such a one is not the suspect. */
export function confirmedIn(report: Report): ReadonlySet<string> {
  const found = known.get(report) ?? confirmedBy(report);
  known.set(report, found);
  return found;
}

function confirmedBy(report: Report): ReadonlySet<string> {
  const outcomes = RULES.flatMap((rule) => rule.check({ report }, NATIONAL_SELF_EVALUATION));
  return new Set([
    ...report.figures.flatMap(({ id, tiesOut }) => (tiesOut ? [id] : [])),
    ...outcomes.flatMap(({ verdict }) =>
      verdict.kind === "consistent" && verdict.how !== "loose" ? verdict.figures.map(({ id }) => id) : [],
    ),
  ]);
}
