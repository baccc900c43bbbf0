import type { Figure, GrowthRelation, RatioRelation, Relation, Sentence } from "@gouji/report";
import type { Draft } from "../draft.ts";
import { isRateOf, isSlipOf, isStated, magnitudeOf, stepOf } from "./choosing.ts";
import { isListed, isPercent, sameUnit } from "./figures.ts";
import { sameFunds } from "./fund-sources.ts";

/** Between the amount and its rate: ，结案率; （占比. */
const BESIDE = /^[，,、（(\s]?(?:其中)?[\p{Script=Han}“”]{0,14}(?:率|度|比例|占比|进度|占)(?:为|达到?|是|约|仅|只有|：|:)?\s*$/u;
/** Between what was before and the change: 比上年的31.20万元下降. */
const CHANGED = /^\s*的?(?:增加|增长|提高|上升|减少|下降|降低)(?:了)?\s*$/;
const BEFORE_IT = /(?:比|较|同比|与|上年|去年|同期)[^，,；;。\d]*$/;
const FALLS = /减少|下降|降低/;
/** Rates of money: what one source spends is no share of what another gives. */
const OF_MONEY = /执行|支出|支付|使用|拨付|到位/;
/** Fewer digits are met by chance. */
const TELLING_DIGITS = 3;

/**
 * Rates and changes that no words tied to their figures: tied by the numbers. One that two amounts near it give to the last digit is theirs; so is one
 * that stands right behind an amount and is a slip of the pen away from what that amount gives with another of the sentence.
 */
export function findUnreadRates({ sentences }: Draft, relations: readonly Relation[]): Relation[] {
  const read = new Set(relations.flatMap(resultsOf));
  const prose = sentences.filter(({ at }) => at.table === undefined);
  return prose.flatMap((sentence, index) => {
    const near = prose.slice(Math.max(0, index - 1), index).filter(({ path }) => path.join() === sentence.path.join());
    return sentence.figures.flatMap((rate, position): Relation[] => {
      if (read.has(rate) || !isPercent(rate) || rate.approximate || rate.quantity.comparator !== "=") return [];
      if (rate.role === "target" || digitsOf(rate) < TELLING_DIGITS || isListed(sentence, position)) return [];
      const own = amountsBeside(sentence, rate, position);
      const before = near.flatMap(({ figures }) => figures.filter(isStated));
      return changeOf(sentence, rate, position, [...before, ...own]) ?? shareOf(sentence, rate, position, own, before) ?? [];
    });
  });
}

function resultsOf(relation: Relation): readonly Figure[] {
  switch (relation.kind) {
    case "ratio":
      return [relation.rate];
    case "growth":
      return [relation.change];
    case "formula":
      return [relation.result];
    case "countShare":
      return [relation.share];
    default:
      return [];
  }
}

function digitsOf({ quantity }: Figure): number {
  return quantity.digits.replace(/\D/g, "").replace(/^0+/, "").length;
}

/** The amounts before the rate in its sentence, and one in brackets right behind it: 95.45%（273份满意）. */
function amountsBeside({ text, figures }: Sentence, rate: Figure, position: number): readonly Figure[] {
  const next = figures[position + 1];
  const isBehind = next && isStated(next) && /^\s*[（(][^（）()\d]{0,6}$/.test(text.slice(rate.quantity.end, next.quantity.start));
  return [...figures.slice(0, position).filter(isStated), ...(isBehind ? [next] : [])];
}

function shareOf(
  sentence: Sentence,
  rate: Figure,
  position: number,
  own: readonly Figure[],
  before: readonly Figure[],
): RatioRelation[] | undefined {
  const all = [...before, ...own];
  const isOfMoney = OF_MONEY.test(rate.metric);
  const goTogether = (part: Figure, whole: Figure) => whole !== part && sameUnit(part, whole) && (!isOfMoney || sameFunds(whole, part));
  const pairs = own.toReversed().flatMap((part) => all.toReversed().flatMap((whole) => (goTogether(part, whole) ? [{ part, whole }] : [])));
  const exact = pairs.find(({ part, whole }) => isRateOf(rate, part, whole));
  if (exact) return [ratioOf(sentence, rate, exact.part, exact.whole)];
  const last = sentence.figures[position - 1];
  if (!last || !own.includes(last) || !BESIDE.test(sentence.text.slice(last.quantity.end, rate.quantity.start))) return undefined;
  const slips = pairs.filter(
    ({ part, whole }) => part === last && own.includes(whole) && magnitudeOf(part) <= magnitudeOf(whole) && isOneSlipOff(rate, part, whole),
  );
  const [only] = slips;
  return only && new Set(slips.map(({ whole }) => magnitudeOf(whole))).size === 1
    ? [ratioOf(sentence, rate, only.part, only.whole)]
    : undefined;
}

/** Would one digit of one of the three make it right? */
function isOneSlipOff(rate: Figure, part: Figure, whole: Figure): boolean {
  const [r, p, w] = [rate, part, whole].map(magnitudeOf) as [number, number, number];
  return isSlipOf(rate, p / w) || isSlipOf(part, r * w) || (r > 0 && isSlipOf(whole, p / r));
}

function changeOf(sentence: Sentence, change: Figure, position: number, all: readonly Figure[]): GrowthRelation[] | undefined {
  const previous = sentence.figures[position - 1];
  const words = previous ? sentence.text.slice(previous.quantity.end, change.quantity.start) : "";
  if (!previous || !isStated(previous) || !CHANGED.test(words) || !BEFORE_IT.test(sentence.text.slice(0, previous.quantity.start)))
    return undefined;
  const falls = FALLS.test(words);
  // 下降8.21% may be read as −8.21% already.
  const falling = falls && magnitudeOf(change) > 0;
  const stated = Math.abs(magnitudeOf(change)) * (falls ? -1 : 1);
  const others = all.filter((figure) => figure !== previous && sameUnit(figure, previous) && figure.role !== "change").toReversed();
  const exact = others.find((current) => Math.abs(magnitudeOf(current) / magnitudeOf(previous) - 1 - stated) <= stepOf(change) / 2);
  const isSlip = (current: Figure) => {
    const [c, p] = [magnitudeOf(current), magnitudeOf(previous)];
    return isSlipOf(change, Math.abs(c / p - 1)) || isSlipOf(current, p * (1 + stated)) || isSlipOf(previous, c / (1 + stated));
  };
  const slips = exact ? [] : others.filter(isSlip);
  const current = exact ?? (new Set(slips.map(magnitudeOf)).size === 1 ? slips[0] : undefined);
  if (!current) return undefined;
  return [
    {
      kind: "growth",
      key: [...sentence.path.slice(-1), current.metric, "增减幅"].join(" › "),
      basis: "inferred",
      change,
      current,
      previous,
      reading: "rate",
      falling,
    },
  ];
}

function ratioOf(sentence: Sentence, rate: Figure, part: Figure, whole: Figure): RatioRelation {
  return {
    kind: "ratio",
    key: [...sentence.path.slice(-1), rate.subject, rate.metric, part.metric].filter((words) => words !== "").join(" › "),
    basis: "inferred",
    rate,
    rateName: rate.metric || "比率",
    numerators: [part],
    denominators: [whole],
    neighbours: sentence.figures.filter((figure) => isStated(figure) && figure !== part && figure !== whole),
  };
}
