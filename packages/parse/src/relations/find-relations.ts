import type { Figure, RatioRelation, Relation, SumRelation } from "@gouji/report";
import type { Draft } from "../draft.ts";
import type { Records } from "../records/records.ts";
import { findBalances } from "./balances.ts";
import { findColumnArithmetic } from "./column-arithmetic.ts";
import { findCompletionRates } from "./completion-rates.ts";
import { findCostIndicators } from "./cost-indicators.ts";
import { findCountShares } from "./count-shares.ts";
import { findCountedParts } from "./counted-parts.ts";
import { findCountedShares } from "./counted-shares.ts";
import { findCounts } from "./counts.ts";
import { uniqueKey } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { findDeductions } from "./deductions.ts";
import { findDistributedShares } from "./distributed-shares.ts";
import { findFootingBlocks } from "./footing-blocks.ts";
import { findFormulas } from "./formulas.ts";
import { findFundRestatements } from "./fund-restatements.ts";
import { findGoalRestatements } from "./goal-restatements.ts";
import { findGrowth } from "./growth.ts";
import { findIndicatorLists } from "./indicator-lists.ts";
import { findLevelCounts } from "./level-counts.ts";
import { findListedParts } from "./listed-parts.ts";
import { findNamedWholes } from "./named-wholes.ts";
import { findNestedSums } from "./nested-sums.ts";
import { findParallelStatements } from "./parallel-statements.ts";
import { findPlannedElsewhere } from "./planned-elsewhere.ts";
import { findPreviousYears } from "./previous-years.ts";
import { findProducts } from "./products.ts";
import { findProseRatios } from "./prose-ratios.ts";
import { findProseShares } from "./prose-shares.ts";
import { findProseSums } from "./prose-sums.ts";
import { findRestatements } from "./restatements.ts";
import { findScopeTotals } from "./scope-totals.ts";
import { findScoreRestatements } from "./score-restatements.ts";
import { findSurveyRates } from "./survey-rates.ts";
import { findTableRatios } from "./table-ratios.ts";
import { findTableSums } from "./table-sums.ts";
import { findTargetRestatements } from "./target-restatements.ts";

const FINDERS: readonly Finder[] = [
  findTableSums,
  findNestedSums,
  findFootingBlocks,
  findProseSums,
  findListedParts,
  findCountedParts,
  findColumnArithmetic,
  findTableRatios,
  findProseRatios,
  findProseShares,
  findDistributedShares,
  findNamedWholes,
  findCompletionRates,
  findPlannedElsewhere,
  findFormulas,
  findProducts,
  findBalances,
  findDeductions,
  findGrowth,
  findCountShares,
  findCountedShares,
  findSurveyRates,
  findCounts,
  findLevelCounts,
  findRestatements,
  findScoreRestatements,
  findFundRestatements,
  findParallelStatements,
  findPreviousYears,
  findScopeTotals,
  findTargetRestatements,
  findGoalRestatements,
  findCostIndicators,
  findIndicatorLists,
];

/** Everything that the document states or implies must hold between its figures. */
export function findRelations(draft: Draft, records: Records): Relation[] {
  const seen = new Map<string, number>();
  return withoutRepeats(FINDERS.flatMap((find) => find(draft, records))).map((relation) => ({
    ...relation,
    key: uniqueKey(seen, `${relation.kind}: ${relation.key}`),
  }));
}

/** One relation found twice is one: a sum with a total and parts that another has, a rate whose operands take in those of an earlier finding. */
function withoutRepeats(relations: readonly Relation[]): Relation[] {
  const first = new Map<Figure, RatioRelation>();
  const sums = new Map<Figure, SumRelation[]>();
  return relations.filter((relation) => {
    if (relation.kind === "sum") {
      const earlier = sums.get(relation.total) ?? [];
      sums.set(relation.total, [...earlier, relation]);
      return !earlier.some((other) => isSameSum(other, relation));
    }
    if (relation.kind !== "ratio") return true;
    const earlier = first.get(relation.rate);
    if (!earlier) first.set(relation.rate, relation);
    const takesIn = (wide: readonly Figure[], narrow: readonly Figure[]) => narrow.every((figure) => wide.includes(figure));
    return (
      earlier === undefined || !takesIn(relation.numerators, earlier.numerators) || !takesIn(relation.denominators, earlier.denominators)
    );
  });
}

function isSameSum(a: SumRelation, b: SumRelation): boolean {
  const parts = new Set(a.parts.map(({ figure }) => figure));
  return a.exhaustive === b.exhaustive && parts.size === b.parts.length && b.parts.every(({ figure }) => parts.has(figure));
}
