import type { Basis, Figure } from "@gouji/report";
import { add, decimalString, type Interval, point, powerOfTen, Rational, roundedInterval, scale } from "@gouji/values";
import type { Severity } from "./rule.ts";

/** A figure that can enter arithmetic: it has a value, is stated (not ≥) and its interval is known. */
export interface Term {
  readonly figure: Figure;
  readonly value: Rational;
  readonly interval: Interval;
}

/** The figures as terms; undefined where one of them has no value or is a limit (≥ 95%). */
export function termsOf(figures: readonly Figure[]): Term[] | undefined {
  const steps = finestSteps(figures);
  const terms = figures.flatMap((figure) => {
    const { baseValue, interval, comparator, unit, approximation } = figure.quantity;
    if (!baseValue || !interval || (comparator !== "=" && comparator !== "none")) return [];
    const finest = steps.get(unit);
    const shared = finest && !approximation && !isPoint(interval) ? likeItem(figure, baseValue, finest) : interval;
    return [{ figure, value: baseValue, interval: shared }];
  });
  return terms.length === figures.length ? terms : undefined;
}

/** Like items share the precision of the most precise of them: 80 beside 7.17 (万元) is 80.00. */
function likeItem({ quantity }: Figure, value: Rational, finest: { readonly step: Rational; readonly decimals: number }): Interval {
  return quantity.unit === "元" && finest.decimals >= 2 ? point(value) : roundedInterval(value, finest.step);
}

function finestSteps(figures: readonly Figure[]): Map<string, { step: Rational; decimals: number }> {
  const steps = new Map<string, { step: Rational; decimals: number }>();
  for (const { quantity } of figures) {
    const { unit, step, decimals } = quantity;
    const known = steps.get(unit);
    if (step && (!known || step.compare(known.step) < 0)) steps.set(unit, { step, decimals });
  }
  return steps;
}

function isPoint({ min, max }: Interval): boolean {
  return min !== undefined && max !== undefined && min.equals(max);
}

/** A measured quantity in its printed unit without 万 and 亿: 72.5公里 counts 72.5, not 72 500 (米). Others as they are. */
export function asCounted(term: Term): Term {
  const { kind, unit, scale: factor } = term.figure.quantity;
  if (kind !== "measure") return term;
  const written = unit.startsWith("亿") ? powerOfTen(8) : unit.startsWith("万") ? powerOfTen(4) : Rational.ONE;
  const change = written.divide(factor);
  return { ...term, value: term.value.multiply(change), interval: scale(term.interval, change) };
}

/** Signed sum of intervals. */
export function sumOf(terms: readonly { readonly interval: Interval; readonly sign: 1 | -1 }[]): Interval {
  return terms.reduce<Interval>((sum, { interval, sign }) => add(sum, scale(interval, Rational.of(BigInt(sign)))), point(Rational.ZERO));
}

/** Both ends taken in: an exact half may be rounded either way. */
export function closed(interval: Interval): Interval {
  return { ...interval, minClosed: true, maxClosed: true };
}

export function anyApproximate(figures: readonly Figure[]): boolean {
  return figures.some(({ approximate, quantity }) => approximate || quantity.approximation !== undefined);
}

/** What an inferred relation says weighs less: one level lower than `usual`. */
export function byBasis(basis: Basis, usual: Severity = "error"): Severity {
  if (basis !== "inferred") return usual;
  return usual === "error" ? "warning" : "info";
}

/** `value` (base units) in the unit of `like`, with at least its decimals, grouped as it is: 1546.43万元, 30,126,756.28. */
export function printed(value: Rational, like: Figure, decimals = like.quantity.decimals): string {
  const number = plainNumber(value, like, decimals);
  const grouped = /\d[,，]\d{3}/.test(like.printed) ? number.replace(/\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ",")) : number;
  return `${grouped}${like.quantity.unit}`;
}

/** The same without its unit. */
export function plainNumber(value: Rational, like: Figure, decimals = like.quantity.decimals): string {
  return decimalString(value.divide(like.quantity.scale), decimals);
}

/** Decimals that show `value` fully where it has few, at most `most`. */
export function decimalsFor(value: Rational, like: Figure, most: number): number {
  const text = value.divide(like.quantity.scale).toString();
  const decimals = text.includes("/") ? most : (text.split(".")[1]?.length ?? 0);
  return Math.min(most, Math.max(like.quantity.decimals, decimals));
}

/** What the figure is called: its own label, else its place. */
export function nameOf({ metric, at, printed: print }: Figure): string {
  // 合计合计: the label of the row and that of the column.
  const label = metric.replace(/^[（(【、，,；;的]+|[（(：:，,]+$/g, "").replace(/^(.{2,})\1$/, "$1");
  return label || (at.label.split(" › ").at(-1) ?? "") || print;
}

/** Where the figure stands, in a few words: its table, row and column, or its section. The label in full is in the evidence. */
export function placeOf({ at: { label, table, document } }: Figure): string {
  const parts = label.split(" › ");
  const named = table === undefined && parts.length > 1 ? parts.slice(0, -1) : parts;
  const file = document === undefined ? "" : `《${document.split(/[\\/]/).at(-1) ?? document}》`;
  return file + named.map(shortLabel).join(" › ");
}

function shortLabel(part: string): string {
  const plain = part.replace(/(?<=.)[（(][^（()）]*(?:[)）]|$)/g, (bracket) => (bracket.length > 5 ? "" : bracket)).trim();
  if (plain.length <= 20) return plain;
  const [clause = ""] = plain.split(/[，,；;。]/);
  return `${(clause.length > 3 ? clause : plain).slice(0, 19)}…`;
}

/** The figure as a reader knows it: digits with unit. */
export function shown({ printed: whole, quantity }: Figure): string {
  const print = whole.replace(/^[=＝≈]\s*(?=\S)/, "");
  return quantity.unit !== "" && /[\d.]$/.test(print) ? `${print}${quantity.unit}` : print;
}

/** "甲 1.20 + 乙 3.00 − 丙 0.50", shortened in the middle where long. */
export function sumShown(addends: readonly { readonly figure: Figure; readonly sign: 1 | -1 }[]): string {
  // Parts of one column all have its name: the rows tell them apart.
  const byRow = addends.length > 1 && addends.every(({ figure }) => figure.subject !== "" && figure.metric === addends[0]?.figure.metric);
  const all = addends.map(({ figure, sign }, index) => {
    const operator = sign === -1 ? "− " : index === 0 ? "" : "+ ";
    return `${operator}${byRow ? figure.subject.replace(/^其中[：:]?/, "") : nameOf(figure)} ${shown(figure)}`;
  });
  return all.length <= 8 ? all.join(" ") : [...all.slice(0, 5), `+ …（共 ${all.length} 项）… `, ...all.slice(-2)].join(" ");
}
