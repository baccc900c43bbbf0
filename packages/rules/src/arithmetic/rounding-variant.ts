import type { RatioRelation } from "@gouji/report";
import { nameOf, printed, shown } from "../reading.ts";
import { relationsOf } from "../relations.ts";
import { cite, consistent, defineRule, undecided } from "../rule.ts";
import { judgeRate, type Variant } from "./judge-rate.ts";

const NAMES: Readonly<Record<Variant, readonly [zh: string, en: string]>> = {
  truncated: ["去尾", "truncation"],
  "rounded-up": ["进一", "rounding up"],
  "rounded-twice": ["逐位多次舍入", "rounding step by step"],
};

/** A rate that is right only under another way of rounding than to the nearest. */
export const roundingVariant = defineRule<RatioRelation>({
  id: "rounding-variant",
  family: "arithmetic",
  title: "取舍方式不一",
  titleEn: "Rounded in another way",
  severity: "info",
  specificity: 10,
  subjects: (input) =>
    relationsOf(input, "ratio").filter(({ numerators, denominators }) => numerators.length === 1 && denominators.length === 1),
  keyOf: ({ key }) => key,
  judge({ rate, rateName, numerators: [numerator], denominators: [denominator] }) {
    if (!numerator || !denominator) return undecided("operand");
    const result = judgeRate(rate, numerator, denominator);
    if (result.kind !== "holds") return undecided("value");
    if (!result.variant) return consistent("loose", []);
    const [how, howEn] = NAMES[result.variant];
    const expected = printed(result.expected, rate);
    return {
      kind: "inconsistent",
      message: {
        id: "rounding-variant",
        data: {
          rate: rateName || nameOf(rate),
          stated: shown(rate),
          expected,
          how,
          howEn,
          formula: `${shown(numerator)} ÷ ${shown(denominator)}`,
        },
      },
      stated: shown(rate),
      expected,
      evidence: [cite(rate, "stated"), cite(numerator, "operand"), cite(denominator, "operand")],
      diagnosis: { kind: result.variant, message: { id: result.variant, data: {} } },
    };
  },
});
