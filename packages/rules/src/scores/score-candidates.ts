import type { Figure, Indicator, ScoringClause, ScoringRule } from "@gouji/report";
import { Rational } from "@gouji/values";
import { asCounted, shown, termsOf } from "../reading.ts";
import { pointsShown } from "./points.ts";

/** The value that a rule is applied to: as printed, or as a share of the target. */
export interface Measure {
  readonly actual: Figure;
  /** The printed value in base units, a percentage as a fraction, a length or an area in its printed unit, as rules are worded. */
  readonly value: Rational;
  /** Actual over target, or target over actual where less is better. */
  readonly completion?: Rational;
}

/** The points that one defensible reading of a rule gives. */
export interface Candidate {
  readonly points: Rational;
  readonly zh: string;
  readonly en: string;
}

type Band = Extract<ScoringClause, { kind: "band" }>;
type Deduct = Extract<ScoringClause, { kind: "deduct" }>;

const HUNDRED = Rational.of(100n);
/** Thresholds up to this are shares; higher ones are numbers of things. */
const LARGEST_SHARE = Rational.of(2n);

/** The stated actual value, if it is a plain figure. */
export function measuresOf({ actual, target, direction }: Indicator): Measure[] {
  const figure = actual?.figure;
  const value = figure?.quantity.baseValue;
  if (!figure || !value || figure.approximate) return [];
  if (figure.quantity.comparator !== "=" && figure.quantity.comparator !== "none") return [];
  const goal = target?.figure;
  const planned = goal && goal.quantity.baseUnit === figure.quantity.baseUnit ? goal.quantity.baseValue : undefined;
  const completion =
    planned && planned.sign > 0 && value.sign > 0 ? (direction === "lower" ? planned.divide(value) : value.divide(planned)) : undefined;
  const [term] = termsOf([figure]) ?? [];
  return [{ actual: figure, value: term ? asCounted(term).value : value, ...(completion ? { completion } : {}) }];
}

/** All readings of the rule, the strictest first; undefined where the rule cannot be applied to this value. */
export function candidatesOf(rule: ScoringRule, measure: Measure, full: Rational | undefined): Candidate[] | undefined {
  const bands = rule.clauses.filter((clause) => clause.kind === "band");
  const deductions = rule.clauses.filter((clause) => clause.kind === "deduct");
  const isProportional = rule.clauses.some(({ kind }) => kind === "proportional");
  const others = rule.clauses.filter(({ kind }) => kind === "perOccurrence" || (kind === "item" && !isProportional));
  if (others.length > 0) return undefined;
  const found: Candidate[] = [];
  if (bands.length + deductions.length > 0) {
    const value = appliedValue([...bands.flatMap(endsOf), ...deductions.map(({ threshold }) => threshold)], measure);
    if (!value) return undefined;
    const fitting = mostSpecific(bands.filter((band) => lies(value, band)));
    found.push(...fitting.map(bandCandidate));
    const lost = fitting.length === 0 ? nearestDeductions(deductions, value) : [];
    found.push(...lost.flatMap((deduction) => deductCandidates(deduction, value, rule.roundsGapUp, full)));
  }
  if (isProportional && found.length === 0) {
    if (!full) return undefined;
    found.push(...proportionalCandidates(measure, full));
  }
  return found;
}

/** Percentages apply to percentages; a count is compared as such, or as its share of the target. */
function appliedValue(ends: readonly string[], { actual, value, completion }: Measure): Rational | undefined {
  const areShares = ends.every((end) => Rational.parse(end).compare(LARGEST_SHARE) <= 0);
  if (actual.quantity.kind === "percent") return areShares ? value : undefined;
  return areShares ? completion : value;
}

function endsOf({ min, max }: Band): string[] {
  return [min, max].filter((end) => end !== undefined);
}

function lies(value: Rational, { min, max, minClosed, maxClosed }: Band): boolean {
  const low = min === undefined ? 1 : value.compare(Rational.parse(min));
  const high = max === undefined ? -1 : value.compare(Rational.parse(max));
  return (low > 0 || (low === 0 && minClosed)) && (high < 0 || (high === 0 && maxClosed));
}

/** ≥95%得5分，≥90%得3分: of bands that are open above, the highest; where both kinds fit, all. */
function mostSpecific(bands: readonly Band[]): Band[] {
  const open = bands.filter(({ max }) => max === undefined);
  const highest = open.reduce<Band | undefined>(
    (best, band) =>
      best?.min !== undefined && band.min !== undefined && Rational.parse(best.min).compare(Rational.parse(band.min)) >= 0 ? best : band,
    undefined,
  );
  return [...bands.filter(({ max }) => max !== undefined), ...(highest ? [highest] : [])];
}

function bandCandidate({ printed, points }: Band): Candidate {
  return { points: Rational.parse(points), zh: `按“${printed}”得`, en: `band “${printed}”:` };
}

/** Of several thresholds on one side, the one closest to the value. */
function nearestDeductions(deductions: readonly Deduct[], value: Rational): Deduct[] {
  return deductions.filter(({ direction, threshold }) => {
    const order = value.compare(Rational.parse(threshold));
    return direction === "below" ? order < 0 : order > 0;
  });
}

function deductCandidates(
  { threshold, step, points, from }: Deduct,
  value: Rational,
  roundsUp: boolean,
  full: Rational | undefined,
): Candidate[] {
  const size = Rational.parse(step);
  if (size.sign <= 0) return [];
  const gap = value.subtract(Rational.parse(threshold)).absolute();
  const steps = gap.divide(size);
  const up = Rational.of(steps.ceil());
  const down = Rational.of(steps.floor());
  const isShare = Rational.parse(threshold).compare(LARGEST_SHARE) <= 0;
  const gapZh = isShare ? `${pointsShown(gap.multiply(HUNDRED))} 个百分点` : pointsShown(gap);
  const gapEn = isShare ? `${pointsShown(gap.multiply(HUNDRED))} points` : pointsShown(gap);
  const left = (count: Rational) => capped(Rational.parse(from).subtract(count.multiply(Rational.parse(points))), full);
  return [
    {
      points: left(up),
      zh: `相差 ${gapZh}，不满一档按一档计扣 ${pointsShown(up)} 档得`,
      en: `gap of ${gapEn}, rounded up to ${pointsShown(up)} steps:`,
    },
    { points: left(steps), zh: "按比例扣得", en: "deducted in proportion:" },
    ...(roundsUp ? [] : [{ points: left(down), zh: `只计满 ${pointsShown(down)} 档得`, en: `only whole steps, ${pointsShown(down)}:` }]),
  ];
}

function proportionalCandidates({ actual, value, completion }: Measure, full: Rational): Candidate[] {
  const shares = [...(completion ? [completion] : []), ...(actual.quantity.kind === "percent" ? [value] : [])];
  return shares.map((share) => ({
    points: capped(full.multiply(share), full),
    zh: `按 ${shown(actual)} 的比例计得`,
    en: `in proportion to ${shown(actual)}:`,
  }));
}

function capped(points: Rational, full: Rational | undefined): Rational {
  if (points.sign < 0) return Rational.ZERO;
  return full && points.compare(full) > 0 ? full : points;
}
