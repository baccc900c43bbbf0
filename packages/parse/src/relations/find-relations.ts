import type { Figure, RatioRelation, Relation, SumRelation } from "@gouji/report";
import type { Draft } from "../draft.ts";
import type { Records } from "../records/records.ts";
import { findAdjustedBudgets } from "./adjusted-budgets.ts";
import { findAverages } from "./averages.ts";
import { findBalances } from "./balances.ts";
import { findBracketed } from "./bracketed.ts";
import { isRateOf } from "./choosing.ts";
import { findCellFormulas } from "./cell-formulas.ts";
import { findColumnArithmetic } from "./column-arithmetic.ts";
import { findCompletionRates } from "./completion-rates.ts";
import { findCostIndicators } from "./cost-indicators.ts";
import { findCountShares } from "./count-shares.ts";
import { findCountedClosings } from "./counted-closings.ts";
import { findCountedParts } from "./counted-parts.ts";
import { findCountedShares } from "./counted-shares.ts";
import { findCounts } from "./counts.ts";
import { uniqueKey } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { findDeductions } from "./deductions.ts";
import { findDistributedShares } from "./distributed-shares.ts";
import { findFootingBlocks } from "./footing-blocks.ts";
import { findFormulas } from "./formulas.ts";
import { findFundMentions } from "./fund-mentions.ts";
import { findFundRestatements } from "./fund-restatements.ts";
import { findGoalRestatements } from "./goal-restatements.ts";
import { findGrowth } from "./growth.ts";
import { findIndicatorLists } from "./indicator-lists.ts";
import { findIndicatorMentions } from "./indicator-mentions.ts";
import { findInterleavedParts } from "./interleaved-parts.ts";
import { findLevelCounts } from "./level-counts.ts";
import { findListedParts } from "./listed-parts.ts";
import { findMisprintedMentions } from "./misprinted-mentions.ts";
import { findNamedWholes } from "./named-wholes.ts";
import { findNestedSums } from "./nested-sums.ts";
import { findNotYet } from "./not-yet.ts";
import { findPaces } from "./paces.ts";
import { findParallelLists } from "./parallel-lists.ts";
import { findParallelStatements } from "./parallel-statements.ts";
import { findPlannedElsewhere } from "./planned-elsewhere.ts";
import { findPreviousYears } from "./previous-years.ts";
import { findPricedLists } from "./priced-lists.ts";
import { findProducts } from "./products.ts";
import { findProseRatios } from "./prose-ratios.ts";
import { findProseSums } from "./prose-sums.ts";
import { findRemainders } from "./remainders.ts";
import { findRestatements } from "./restatements.ts";
import { findRowMentions } from "./row-mentions.ts";
import { findScopeTotals } from "./scope-totals.ts";
import { findScoreRestatements } from "./score-restatements.ts";
import { findShareLists } from "./share-lists.ts";
import { findSourceRates } from "./source-rates.ts";
import { findStatedChanges } from "./stated-changes.ts";
import { findStructureSums } from "./structure-sums.ts";
import { findSurveyRates } from "./survey-rates.ts";
import { findTableRatios } from "./table-ratios.ts";
import { findTableSums } from "./table-sums.ts";
import { findTargetRestatements } from "./target-restatements.ts";
import { findTotalScores } from "./total-scores.ts";
import { findUnreadRates } from "./unread-rates.ts";
import { findWithinParts } from "./within-parts.ts";

const FINDERS: readonly Finder[] = [
  findTableSums,
  findNestedSums,
  findFootingBlocks,
  findProseSums,
  findListedParts,
  findInterleavedParts,
  findWithinParts,
  findCountedParts,
  findCountedClosings,
  findStructureSums,
  findColumnArithmetic,
  findTableRatios,
  findProseRatios,
  findParallelLists,
  findDistributedShares,
  findShareLists,
  findNamedWholes,
  findSourceRates,
  findCompletionRates,
  findPlannedElsewhere,
  findFormulas,
  findProducts,
  findPricedLists,
  findBalances,
  findAdjustedBudgets,
  findDeductions,
  findRemainders,
  findNotYet,
  findBracketed,
  findAverages,
  findGrowth,
  findStatedChanges,
  findPaces,
  findCountShares,
  findCountedShares,
  findSurveyRates,
  findCounts,
  findLevelCounts,
  findRestatements,
  findScoreRestatements,
  findTotalScores,
  findFundRestatements,
  findFundMentions,
  findRowMentions,
  findMisprintedMentions,
  findParallelStatements,
  findPreviousYears,
  findScopeTotals,
  findTargetRestatements,
  findIndicatorMentions,
  findGoalRestatements,
  findCostIndicators,
  findIndicatorLists,
  findCellFormulas,
];

/** Everything that the document states or implies must hold between its figures. */
export function findRelations(draft: Draft, records: Records): Relation[] {
  const seen = new Map<string, number>();
  const named = withoutRepeats(bestReadings(onlyOnce(FINDERS.flatMap((find) => find(draft, records)))));
  return [...named, ...findUnreadRates(draft, named)].map((relation) => ({
    ...relation,
    key: uniqueKey(seen, `${relation.kind}: ${relation.key}`),
  }));
}

/** Of several readings of one rate of the running text, those that do not fit go where another does: every whole that the text names is tried. */
function bestReadings(relations: readonly Relation[]): Relation[] {
  const fitting = new Set(relations.flatMap((relation) => (relation.kind === "ratio" && fits(relation) ? [relation.rate] : [])));
  return relations.filter((relation) => relation.kind !== "ratio" || !fitting.has(relation.rate) || fits(relation));
}

function fits({ rate, numerators, denominators }: RatioRelation): boolean {
  return (
    rate.source.kind === "sentence" &&
    numerators.some((numerator) => denominators.some((denominator) => isRateOf(rate, numerator, denominator)))
  );
}

/** One product, balance, change or fact that two finders see is one relation. */
function onlyOnce(relations: readonly Relation[]): Relation[] {
  const seen = new Set<string>();
  return relations.filter((relation) => {
    const figures = figuresOf(relation);
    const key = figures && `${relation.kind}: ${figures.map(({ id }) => id).join()}`;
    return key === undefined || (!seen.has(key) && seen.add(key) !== undefined);
  });
}

function figuresOf(relation: Relation): readonly Figure[] | undefined {
  switch (relation.kind) {
    case "balance":
      return [relation.result, ...relation.terms.map(({ figure }) => figure)];
    case "restatement":
      return [...relation.figures].sort((a, b) => (a.id < b.id ? -1 : 1));
    case "product":
      return [relation.result, ...relation.factors];
    case "growth":
      return [relation.change, relation.current, relation.previous];
    default:
      return undefined;
  }
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
