import type { Figure, RatioRelation, Sentence } from "@gouji/report";
import { Rational } from "@gouji/values";
import { isAmount, isPercent, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";

/** 占到位资金的95%, 占抽查人数的14.91%: what the share is of, without its figure. */
const WHOLE = /占([\p{Script=Han}“”（）()]{2,14}?)(?:的|比例为|的比例为|的比重为|比重)\s*$/u;
const NEAR = Rational.parse("0.01");
/** A report has one such whole; with more of them any rate comes out by chance. */
const MOST = 12;

/**
 * A share whose whole is named beside it and stated elsewhere: 抽查资金1,832万元，占项目支出的31%. Which figure is meant is told by the name and confirmed
 * by the rate: only one that comes near it counts.
 */
export const findNamedWholes: Finder = ({ sentences }) => {
  const amounts = sentences.flatMap(({ figures, at }) =>
    at.table === undefined ? figures.filter((figure) => isAmount(figure) && !figure.approximate) : [],
  );
  return sentences.flatMap((sentence) =>
    sentence.figures.flatMap((rate): RatioRelation[] => {
      const name = isPercent(rate) && !rate.approximate ? WHOLE.exec(sentence.text.slice(0, rate.quantity.start))?.[1] : undefined;
      const part = name === undefined ? undefined : partBefore(sentence, rate);
      if (name === undefined || !part) return [];
      const named = amounts.filter(
        (figure) => figure !== part && sameUnit(figure, part) && sharesWord(name, `${figure.metric}${figure.quote}`),
      );
      const values = new Map(named.map((figure) => [figure.quantity.baseValue?.toString(), figure]));
      if (values.size > MOST) return [];
      const near = [...values.values()].filter((whole) => isNear(part, whole, rate));
      const [whole] = near;
      return whole && near.length === 1 ? [relationOf(sentence, rate, part, whole, name)] : [];
    }),
  );
};

/** The amount that the clause before, or the one before that, speaks of; rates between are of the same. */
function partBefore({ text, figures }: Sentence, rate: Figure): Figure | undefined {
  const before = figures.filter(({ quantity }) => quantity.end <= rate.quantity.start).reverse();
  const part = before.find((figure) => !isPercent(figure));
  if (!part || !isAmount(part) || part.approximate) return undefined;
  return /[。；;]/.test(text.slice(part.quantity.end, rate.quantity.start)) ? undefined : part;
}

function sharesWord(name: string, words: string): boolean {
  const pairs = Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2));
  return pairs.some((pair) => words.includes(pair));
}

function isNear(part: Figure, whole: Figure, { quantity }: Figure): boolean {
  const [p, w, value] = [part.quantity.baseValue, whole.quantity.baseValue, quantity.baseValue];
  return (
    p !== undefined && w !== undefined && value !== undefined && w.sign > 0 && p.divide(w).subtract(value).absolute().compare(NEAR) <= 0
  );
}

function relationOf(sentence: Sentence, rate: Figure, part: Figure, whole: Figure, name: string): RatioRelation {
  return {
    kind: "ratio",
    key: [...sentence.path.slice(-1), part.metric, `占${name}`].join(" › "),
    basis: "inferred",
    rate,
    rateName: `占${name}的比例`,
    numerators: [part],
    denominators: [whole],
    neighbours: [],
  };
}
