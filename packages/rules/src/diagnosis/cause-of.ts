import type { Figure } from "@gouji/report";
import { Rational } from "@gouji/values";
import { nameOf, printed, shown } from "../reading.ts";
import type { Diagnosis, Evidence, Repair } from "../rule.ts";
import { cause, diagnoseRepair } from "./diagnose-value.ts";

interface Failed {
  readonly finding: { readonly diagnosis?: Diagnosis; readonly evidence: readonly Evidence[] };
  readonly repairs: readonly Repair[];
}

/** One change of one figure that mends several relations at once. */
interface Common {
  readonly repair: Repair;
  readonly relations: number;
}

/** What else is known of the report's figures. */
export interface Known {
  readonly figures: ReadonlyMap<string, Figure>;
  /** Ids of figures that other relations confirm to the last digit: they are not the culprits. */
  readonly confirmed: ReadonlySet<string>;
  /** Ids of those that one confirms within rounding: a rate of two decimals cannot tell a slip in the fifth digit. */
  readonly rounded?: ReadonlySet<string>;
}

/** So many bits more than the next best figure has a figure whose slip alone explains a broken relation. */
const CLEARLY = 3;
const MOST_FIGURES = 60;

/**
 * What probably happened, for a finding as merged: the slip that explains the figure on which all its relations agree, else what the rule itself
 * found, else the slip of the one figure of the relation that a slip explains.
 */
export function causeOf({ finding, repairs }: Failed, common: Common | undefined, known: Known): Diagnosis | undefined {
  const { figures, confirmed } = known;
  const own = finding.diagnosis;
  const shared = common && figures.get(common.repair.figureId);
  if (common && shared) {
    const slip = diagnoseRepair(shared, common.repair.interval);
    // The rule speaks of the figure it suspects; another one may be the culprit.
    const isSuspect = finding.evidence[0]?.figureId === shared.id;
    return (isSuspect ? stronger(slip, own) : (slip ?? own)) ?? singleFigure(shared, common);
  }
  const open = repairs.filter((repair) => !confirmed.has(repair.figureId) && !isExcluded(repair, known));
  return stronger(own, open.length > MOST_FIGURES ? undefined : clearestSlip(open, figures, finding.evidence[0]?.figureId));
}

/** A rate allows no change of its operands beyond its own precision. */
const UNSEEN = Rational.of(1n, 1000n);

function isExcluded({ figureId, interval: { min, max } }: Repair, { figures, rounded }: Known): boolean {
  const value = figures.get(figureId)?.quantity.baseValue;
  if (!rounded?.has(figureId)) return false;
  if (!value || value.sign === 0 || !min || !max) return true;
  const right = min.add(max).divide(Rational.of(2n));
  return right.subtract(value).absolute().compare(value.absolute().multiply(UNSEEN)) > 0;
}

/** The suspect needs no lead over the others. */
function clearestSlip(
  repairs: readonly Repair[],
  figures: ReadonlyMap<string, Figure>,
  suspect: string | undefined,
): Diagnosis | undefined {
  const found = repairs.flatMap(({ figureId, interval }) => {
    const figure = figures.get(figureId);
    const slip = figure && diagnoseRepair(figure, interval);
    return slip ? [{ slip, bits: slip.bits ?? 0, lead: figureId === suspect ? 0 : CLEARLY }] : [];
  });
  const [best, next] = found.sort((a, b) => b.bits - a.bits);
  return best && (next === undefined || best.bits - next.bits >= best.lead) ? best.slip : undefined;
}

/** A cause without bits follows from the arithmetic itself (numerator and denominator interchanged). */
function stronger(first: Diagnosis | undefined, second: Diagnosis | undefined): Diagnosis | undefined {
  if (!first || !second) return first ?? second;
  return (second.bits ?? Number.POSITIVE_INFINITY) > (first.bits ?? Number.POSITIVE_INFINITY) ? second : first;
}

/** One figure stands in all relations of the group, and one value of it mends them all (docs/maths.md). */
function singleFigure(figure: Figure, { repair: { interval }, relations }: Common): Diagnosis | undefined {
  const { min, max } = interval;
  if (!min || !max) return undefined;
  const value = min.add(max).divide(Rational.of(2n));
  const data = { label: nameOf(figure), stated: shown(figure), expected: printed(value, figure), relations: String(relations) };
  return cause("single-figure", data);
}
