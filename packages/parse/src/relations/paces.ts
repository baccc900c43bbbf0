import type { Figure, GrowthRelation, Sentence } from "@gouji/report";
import { isPercent } from "./figures.ts";
import type { Finder } from "./finder.ts";

/** 低于序时进度3.28个百分点: behind the even pace of the year, without that pace beside it. */
const PACE =
  /(低于|慢于|落后(?:于)?|滞后(?:于)?|未达|高于|快于|超过|超出?|领先(?:于)?)(?:全年|全市|全区|全县)?(?:序时|时间|均衡)进度(?:要求)?(?:约)?\s*$/;
const FALLS = /低|慢|后|未/;
const IS_PACE = /(?:序时|时间|均衡)进度(?:要求|应)?(?:为|是|达到?|[：:（(])*\s*$/;

/** 执行率55.05%，低于序时进度3.28个百分点, where another sentence says what the pace is: the points between the two. */
export const findPaces: Finder = ({ sentences }) => {
  const prose = sentences.filter(({ at }) => at.table === undefined);
  const told = prose.flatMap(({ text, figures }) =>
    figures.filter((figure) => isRate(figure) && IS_PACE.test(text.slice(0, figure.quantity.start))),
  );
  const [pace] = told;
  // Of several cut-off days the one that is meant is not told.
  if (!pace || told.some(({ quantity }) => quantity.baseValue?.equals(pace.quantity.baseValue ?? quantity.baseValue) === false)) return [];
  return prose.flatMap((sentence) =>
    sentence.figures.flatMap((points, position): GrowthRelation[] => {
      const way = PACE.exec(sentence.text.slice(0, points.quantity.start))?.[1];
      const rate = sentence.figures[position - 1];
      if (points.quantity.kind !== "percentagePoint" || points.approximate || !way || !rate || rate === pace || !isRate(rate)) return [];
      return [relationOf(sentence, points, rate, pace, FALLS.test(way))];
    }),
  );
};

function isRate(figure: Figure): boolean {
  return isPercent(figure) && !figure.approximate && figure.quantity.comparator === "=";
}

function relationOf(sentence: Sentence, change: Figure, current: Figure, previous: Figure, falling: boolean): GrowthRelation {
  return {
    kind: "growth",
    key: [...sentence.path.slice(-1), current.subject, current.metric, "序时进度"].filter((part) => part !== "").join(" › "),
    basis: "sentence",
    change,
    current,
    previous,
    reading: "points",
    falling,
  };
}
