import type { Figure, ProductRelation, Sentence } from "@gouji/report";
import { isStated, magnitudeOf } from "./choosing.ts";
import type { Finder } from "./finder.ts";

interface Pair {
  readonly amount: Figure;
  readonly money: Figure;
}

/** So many pairs must be of one price before the price is known. */
const SURE = 3;
/** Prices that agree to so many parts are one. */
const PARTS = 1e-4;

/** 城关区5.2万亩10,400万元，石泉县6.8万亩13,600万元，白河县…: one price for all of a list, where the text states it. */
export const findPricedLists: Finder = ({ sentences }) =>
  sentences.flatMap((sentence, index): ProductRelation[] => {
    if (sentence.at.table !== undefined) return [];
    const pairs = pairsIn(sentence);
    const price = priceOf(pairs);
    if (price === undefined) return [];
    const told = sentences
      .slice(Math.max(0, index - 40), index + 1)
      .flatMap(({ figures }) => figures)
      .findLast(
        (figure) => figure.quantity.kind === "moneyRate" && figure.quantity.baseValue !== undefined && isOne(magnitudeOf(figure), price),
      );
    if (!told) return [];
    return pairs.map(({ amount, money }) => ({
      kind: "product",
      key: [...sentence.path.slice(-1), money.metric, amount.printed].join(" › "),
      basis: "sentence",
      result: money,
      factors: [told, amount],
    }));
  });

/** A measure with the money right behind it. */
function pairsIn({ text, figures }: Sentence): Pair[] {
  return figures.flatMap((money, position): Pair[] => {
    const amount = figures[position - 1];
    const isPair =
      amount !== undefined &&
      money.quantity.kind === "money" &&
      amount.quantity.kind !== "money" &&
      isStated(money) &&
      isStated(amount) &&
      /^[、，,（(\s]?(?:资金|补助|补贴)?$/.test(text.slice(amount.quantity.end, money.quantity.start));
    return isPair ? [{ amount, money }] : [];
  });
}

/** The price of more than half of the pairs. */
function priceOf(pairs: readonly Pair[]): number | undefined {
  if (pairs.length < SURE || pairs.some(({ amount }) => amount.quantity.baseUnit !== pairs[0]?.amount.quantity.baseUnit)) return undefined;
  const prices = pairs.map(({ amount, money }) => magnitudeOf(money) / magnitudeOf(amount));
  return prices.find((price) => prices.filter((other) => isOne(other, price)).length * 2 > prices.length);
}

function isOne(a: number, b: number): boolean {
  return Math.abs(a / b - 1) < PARTS;
}
