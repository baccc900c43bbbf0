import type { Figure, FormulaRelation, Sentence } from "@gouji/report";
import { isNearRate, isStated, stepOf, magnitudeOf } from "./choosing.ts";
import type { Finder } from "./finder.ts";

/** 人均1200元, 户均3.61人, 日均51吨, 场均250人次: the word before 均 says what it is divided by. */
const AVERAGE = /(?:([人户日场车月村亩次件家座辆])均|平均每([\p{Script=Han}]))[\p{Script=Han}]{0,10}?(?:为|达到?|约)?\s*$/u;
const UNITS: Readonly<Record<string, RegExp>> = {
  人: /^(?:人|名|位|人次)$/,
  户: /^户$/,
  场: /^(?:场|场次|次)$/,
  车: /^(?:辆|台)$/,
  辆: /^(?:辆|台)$/,
  村: /^(?:个|村)$/,
  亩: /亩$/,
  次: /^(?:次|人次|批次)$/,
  件: /^件$/,
  家: /^家$/,
  座: /^座$/,
};
/** Means over another span or number than the sentence gives. */
const OTHER = /上年|去年|同期|全省|全国|全市平均|标准|目标|计划/;

/** Total ÷ number = average, where one sentence (or it and the one before) gives the three. */
export const findAverages: Finder = ({ sentences }) => {
  const prose = sentences.filter(({ at }) => at.table === undefined);
  return prose.flatMap((sentence, index) =>
    sentence.figures.flatMap((mean): FormulaRelation[] => {
      const before = sentence.text.slice(lastEnd(sentence, mean), mean.quantity.start);
      const match = AVERAGE.exec(before);
      const per = UNITS[match?.[1] ?? match?.[2] ?? ""];
      if (!per || mean.approximate || mean.quantity.comparator !== "=" || OTHER.test(before)) return [];
      const earlier = prose[index - 1];
      const carried = earlier && earlier.path.join() === sentence.path.join() ? earlier.figures : [];
      const own = sentence.figures.filter((figure) => figure.quantity.end <= mean.quantity.start || isTotalBehind(sentence, mean, figure));
      const found = choose(mean, own, per) ?? choose(mean, [...carried, ...own], per, true);
      return found ? [relationOf(sentence, mean, ...found)] : [];
    }),
  );
};

/** 户均增收2,415元，共增收1,384.28万元: the total may follow. */
function isTotalBehind({ text }: Sentence, mean: Figure, { quantity }: Figure): boolean {
  return (
    quantity.start >= mean.quantity.end && /^[，,]\s*(?:共|总|合计|累计)[^，,；;。\d]*$/.test(text.slice(mean.quantity.end, quantity.start))
  );
}

function lastEnd({ figures }: Sentence, mean: Figure): number {
  return figures.findLast(({ quantity }) => quantity.end <= mean.quantity.start)?.quantity.end ?? 0;
}

/** The total and the number that make the mean right; else the only ones that there are. */
function choose(mean: Figure, figures: readonly Figure[], per: RegExp, onlyFitting = false): readonly [Figure, Figure] | undefined {
  const numbers = figures.filter(
    (figure) => isStated(figure) && per.test(figure.quantity.unit.replace(/^[万亿]/, "")) && magnitudeOf(figure) > 0,
  );
  const totals = figures.filter(
    (figure) => isStated(figure) && figure.quantity.baseUnit === mean.quantity.baseUnit && figure.quantity.kind === mean.quantity.kind,
  );
  const pairs = totals.flatMap((total) =>
    numbers.flatMap((number): (readonly [Figure, Figure])[] => (total === number ? [] : [[total, number]])),
  );
  const fitting = pairs.findLast(
    ([total, number]) => Math.abs(magnitudeOf(total) / magnitudeOf(number) - magnitudeOf(mean)) <= stepOf(mean),
  );
  if (fitting || onlyFitting) return fitting;
  const [only, ...others] = pairs;
  // Far apart they belong to other things.
  return only && others.length === 0 && isNearRate(mean, ...only) ? only : undefined;
}

function relationOf(sentence: Sentence, mean: Figure, total: Figure, number: Figure): FormulaRelation {
  return {
    kind: "formula",
    key: [...sentence.path.slice(-1), total.metric, mean.metric || "平均"].join(" › "),
    basis: "inferred",
    expression: { kind: "operation", operator: "÷", left: { kind: "figure", figure: total }, right: { kind: "figure", figure: number } },
    result: mean,
  };
}
