import type { Figure, TargetRestatementRelation } from "@gouji/report";
import { byBasis, placeOf, shown } from "../reading.ts";
import { relationsOf } from "../relations.ts";
import { cite, consistent, defineRule, undecided } from "../rule.ts";

/** An indicator's target is the same in every table that states it. */
export const targetInconsistent = defineRule<TargetRestatementRelation>({
  id: "target-inconsistent",
  family: "consistency",
  title: "目标值前后不一",
  titleEn: "Target differs between tables",
  severity: "error",
  specificity: 40,
  subjects: (input) => relationsOf(input, "targetRestatement"),
  keyOf: ({ key }) => key,
  judge({ figures, indicator, basis }) {
    const [first] = figures;
    if (!first || figures.length < 2 || figures.some((figure) => limitOf(figure) === undefined)) return undecided("value");
    if (figures.some(({ quantity }) => quantity.baseUnit !== first.quantity.baseUnit)) return undecided("unit");
    const other = figures.find((figure) => limitOf(figure) !== limitOf(first));
    if (!other) return consistent("exact", figures);
    return {
      kind: "inconsistent",
      severity: byBasis(basis, first.approximate || other.approximate ? "info" : "error"),
      message: {
        id: "target-inconsistent",
        data: {
          indicator: indicator.split(" › ").at(-1) ?? indicator,
          stated: shown(other),
          where: placeOf(other),
          other: shown(first),
          whereOther: placeOf(first),
        },
      },
      stated: shown(other),
      expected: shown(first),
      evidence: [
        cite(other, "stated"),
        cite(first, "expected"),
        ...figures.filter((figure) => figure !== other && figure !== first).map((figure) => cite(figure, "context")),
      ],
    };
  },
});

/** The number that sets the target, whatever its comparison sign. */
function limitOf({ quantity: { baseValue, from, to, scale } }: Figure): string | undefined {
  if (baseValue) return baseValue.toString();
  return from !== undefined && to !== undefined ? `${from}-${to}×${scale.toString()}` : undefined;
}
