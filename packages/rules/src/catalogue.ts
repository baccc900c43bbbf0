import { amountInWords } from "./arithmetic/amount-in-words.ts";
import { balance } from "./arithmetic/balance.ts";
import { cellFormula } from "./arithmetic/cell-formula.ts";
import { count } from "./arithmetic/count.ts";
import { growth } from "./arithmetic/growth.ts";
import { percentOfCount } from "./arithmetic/percent-of-count.ts";
import { percentSum } from "./arithmetic/percent-sum.ts";
import { product } from "./arithmetic/product.ts";
import { rateOutOfBounds } from "./arithmetic/rate-out-of-bounds.ts";
import { ratio } from "./arithmetic/ratio.ts";
import { roundingVariant } from "./arithmetic/rounding-variant.ts";
import { spentExceedsAvailable } from "./arithmetic/spent-exceeds-available.ts";
import { sumTotal } from "./arithmetic/sum-total.ts";
import { claimContradiction } from "./consistency/claim-contradiction.ts";
import { copiedBoilerplate } from "./consistency/copied-boilerplate.ts";
import { labelMismatch } from "./consistency/label-mismatch.ts";
import { outlier } from "./consistency/outlier.ts";
import { periodMismatch } from "./consistency/period-mismatch.ts";
import { restatedValue } from "./consistency/restated-value.ts";
import { staleFigure } from "./consistency/stale-figure.ts";
import { targetInconsistent } from "./consistency/target-inconsistent.ts";
import { unitMismatch } from "./consistency/unit-mismatch.ts";
import { duplicateItem } from "./form/duplicate-item.ts";
import { impossibleWording } from "./form/impossible-wording.ts";
import { indicatorCode } from "./form/indicator-code.ts";
import { missingSection } from "./form/missing-section.ts";
import { missingUnit } from "./form/missing-unit.ts";
import { numbering } from "./form/numbering.ts";
import { repeatedPassage } from "./form/repeated-passage.ts";
import { unfilledTemplate } from "./form/unfilled-template.ts";
import type { Rule } from "./rule.ts";
import { allFullMarks } from "./scores/all-full-marks.ts";
import { executionScore } from "./scores/execution-score.ts";
import { gradeBand } from "./scores/grade-band.ts";
import { scoreBandsBroken } from "./scores/score-bands-broken.ts";
import { scoreExceedsWeight } from "./scores/score-exceeds-weight.ts";
import { scoreRate } from "./scores/score-rate.ts";
import { scoreRule } from "./scores/score-rule.ts";
import { scoreSum } from "./scores/score-sum.ts";
import { uniformValues } from "./scores/uniform-values.ts";
import { weightsTotal } from "./scores/weights-total.ts";
import { forecastMismatch } from "./targets/forecast-mismatch.ts";
import { fullMarksUnmetTarget } from "./targets/full-marks-unmet-target.ts";
import { missingActual } from "./targets/missing-actual.ts";
import { missingDeviationReason } from "./targets/missing-deviation-reason.ts";
import { targetActualCopied } from "./targets/target-actual-copied.ts";
import { targetBudgetMismatch } from "./targets/target-budget-mismatch.ts";
import { targetMissed } from "./targets/target-missed.ts";
import { targetSwap } from "./targets/target-swap.ts";
import { targetTooLow } from "./targets/target-too-low.ts";
import { vagueTarget } from "./targets/vague-target.ts";

/** All rules, one line each. The order is that of the rule list and decides nothing. */
export const CATALOGUE: readonly Rule[] = [
  unitMismatch,
  targetInconsistent,
  restatedValue,
  outlier,
  roundingVariant,
  ratio,
  product,
  percentSum,
  percentOfCount,
  growth,
  count,
  sumTotal,
  balance,
  targetSwap,
  fullMarksUnmetTarget,
  targetMissed,
  forecastMismatch,
  claimContradiction,
  labelMismatch,
  periodMismatch,
  staleFigure,
  copiedBoilerplate,
  targetActualCopied,
  missingUnit,
  missingSection,
  numbering,
  indicatorCode,
  duplicateItem,
  vagueTarget,
  missingActual,
  unfilledTemplate,
  repeatedPassage,
  impossibleWording,
  spentExceedsAvailable,
  rateOutOfBounds,
  amountInWords,
  cellFormula,
  targetTooLow,
  targetBudgetMismatch,
  missingDeviationReason,
  scoreSum,
  weightsTotal,
  scoreExceedsWeight,
  scoreRate,
  scoreRule,
  executionScore,
  gradeBand,
  allFullMarks,
  uniformValues,
  scoreBandsBroken,
];

export function ruleById(id: string): Rule | undefined {
  return CATALOGUE.find((rule) => rule.id === id);
}
