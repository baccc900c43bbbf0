import type { Figure } from "@gouji/report";
import type { Rational } from "@gouji/values";
import { nameOf, shown } from "../reading.ts";
import type { Diagnosis } from "../rule.ts";
import { cause, POSSIBLE_BITS } from "./diagnose-value.ts";

export interface Hit {
  readonly figures: readonly Figure[];
  /** log2 of how unlikely the hit is by chance. */
  readonly bits: number;
}

/** The only small subset of `candidates` that adds up to `target`; undefined without one or with several. */
export function findSubset(candidates: readonly Figure[], target: Rational): Hit | undefined {
  const usable = candidates.flatMap((figure) => {
    const { baseValue, step } = figure.quantity;
    return baseValue && step && baseValue.sign !== 0 ? [{ figure, value: baseValue, step }] : [];
  });
  const [first] = usable;
  if (!first || usable.length > 40) return undefined;
  const most = usable.length <= 25 ? 4 : 3;
  let unit = first.step;
  for (const { step } of usable) if (step.compare(unit) < 0) unit = step;
  const asUnits = (value: Rational) => value.divide(unit);
  const wanted = asUnits(target);
  if (wanted.denominator !== 1n) return undefined;
  const values = usable.map(({ value }) => asUnits(value).numerator);
  const hits: number[][] = [];
  let trials = 0;
  const search = (start: number, rest: bigint, chosen: readonly number[]): void => {
    for (let index = start; index < values.length && hits.length < 2; index += 1) {
      trials += 1;
      const left = rest - (values[index] ?? 0n);
      const subset = [...chosen, index];
      if (left === 0n) hits.push(subset);
      else if (subset.length < most) search(index + 1, left, subset);
    }
  };
  search(0, wanted.numerator, []);
  const [hit] = hits;
  if (!hit || hits.length > 1) return undefined;
  const spread = values.reduce((sum, value) => sum + (value < 0n ? -value : value), 0n);
  const bits = Math.log2(Number(spread)) - Math.log2(Math.max(1, trials));
  return { figures: hit.flatMap((index) => usable[index]?.figure ?? []), bits };
}

/** Why a total is off by `difference` (stated − expected): a part left out, counted twice, or something outside the list counted in. */
export function diagnoseSum(parts: readonly Figure[], neighbours: readonly Figure[], difference: Rational): Diagnosis | undefined {
  const twice = difference.sign > 0 ? findSubset(parts, difference) : undefined;
  const missing = difference.sign < 0 ? findSubset(parts, difference.negate()) : undefined;
  const foreign =
    difference.sign > 0
      ? findSubset(
          neighbours.filter((figure) => !parts.includes(figure)),
          difference,
        )
      : undefined;
  return (
    named("missing-addend", missing) ?? named("double-count", twice) ?? named("foreign-addend", foreign) ?? wrongSign(parts, difference)
  );
}

/** One part added where it was to be taken off, or the other way round: the total is off by twice that part. */
export function wrongSign(parts: readonly Figure[], difference: Rational): Diagnosis | undefined {
  const twice = difference.absolute();
  const hits = parts.filter(
    ({ quantity: { baseValue } }) => baseValue && baseValue.sign !== 0 && baseValue.add(baseValue).absolute().equals(twice),
  );
  const [part] = hits;
  const step = part?.quantity.step;
  if (!part || !step || hits.length > 1) return undefined;
  const bits = Math.log2(Number(twice.divide(step).ceil())) - Math.log2(2 * parts.length);
  return bits < POSSIBLE_BITS ? undefined : cause("sign", { label: nameOf(part), value: shown(part) }, bits);
}

function named(kind: string, hit: Hit | undefined): Diagnosis | undefined {
  if (!hit || hit.bits < POSSIBLE_BITS) return undefined;
  return cause(kind, { terms: hit.figures.map((figure) => `${nameOf(figure)} ${shown(figure)}`).join(" + ") }, hit.bits);
}
