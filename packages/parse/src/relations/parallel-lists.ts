import type { Figure, RatioRelation, Sentence } from "@gouji/report";
import { isAmount, isPercent, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";

/** Figures in a row behind 分别为, with the words that say what they are. */
interface List {
  readonly name: string;
  readonly figures: readonly Figure[];
}

const RATES: readonly (readonly [rate: RegExp, numerator: RegExp, denominator: RegExp])[] = [
  [/执行率|支出率|支付率|使用率/, /执行|支出|支付|使用|决算/, /预算|安排|到位|下达/],
  [/到位率/, /到位/, /预算|计划|安排|下达/],
  [/完成率/, /完成|实际/, /计划|目标|任务/],
];

/** 预算分别为5,800万元、6,200万元，实际执行分别为5,394万元、5,828万元，执行率分别为93%、94%: one rate for each pair of figures in its place. */
export const findParallelLists: Finder = ({ sentences }) =>
  sentences.flatMap((sentence): RatioRelation[] => {
    const lists = listsIn(sentence);
    const rates = lists.filter(({ figures }) => figures.every(isPercent));
    const amounts = lists.filter(({ figures }) => figures.every((figure) => isAmount(figure) && !figure.approximate));
    const scores = scoresIn(sentence);
    return rates.flatMap(({ name, figures }): RatioRelation[] => {
      if (/得分率$/.test(name) && scores.length === figures.length)
        return scores.flatMap(([got, full], place) => {
          const rate = figures[place];
          return rate ? [relationOf(sentence, { name, rate, place }, got, full)] : [];
        });
      const rule = RATES.find(([rate]) => rate.test(name));
      const alike = amounts.filter((list) => list.figures.length === figures.length);
      const numerators = rule && alike.findLast((list) => rule[1].test(list.name));
      const denominators = rule && alike.findLast((list) => list !== numerators && rule[2].test(list.name));
      if (!numerators || !denominators) return [];
      return figures.flatMap((rate, place) => {
        const [above, below] = [numerators.figures[place], denominators.figures[place]];
        return above && below && sameUnit(above, below) ? [relationOf(sentence, { name, rate, place }, above, below)] : [];
      });
    });
  });

/** 决策类14.5分（满分15分）、过程类21.4分（满分25分）: scores with their full scores in brackets behind. */
function scoresIn({ text, figures }: Sentence): (readonly [Figure, Figure])[] {
  return figures.flatMap((full, position): (readonly [Figure, Figure])[] => {
    const got = figures[position - 1];
    const isPair = got?.quantity.kind === "score" && full.quantity.kind === "score";
    return isPair && /^\s*[（(](?:满分|分值|权重|总分)(?:为)?\s*$/.test(text.slice(got.quantity.end, full.quantity.start))
      ? [[got, full]]
      : [];
  });
}

function relationOf(
  sentence: Sentence,
  { name, rate, place }: { readonly name: string; readonly rate: Figure; readonly place: number },
  above: Figure,
  below: Figure,
): RatioRelation {
  return {
    kind: "ratio",
    key: [...sentence.path.slice(-1), name, String(place + 1)].join(" › "),
    basis: "sentence",
    rate,
    rateName: `第${place + 1}个${name}`,
    numerators: [above],
    denominators: [below],
    neighbours: [],
  };
}

function listsIn({ text, figures }: Sentence): List[] {
  const lists: List[] = [];
  for (const marker of text.matchAll(/([\p{Script=Han}]{2,14}?)分别(?:为|是|达到?)?[：:]?/gu)) {
    const from = marker.index + marker[0].length;
    const first = figures.findIndex(({ quantity }) => quantity.start >= from);
    const run: Figure[] = [];
    for (const figure of first < 0 ? [] : figures.slice(first)) {
      const gap = text.slice(run.at(-1)?.quantity.end ?? from, figure.quantity.start);
      if (run.length === 0 ? gap.trim() !== "" : !/^\s*[、，,和及与]\s*$/.test(gap)) break;
      run.push(figure);
    }
    if (run.length > 1) lists.push({ name: marker[1] ?? "", figures: run });
  }
  return lists;
}
