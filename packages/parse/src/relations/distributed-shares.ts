import type { Figure, RatioRelation, Sentence } from "@gouji/report";
import { Rational } from "@gouji/values";
import { isAmount, isPercent, nearlyEqual, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";

const MARKER = /分别(?:占|为)[^，,。；;\d]{0,12}(?:的)?(?:比例|比重)?(?:为|是)?\s*$/;
/** Sentences back in which the whole of the parts may stand. */
const NEAR = 3;

/** 中央资金1,150万元、省级资金815万元、县级资金420万元，分别占48.22%、34.17%和17.61%: one share for each amount, of a whole that they make up. */
export const findDistributedShares: Finder = ({ sentences }) =>
  sentences.flatMap((sentence, index): RatioRelation[] => {
    const shares = sharesOf(sentence);
    const [first] = shares;
    if (!first) return [];
    const parts = partsBefore(sentence, first.quantity.start).slice(-shares.length);
    if (parts.length < shares.length || parts.length < 2) return [];
    const whole = wholeBefore(sentences, index, parts) ?? (sharesAreAll(shares) ? aboutWhole(sentences, index, parts) : undefined);
    if (!whole) return [];
    return parts.flatMap((part, position): RatioRelation[] => {
      const rate = shares[position];
      if (!rate) return [];
      return [
        {
          kind: "ratio",
          key: [...sentence.path.slice(-1), part.metric, "占比"].join(" › "),
          basis: "sentence",
          rate,
          rateName: `${part.metric}占比`,
          numerators: [part],
          denominators: [whole],
          neighbours: parts.filter((other) => other !== part),
        },
      ];
    });
  });

/** The percentages behind 分别占, one after the other. */
function sharesOf({ text, figures }: Sentence): Figure[] {
  const start = figures.findIndex(
    (figure) =>
      isPercent(figure) && MARKER.test(text.slice(0, figure.quantity.start)) && figure.quantity.comparator === "=" && !figure.approximate,
  );
  const shares: Figure[] = [];
  for (const figure of start < 0 ? [] : figures.slice(start)) {
    const gap = shares.length === 0 ? "、" : text.slice(shares.at(-1)?.quantity.end, figure.quantity.start);
    if (!isPercent(figure) || !/^\s*[、，,和及与]\s*$/.test(gap)) break;
    shares.push(figure);
  }
  return shares.length > 1 ? shares : [];
}

/** The amounts of one unit right before, nothing else between them. */
function partsBefore({ text, figures }: Sentence, end: number): Figure[] {
  const parts: Figure[] = [];
  let to = end;
  for (const figure of figures.filter(({ quantity }) => quantity.end <= end).reverse()) {
    const [next] = parts;
    if (!isAmount(figure) || figure.approximate || (next && !sameUnit(figure, next)) || /[。；;]/.test(text.slice(figure.quantity.end, to)))
      break;
    parts.unshift(figure);
    to = figure.quantity.start;
  }
  return parts;
}

/** The nearest amount that the parts make up. */
function wholeBefore(sentences: readonly Sentence[], index: number, parts: readonly Figure[]): Figure | undefined {
  const [first] = parts;
  const near = sentences.slice(Math.max(0, index - NEAR), index + 1).flatMap(({ figures }) => figures);
  return near.findLast(
    (figure) =>
      first && figure !== first && !parts.includes(figure) && isAmount(figure) && sameUnit(figure, first) && nearlyEqual(figure, parts),
  );
}

/** 较上年5,760万元: last year's is no whole of this year's parts. */
const COMPARED = /(?:比|较|同比|上年|去年|同期)[^，,；;。\d]{0,8}$/;
const NEARLY_ALL = Rational.parse("0.002");
const ABOUT = Rational.parse("0.1");

function sharesAreAll(shares: readonly Figure[]): boolean {
  return sumOf(shares).subtract(Rational.ONE).absolute().compare(NEARLY_ALL) <= 0;
}

/** The shares are of all of it: the nearest amount of about the parts' sum is what they are parts of, one of them misprinted. */
function aboutWhole(sentences: readonly Sentence[], index: number, parts: readonly Figure[]): Figure | undefined {
  const [first] = parts;
  const sum = sumOf(parts);
  const near = sentences
    .slice(Math.max(0, index - NEAR), index + 1)
    .flatMap(({ text, figures }) =>
      figures.filter(({ role, quantity }) => role !== "change" && !COMPARED.test(text.slice(0, quantity.start))),
    );
  return near.findLast((figure) => {
    const value = figure.quantity.baseValue;
    if (!first || !value || parts.includes(figure) || !isAmount(figure) || !sameUnit(figure, first)) return false;
    return value.subtract(sum).absolute().compare(value.absolute().multiply(ABOUT)) <= 0;
  });
}

function sumOf(figures: readonly Figure[]): Rational {
  return figures.reduce((value, { quantity }) => (quantity.baseValue ? value.add(quantity.baseValue) : value), Rational.ZERO);
}
