import type { Figure, Period, Sentence } from "@gouji/report";
import { isPoint, Rational } from "@gouji/values";

/** Can the two be added and compared: same base unit, both with a value? */
export function sameUnit(a: Figure, b: Figure): boolean {
  return (
    unitOf(a) === unitOf(b) && a.quantity.baseValue !== undefined && b.quantity.baseValue !== undefined && !isRelative(a) && !isRelative(b)
  );
}

/** Do both stand for one value, in whatever unit each is printed? */
export function sameValue(a: Figure, b: Figure): boolean {
  const [first, second] = [a.quantity.baseValue, b.quantity.baseValue];
  return first !== undefined && second !== undefined && first.equals(second);
}

/** People are counted in several words. */
function unitOf({ quantity: { baseUnit } }: Figure): string {
  return baseUnit === "名" || baseUnit === "位" ? "人" : baseUnit;
}

/** A rate, a share, a price or a score is no amount that adds up. */
export function isAmount(figure: Figure): boolean {
  return (
    ["money", "count", "measure", "duration", "number"].includes(figure.quantity.kind) &&
    figure.quantity.baseValue !== undefined &&
    figure.quantity.comparator === "="
  );
}

export function isPercent({ quantity }: Figure): boolean {
  return quantity.kind === "percent" && quantity.baseValue !== undefined;
}

function isRelative({ quantity }: Figure): boolean {
  return quantity.kind === "percent" || quantity.kind === "multiple" || quantity.kind === "percentagePoint";
}

export function samePeriod(a: Period | undefined, b: Period | undefined): boolean {
  return a?.from === b?.from && a?.to === b?.to;
}

/** Keys made of labels, unique in the report: a repeated one gets its occurrence. */
export function uniqueKey(seen: Map<string, number>, key: string): string {
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return count === 1 ? key : `${key} #${count}`;
}

/** Counts and amounts to the fen stand for one value each. */
function stepOf({ step, interval }: Figure["quantity"]): Rational {
  return step === undefined || (interval !== undefined && isPoint(interval)) ? Rational.ZERO : step;
}

/** Do the figures' own values allow a = b within half a unit each? Only for choosing among readings, never for a verdict. */
export function nearlyEqual(total: Figure, parts: readonly Figure[]): boolean {
  const [first, ...rest] = parts;
  const target = total.quantity.baseValue;
  if (!first?.quantity.baseValue || !target) return false;
  const sum = rest.reduce(
    (value, part) => (part.quantity.baseValue ? value.add(part.quantity.baseValue) : value),
    first.quantity.baseValue,
  );
  const slack = [total, ...parts].reduce((value, { quantity }) => value.add(stepOf(quantity)), Rational.ZERO);
  return sum.subtract(target).absolute().compare(slack) <= 0;
}

/** One of several rates in a row: 93%、94%. */
export function isListed({ text, figures }: Sentence, position: number): boolean {
  const joins = (from: Figure | undefined, to: Figure | undefined) =>
    from !== undefined &&
    to !== undefined &&
    isPercent(from) &&
    isPercent(to) &&
    /^\s*[、和及与]\s*$/.test(text.slice(from.quantity.end, to.quantity.start));
  return joins(figures[position - 1], figures[position]) || joins(figures[position], figures[position + 1]);
}
