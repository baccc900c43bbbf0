import type { Figure, Sentence } from "@gouji/report";
import { isAmount } from "./figures.ts";

// What helps to choose among the readings of a text: floats and nearness. Verdicts are exact and made elsewhere.

/** The value in base units. */
export function magnitudeOf({ quantity }: Figure): number {
  return decimal(quantity.baseValue?.toString());
}

/** What the last printed digit counts, in base units. */
export function stepOf({ quantity }: Figure): number {
  return decimal(quantity.step?.toString());
}

function decimal(text = "0"): number {
  const [numerator, denominator = "1"] = text.split("/");
  return Number(numerator) / Number(denominator);
}

/** Can the rate be one over the other, at the precision that all three are printed with? */
export function isRateOf(rate: Figure, numerator: Figure, denominator: Figure): boolean {
  const [n, d] = [magnitudeOf(numerator), magnitudeOf(denominator)];
  if (d === 0) return false;
  const spread = Math.abs(n / d) * (stepOf(numerator) / Math.abs(n || 1) + stepOf(denominator) / Math.abs(d));
  return Math.abs(n / d - magnitudeOf(rate)) <= stepOf(rate) + Math.min(spread, stepOf(rate)) / 2;
}

/** A rate that is off, but not so far that the figures can hardly belong together. */
export function isNearRate(rate: Figure, numerator: Figure, denominator: Figure, most = 2): boolean {
  const [n, d, stated] = [magnitudeOf(numerator), magnitudeOf(denominator), magnitudeOf(rate)];
  if (d === 0 || n === 0 || stated === 0) return false;
  const quotient = n / d / stated;
  return quotient > 1 / most && quotient < most;
}

/** How far the quotient is from the rate, in base units. */
export function distanceFrom(rate: Figure, numerator: Figure, denominator: Figure): number {
  return Math.abs(magnitudeOf(numerator) / magnitudeOf(denominator) - magnitudeOf(rate));
}

/** An amount that is stated as it is: no limit, no approximation. */
export function isStated(figure: Figure): boolean {
  return isAmount(figure) && !figure.approximate && figure.quantity.comparator === "=";
}

/** Words that stand in any name. */
const GENERAL = /^(?:资金|项目|全县|全市|全区|全省|本年|年度|情况|完成|实际|工作|数量)$/;

/** How many pairs of characters two names share; words that stand in any name count half. */
export function likeness(name: string, words: string): number {
  let score = 0;
  for (const pair of pairsOf(name)) if (words.includes(pair)) score += GENERAL.test(pair) ? 0.5 : 1;
  return score;
}

function pairsOf(text: string): Set<string> {
  const plain = text.replace(/[^\p{Script=Han}A-Za-z]/gu, "");
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
}

/** The words around a figure that may name it: its own clause up to the figure before, and the noun behind it. */
export function wordsAround({ text, figures }: Sentence, figure: Figure): string {
  const { start, end } = figure.quantity;
  const last = figures.findLast(({ quantity }) => quantity.end <= start)?.quantity.end ?? 0;
  const before = text.slice(Math.max(last, start - 24), start);
  return `${figure.metric} ${before} ${/^[\p{Script=Han}]{0,8}/u.exec(text.slice(end))?.[0] ?? ""}`;
}

/** Could the one be the other with a digit typed wrongly, two swapped, one lost or doubled, or the point moved? */
export function looksMisprinted({ quantity: a }: Figure, { quantity: b }: Figure): boolean {
  return looksTypedWrongly(a, b);
}

interface Printed {
  readonly digits: string;
  readonly decimals: number;
}

function looksTypedWrongly(a: Printed, b: Printed): boolean {
  const [first, second] = [digitsOf(a.digits), digitsOf(b.digits)];
  if (first === second) return a.digits !== b.digits;
  if (Math.abs(first.length - second.length) === 1) return [first, second].some((long, at) => losesOne(long, [second, first][at] ?? ""));
  if (first.length !== second.length || a.decimals !== b.decimals) return false;
  const differing = [...first].flatMap((digit, at) => (digit === second[at] ? [] : [at]));
  const [one = 0, two = 0] = differing;
  const isSwap = differing.length === 2 && two === one + 1 && first[one] === second[two] && first[two] === second[one];
  return differing.length === 1 || isSwap;
}

/** Printed as the figure is, would the value be a slip of the pen away from it? */
export function isSlipOf({ quantity }: Figure, value: number): boolean {
  const scale = decimal(quantity.scale?.toString());
  if (!Number.isFinite(value) || scale === 0 || quantity.decimals > MOST_DECIMALS) return false;
  const expected = (value / scale).toFixed(quantity.decimals);
  return looksTypedWrongly({ digits: quantity.digits, decimals: quantity.decimals }, { digits: expected, decimals: quantity.decimals });
}

const MOST_DECIMALS = 10;

/** Digits without the point and without zeros in front. */
export function digitsOf(printed: string): string {
  return printed.replace(/\D/g, "").replace(/^0+/, "");
}

function losesOne(long: string, short: string): boolean {
  return long.length === short.length + 1 && [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short);
}
