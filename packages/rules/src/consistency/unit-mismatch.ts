import type { Figure, Indicator, RestatementRelation } from "@gouji/report";
import { byBasis, nameOf, placeOf, shown } from "../reading.ts";
import { relationsOf } from "../relations.ts";
import { cite, consistent, defineRule, undecided } from "../rule.ts";
import { isUnitSlip } from "./slip.ts";

type Subject =
  | { readonly kind: "indicator"; readonly indicator: Indicator; readonly stage: boolean }
  | { readonly kind: "restatement"; readonly relation: RestatementRelation };

/** Target and result, or two statements of one fact, are in units that can be compared. */
export const unitMismatch = defineRule<Subject>({
  id: "unit-mismatch",
  family: "consistency",
  title: "单位不一致",
  titleEn: "Units cannot be compared",
  severity: "error",
  specificity: 60,
  subjects: (input) => [
    ...input.report.indicators
      .filter(({ target, actual }) => target?.figure && actual?.figure)
      .map((indicator): Subject => ({ kind: "indicator", indicator, stage: false })),
    ...input.report.indicators
      .filter(({ target, stageTarget }) => target?.figure && stageTarget?.figure)
      .map((indicator): Subject => ({ kind: "indicator", indicator, stage: true })),
    ...relationsOf(input, "restatement").map((relation): Subject => ({ kind: "restatement", relation })),
  ],
  keyOf: (subject) => {
    if (subject.kind === "restatement") return subject.relation.key;
    return `${subject.stage ? "stage" : "indicator"}: ${subject.indicator.key}`;
  },
  judge: (subject) => {
    if (subject.kind === "restatement") return judgeRestatement(subject.relation);
    return subject.stage ? judgeStage(subject.indicator) : judgeIndicator(subject.indicator);
  },
});

function judgeIndicator({ name, target, stageTarget, actual }: Indicator) {
  const [planned, stage, done] = [target?.figure, stageTarget?.figure, actual?.figure];
  const [a, b] = [planned && dimensionOf(planned), done && dimensionOf(done)];
  if (!planned || !done || !a || !b) return undecided("unit");
  if (a === b) return consistent("loose", [planned, done]);
  // Measure words vary for one thing (个, 家; 场, 次): only shares and money stand apart for certain.
  if (![a, b].some((dimension) => dimension === "share" || dimension === "money")) return undecided("unit");
  return {
    kind: "inconsistent" as const,
    message: { id: "unit-mismatch.target", data: { indicator: name, target: shown(planned), actual: shown(done) } },
    stated: shown(done),
    // What the stage asked for is what the result is measured by.
    evidence: [cite(done, "stated"), cite(planned, "operand"), ...(stage && dimensionOf(stage) !== b ? [cite(stage, "operand")] : [])],
  };
}

/** The target of the year and that of the stage are in one unit: ≤8万元 and 100% are not. */
function judgeStage({ name, target, stageTarget }: Indicator) {
  const [year, stage] = [target?.figure, stageTarget?.figure];
  const [a, b] = [year && dimensionOf(year), stage && dimensionOf(stage)];
  if (!year || !stage || !a || !b) return undecided("unit");
  if (a === b) return consistent("loose", [year, stage]);
  if (![a, b].some((dimension) => dimension === "share" || dimension === "money")) return undecided("unit");
  return {
    kind: "inconsistent" as const,
    // A stage is at times given as progress against the year's target.
    severity: "warning" as const,
    message: { id: "unit-mismatch.stage", data: { indicator: name, target: shown(year), stage: shown(stage) } },
    stated: shown(stage),
    evidence: [cite(stage, "stated"), cite(year, "operand")],
  };
}

function dimensionOf({ quantity, unitOrigin }: Figure): "share" | "money" | "count" | undefined {
  // 12万 alone may be people as well as money.
  if (unitOrigin === "none" || quantity.unitImplied) return undefined;
  switch (quantity.kind) {
    case "percent":
    case "permille":
    case "perTenThousand":
      return "share";
    case "money":
    case "moneyRate":
      return "money";
    case "count":
    case "measure":
    case "duration":
      return "count";
    default:
      return undefined;
  }
}

function judgeRestatement({ figures, basis }: RestatementRelation) {
  const [first] = figures;
  if (!first) return undecided("value");
  const other = figures.find((figure) => isUnitSlip(figure, first));
  if (!other) return undecided("slip");
  return {
    kind: "inconsistent" as const,
    severity: byBasis(basis),
    message: {
      id: "unit-mismatch.slip",
      data: {
        metric: nameOf(first),
        stated: shown(other),
        where: placeOf(other),
        other: shown(first),
        whereOther: placeOf(first),
        factor: "10000",
      },
    },
    stated: shown(other),
    expected: shown(first),
    evidence: [cite(other, "stated"), cite(first, "expected")],
  };
}
