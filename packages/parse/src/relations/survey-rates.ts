import type { Expression, Figure, FormulaRelation, Sentence } from "@gouji/report";
import { magnitudeOf, stepOf } from "./choosing.ts";
import { isPercent } from "./figures.ts";
import type { Finder } from "./finder.ts";

/** Grades of satisfaction from the best to the worst; the first `positive` of a list count as satisfied. */
const GRADES: readonly RegExp[] = [
  /非常满意|十分满意|很满意/,
  /(?<![不较非常很分本比])满意/,
  /较满意|比较满意|较为满意|基本满意/,
  /一般|不太满意/,
  /不满意/,
];
const POSITIVE = 3;
/** Usual weights of the grades 满意, 较满意, 一般, 不满意 where satisfaction is a weighted mean. */
const WEIGHTS: readonly (readonly number[])[] = [
  [1, 0.8, 0.6, 0],
  [1, 0.8, 0.6, 0.4],
  [1, 0.8, 0.5, 0],
  [1, 0.75, 0.5, 0],
  [1, 0.75, 0.5, 0.25],
  [1, 0.7, 0.4, 0],
  [1, 0.9, 0.6, 0],
];

interface Answer {
  readonly grade: number;
  readonly count: Figure;
}

/** 满意 214 份、较满意 58 份、一般 12 份、不满意 2 份，满意率 95.10%: who counts as satisfied, over all who answered. */
export const findSurveyRates: Finder = ({ sentences }) =>
  sentences.flatMap((sentence, index) => {
    const answers = answersOf(sentence);
    const rate = rateOf(sentence) ?? (answers.length > 1 ? rateBeside(sentences, index) : undefined);
    return rate && answers.length >= 3 ? relationsOf(sentence, rate, answers) : [];
  });

/** The counts of a sentence by grade, each behind its name: “满意”214份. */
function answersOf({ text, figures }: Sentence): Answer[] {
  const answers: Answer[] = [];
  let from = 0;
  for (const figure of figures) {
    const name = text.slice(from, figure.quantity.start).replace(/^.*[、，,；;：:]/su, "");
    from = figure.quantity.end;
    const grade = GRADES.findIndex((pattern) => pattern.test(name));
    const isCount = figure.quantity.kind === "count" && /^[份人户名个]$/.test(figure.quantity.baseUnit) && !figure.approximate;
    if (grade >= 0 && isCount && !answers.some((answer) => answer.grade === grade)) answers.push({ grade, count: figure });
  }
  return answers;
}

/** The rate of satisfaction as such, not the share of one grade. */
function rateOf({ text, figures }: Sentence): Figure | undefined {
  const rates = figures.filter(
    (figure) =>
      isPercent(figure) &&
      figure.quantity.comparator === "=" &&
      !figure.approximate &&
      /(?<!不)满意(?:度|率)(?:[（(][^（）()]*[）)])?(?:为|是|达到?|约)?[：:]?\s*$/.test(text.slice(0, figure.quantity.start).trim()),
  );
  return rates.length === 1 ? rates[0] : undefined;
}

/** The rate may stand in the sentence before or after, under the same heading. */
function rateBeside(sentences: readonly Sentence[], index: number): Figure | undefined {
  const path = sentences[index]?.path.join();
  for (const beside of [sentences[index + 1], sentences[index - 1]]) {
    // 发放职工问卷300份，…，满意度85.07%: another survey's.
    const isOwn = beside && beside.path.join() === path && !/发放|收回|回收|问卷|抽查|走访/.test(beside.text);
    const rate = isOwn ? rateOf(beside) : undefined;
    if (rate) return rate;
  }
  return undefined;
}

function relationsOf(sentence: Sentence, rate: Figure, answers: readonly Answer[]): FormulaRelation[] {
  const ordered = [...answers].sort((a, b) => a.grade - b.grade);
  const all = ordered.map(({ count }) => count);
  const satisfied = all.filter((_, position) => (ordered[position]?.grade ?? POSITIVE) < POSITIVE);
  // Without the worst grade not all who answered are there.
  if (satisfied.length === 0 || !ordered.some(({ grade }) => grade >= POSITIVE)) return [];
  const readings = all.map((_, last) => all.slice(0, last + 1)).filter((reading) => reading.length < all.length);
  const fitting = readings.find((reading) => isNear(sumOf(reading) / sumOf(all), rate));
  if (!fitting && isWeighted(ordered, rate)) return [];
  return [
    {
      kind: "formula",
      key: [...sentence.path.slice(-1), rate.metric || "满意率"].join(" › "),
      basis: fitting ? "sentence" : "inferred",
      expression: { kind: "operation", operator: "÷", left: addition(fitting ?? satisfied), right: addition(all) },
      result: rate,
    },
  ];
}

function isWeighted(answers: readonly Answer[], rate: Figure): boolean {
  const counts = answers.map(({ count }) => magnitudeOf(count));
  const total = counts.reduce((sum, count) => sum + count, 0);
  return WEIGHTS.some((weights) => isNear(counts.reduce((sum, count, at) => sum + count * (weights[at] ?? 0), 0) / total, rate));
}

function addition([first, ...rest]: readonly Figure[]): Expression {
  const start: Expression = { kind: "figure", figure: first as Figure }; // never called without a figure
  return rest.reduce<Expression>((left, figure) => ({ kind: "operation", operator: "+", left, right: { kind: "figure", figure } }), start);
}

/** For choosing a reading only; the verdict is exact. */
function isNear(share: number, rate: Figure): boolean {
  return Math.abs(share - magnitudeOf(rate)) <= stepOf(rate);
}

function sumOf(figures: readonly Figure[]): number {
  return figures.reduce((sum, figure) => sum + magnitudeOf(figure), 0);
}
