import type { Figure, Indicator, Report, TargetRestatementRelation } from "@gouji/report";
import { byBasis, placeOf, shown } from "../reading.ts";
import { relationsOf } from "../relations.ts";
import { cite, citePhrase, consistent, defineRule, undecided, type Verdict } from "../rule.ts";

type Subject =
  | { readonly kind: "restated"; readonly key: string; readonly relation: TargetRestatementRelation }
  | { readonly kind: "stage"; readonly key: string; readonly indicator: Indicator };

/** An indicator's target is the same in every table that states it, and a stage's is not above the year's. */
export const targetInconsistent = defineRule<Subject>({
  id: "target-inconsistent",
  family: "consistency",
  title: "目标值前后不一",
  titleEn: "Target differs between tables",
  severity: "error",
  specificity: 40,
  subjects: (input) => [
    ...relationsOf(input, "targetRestatement").map((relation): Subject => ({ kind: "restated", key: relation.key, relation })),
    ...stagesOf(input.report),
  ],
  keyOf: ({ key }) => key,
  judge: (subject, _profile, { report }) =>
    subject.kind === "restated" ? judgeRestated(subject.relation) : judgeStage(subject.indicator, report),
});

function judgeRestated({ figures, indicator, basis }: TargetRestatementRelation): Verdict {
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
}

/** The number that sets the target, whatever its comparison sign. */
function limitOf({ quantity: { baseValue, from, to, scale } }: Figure): string | undefined {
  if (baseValue) return baseValue.toString();
  return from !== undefined && to !== undefined ? `${from}-${to}×${scale.toString()}` : undefined;
}

/** Counted indicators of which more is better, with a target for the year and one for the stage; several tables state one of them once. */
function stagesOf({ indicators }: Report): Subject[] {
  const seen = new Set<string>();
  return indicators.flatMap((indicator): Subject[] => {
    const { target, stageTarget, project, canonicalName } = indicator;
    const key = [project, canonicalName, "阶段目标值"].join(" › ");
    if (target?.figure?.quantity.kind !== "count" || !stageTarget?.figure || indicator.direction !== "higher" || seen.has(key)) return [];
    seen.add(key);
    return [{ kind: "stage", key, indicator }];
  });
}

function judgeStage({ name, canonicalName, namePhrase, target, stageTarget }: Indicator, { indicators }: Report): Verdict {
  const [year, stage] = [target?.figure, stageTarget?.figure];
  const [planned, due] = [year?.quantity.baseValue, stage?.quantity.baseValue];
  // 12万 beside 8万人 counts people as well.
  const isComparable = stage?.quantity.baseUnit === year?.quantity.baseUnit || stage?.quantity.unitImplied === true;
  if (!year || !stage || !planned || !due || !isComparable) return undecided("unit");
  if (due.compare(planned) <= 0) return consistent("exact", [year, stage]);
  const witness = indicators.find(
    (other) =>
      (other.canonicalName === canonicalName || other.target?.figure?.quantity.baseValue?.equals(planned) === true) &&
      other.actual?.figure?.quantity.baseUnit === year.quantity.baseUnit &&
      other.actual.figure.quantity.baseValue?.equals(due) === true,
  )?.actual?.figure;
  return {
    kind: "inconsistent",
    severity: "warning",
    message: {
      id: witness ? "target-inconsistent.stage-actual" : "target-inconsistent.stage",
      data: { indicator: name, stage: shown(stage), target: shown(year), actual: witness ? shown(witness) : "" },
    },
    stated: shown(stage),
    evidence: [
      cite(stage, "stated"),
      cite(year, "operand"),
      ...(witness ? [cite(witness, "operand")] : []),
      citePhrase(namePhrase, "context"),
    ],
  };
}
