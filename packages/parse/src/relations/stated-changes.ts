import type { Expression, Figure, FormulaRelation, GrowthRelation, Relation, Sentence } from "@gouji/report";
import { isNearRate, isStated } from "./choosing.ts";
import { isPercent, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";

const RISES = /(?:增加|增长|提高|上升|提升|增收|增)(?:了|额为?|为)?\s*$/;
const FALLS = /(?:减少|下降|降低|压减|节约|节省|减)(?:了|额为?|资金|为)?\s*$/;
/** The rate of a change right behind its amount: ，增长12.39%; ，节约率2.98%; ，降幅为3%. */
const ITS_RATE =
  /^[，,、（(]\s*(?:同比|增长|提高|上升|增幅|增速|增长率|增加|下降|减少|降低|降幅|减幅|节约率|节支率|节约)+(?:率|了|为|约|达)*\s*$/;
const COMPARES = /(?:比|较|同比|相比)[^，,；;。]*$/;
/** 比序时进度（58.33%）低, 高于目标值90%, 目标值90%，高: two rates and the points between them. */
const BELOW = /(?:低于|低|慢|少|不足|滞后)(?:了|约)?\s*$/;
const ABOVE = /(?:高于|高出?|快|多|超过|超出?|提前)(?:了|约)?\s*$/;

/** Changes whose amount and rate are both told, and points between two rates of one sentence. */
export const findStatedChanges: Finder = ({ sentences }) =>
  sentences
    .filter(({ at }) => at.table === undefined)
    .flatMap((sentence) =>
      sentence.figures.flatMap((figure, position) => [
        ...rateOfChange(sentence, figure, position),
        ...pointsBetween(sentence, figure, position),
      ]),
    );

/** 比上年的18.35万元减少2.53万元，下降13.79%: the change over what was before it. */
function rateOfChange(sentence: Sentence, rate: Figure, position: number): Relation[] {
  const { text, figures } = sentence;
  const change = figures[position - 1];
  if (!change || !isPercent(rate) || rate.approximate || rate.quantity.comparator !== "=" || !isStated(change)) return [];
  if (!ITS_RATE.test(text.slice(change.quantity.end, rate.quantity.start))) return [];
  const last = figures[position - 2]?.quantity.end ?? 0;
  const words = text.slice(last, change.quantity.start);
  if (!RISES.test(words) && !FALLS.test(words)) return [];
  // Where it is not told it follows from the amount: see growth.
  const earlier = baseOf(sentence, change, position);
  if (!earlier || !isNearRate(rate, change, earlier)) return [];
  return [formulaOf(sentence, rate, { kind: "operation", operator: "÷", left: leaf(change), right: leaf(earlier) })];
}

/** What the change is measured from where it is told: 比上年的18.35万元减少2.53万元; or in brackets behind the rate （2022年6210.55万元）. */
function baseOf(sentence: Sentence, change: Figure, position: number): Figure | undefined {
  const { text, figures } = sentence;
  const previous = figures[position - 2];
  const isBefore =
    previous !== undefined &&
    isStated(previous) &&
    sameUnit(previous, change) &&
    COMPARES.test(text.slice(0, previous.quantity.start)) &&
    /^\s*的?[^，,；;。\d]{0,6}$/.test(text.slice(previous.quantity.end, change.quantity.start));
  if (isBefore) return previous;
  const rate = figures[position];
  const next = figures[position + 1];
  const isBehind =
    rate !== undefined &&
    next !== undefined &&
    isStated(next) &&
    sameUnit(next, change) &&
    /^\s*[（(](?:上年|去年|(?:19|20)\d{2}年)[^\d（）()，,]{0,8}$/.test(text.slice(rate.quantity.end, next.quantity.start));
  if (isBehind) return next;
  // 上年支出446.59万元，同比减少75.03万元
  const isLastYear = previous !== undefined && isStated(previous) && sameUnit(previous, change) && isOfLastYear(sentence, previous);
  return isLastYear ? previous : undefined;
}

function isOfLastYear({ text }: Sentence, { quantity, period }: Figure): boolean {
  const clause = /[^，,；;。]*$/.exec(text.slice(0, quantity.start))?.[0] ?? "";
  return /上年|去年|同期|上一年/.test(clause) || /上年|去年/.test(period?.printed ?? "");
}

function pointsBetween(sentence: Sentence, points: Figure, position: number): GrowthRelation[] {
  const { text, figures } = sentence;
  const [first, second] = figures.slice(0, position).filter(isPercent).slice(-2);
  // 计划完成60%，实际完成58%，滞后2个百分点: the plan is what is compared with.
  const isPlanned = first && /(?:计划|目标|序时|要求|应)[^，,；;。]*$/.test(text.slice(0, first.quantity.start));
  const [current, previous] = isPlanned ? [second, first] : [first, second];
  if (points.quantity.kind !== "percentagePoint" || points.approximate || !current || !previous || figures[position - 1] !== second)
    return [];
  if (current.approximate || previous.approximate || current.quantity.comparator !== "=" || previous.quantity.comparator !== "=") return [];
  const between = text.slice(first?.quantity.end, second?.quantity.start);
  const behind = text.slice(second?.quantity.end, points.quantity.start).replace(/^[）)]/, "");
  // 由52.4%提高到57.1%，提高4.7个百分点 is a change over time.
  const isOne = /^[^。；;]*$/.test(between + behind) && !/[到至]\s*$|提高|上升|增长|提升|下降|降低/.test(between + behind);
  const words = /^[，,]?\s*$/.test(behind) ? between.replace(/(?:目标值?|计划|序时进度|平均|要求)[^，,]{0,6}$/, "") : behind;
  const falls = BELOW.test(words);
  if (!isOne || behind.length > 6 || (!falls && !ABOVE.test(words))) return [];
  return [
    {
      kind: "growth",
      key: [...sentence.path.slice(-1), current.metric, "百分点"].join(" › "),
      basis: "sentence",
      change: points,
      current,
      previous,
      reading: "points",
      falling: falls,
    },
  ];
}

function leaf(figure: Figure): Expression {
  return { kind: "figure", figure };
}

function formulaOf(sentence: Sentence, rate: Figure, expression: Expression): FormulaRelation {
  return {
    kind: "formula",
    key: [...sentence.path.slice(-1), rate.metric || "增减幅"].join(" › "),
    basis: "sentence",
    expression,
    result: rate,
  };
}
