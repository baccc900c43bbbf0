import type { CountShareRelation, Figure, Relation, Sentence } from "@gouji/report";
import { magnitudeOf } from "./choosing.ts";
import { isPercent } from "./figures.ts";
import type { Finder } from "./finder.ts";

const SURVEY = /问卷|样本|受访|调查对象|访谈|被调查/;
const ANSWER = /满意|认为|表示|了解|知晓|选择|认可|支持|一般|占|比例|反映|评价/;
const VALID = /有效/;
const RETURNED = /收回|回收|完成/;

/** Answers of one survey: the shares of a sentence, and the count that they are of. */
interface Answers {
  readonly sentence: Sentence;
  readonly base: Figure;
  readonly shares: readonly Figure[];
}

/** Shares of a survey's answers: each must be a count over the number of questionnaires; those of one question add to 100 %. */
export const findCountShares: Finder = ({ sentences }) => {
  const answers = sentences.flatMap((sentence, index) => answersOf(sentence, sentences, index) ?? []);
  return [
    ...answers.flatMap(({ sentence, base, shares }): Relation[] => shares.map((share) => shareOf(sentence, share, base))),
    ...questionsOf(answers).flatMap(partitionOf),
  ];
};

function answersOf(sentence: Sentence, sentences: readonly Sentence[], index: number): Answers | undefined {
  const found = baseOf(sentences, index);
  if (!found) return undefined;
  const start = found.sentence === sentence ? found.base.quantity.end : 0;
  const shares = sentence.figures.filter(
    (figure) =>
      isPercent(figure) &&
      figure.quantity.comparator === "=" &&
      !figure.approximate &&
      figure.quantity.start >= start &&
      isAnswer(sentence, figure) &&
      (found.sentence === sentence || isOfSurvey(sentence, figure)),
  );
  return { sentence, base: found.base, shares };
}

/** In a sentence after the survey's: an answer or a respondent is named, and no amount of money stands before the share. */
function isOfSurvey(sentence: Sentence, { quantity }: Figure): boolean {
  const before = sentence.figures.findLast((other) => other.quantity.end <= quantity.start);
  const clause = sentence.text.slice(Math.max(0, quantity.start - 24), quantity.end + 24);
  return before?.quantity.kind !== "money" && /满意|认为|表示|了解|知晓|选择|认可|支持|一般|反映|受访|问卷|调查|群众/.test(clause);
}

/** A question's answers may run over sentences: 满意度为 84.67%。其中 15.1% 表示一般，0.23% 不满意。 */
function questionsOf(answers: readonly Answers[]): (readonly Answers[])[] {
  const questions: Answers[][] = [];
  for (const answer of answers) {
    const before = questions.at(-1);
    const last = before?.at(-1);
    const goesOn =
      last !== undefined &&
      last.base === answer.base &&
      last.sentence.index + 1 === answer.sentence.index &&
      (/^(?:其中|其余|另|还有|剩余)/.test(answer.sentence.text.trim()) || /[；;]\s*$/.test(last.sentence.text));
    if (before && goesOn) before.push(answer);
    else questions.push([answer]);
  }
  return questions;
}

function partitionOf(question: readonly Answers[]): Relation[] {
  const shares = question.flatMap((answer) => answer.shares);
  const first = question.find((answer) => answer.shares.length > 0);
  const from = Math.max(0, (first?.shares[0]?.quantity.start ?? 0) - 24);
  const text = question.map(({ sentence }) => (sentence === first?.sentence ? sentence.text.slice(from) : sentence.text)).join("");
  const counted = isWholeScale(question);
  if (!first || shares.length < 2 || (!counted && !isPartition(text, shares))) return [];
  return [
    {
      kind: "shareSum",
      key: [...first.sentence.path.slice(-1), ...shares.map(({ metric }) => metric)].join(" › "),
      basis: "sentence",
      shares,
      exhaustive: true,
      ...(counted ? { counted } : {}),
    },
  ];
}

/** The number of questionnaires that the shares are of: in the sentence, else in the four before it under the same heading. */
function baseOf(sentences: readonly Sentence[], index: number): { readonly base: Figure; readonly sentence: Sentence } | undefined {
  const current = sentences[index];
  if (!current?.figures.some(isPercent)) return undefined;
  const path = current.path.join();
  // A list with semicolons is several sentences.
  let reach = 4;
  while (/[；;]\s*$/.test(sentences[index - reach + 3]?.text ?? "") && reach < 12) reach += 1;
  for (const sentence of sentences.slice(Math.max(0, index - reach), index + 1).reverse()) {
    if (sentence.path.join() !== path || !SURVEY.test(sentence.text)) continue;
    const counts = sentence.figures.filter(
      ({ quantity, approximate }) =>
        quantity.kind === "count" &&
        /^[份人户名个]$/.test(quantity.baseUnit) &&
        quantity.value?.denominator === 1n &&
        !approximate &&
        quantity.comparator === "=" &&
        !isSomeOf(sentence, quantity.start),
    );
    const total =
      counts.find(({ metric }) => VALID.test(metric)) ??
      counts.find(({ metric }) => RETURNED.test(metric)) ??
      counts.find(({ metric }) => SURVEY.test(metric) || /发放|调查/.test(metric));
    if (total) return { base: total, sentence };
  }
  return undefined;
}

/** 288份有效问卷中43人: those are some of them. */
function isSomeOf({ text }: Sentence, start: number): boolean {
  return /(?:问卷|样本|受访者?|群众|对象)中[，,]?(?:有)?\s*$/.test(text.slice(Math.max(0, start - 8), start));
}

/** The answer stands before its share or behind it: 15.1%的受访群众表示一般. A rate of return, a target or an execution rate is no answer. */
function isAnswer(sentence: Sentence, { quantity }: Figure): boolean {
  const before = sentence.text.slice(Math.max(0, quantity.start - 24), quantity.start);
  const behind = /^的[^，,。；;]{0,20}/.exec(sentence.text.slice(quantity.end))?.[0] ?? "";
  return (
    (ANSWER.test(before) || ANSWER.test(behind)) &&
    !/回收率|收回率|执行率|完成率|目标|指标值|不低于|得分|综合满意|平均/.test(before.slice(-10))
  );
}

function shareOf(sentence: Sentence, share: Figure, base: Figure): CountShareRelation {
  const at = sentence.figures.indexOf(share);
  const before = at > 0 ? sentence.figures[at - 1] : undefined;
  const gap = before ? sentence.text.slice(before.quantity.end, share.quantity.start) : "";
  const isPart =
    before !== undefined &&
    before !== base &&
    before.quantity.kind === "count" &&
    before.quantity.value?.denominator === 1n &&
    /占|比例|^[\s，,（(]*$/.test(gap) &&
    gap.length <= 12;
  return {
    kind: "countShare",
    key: [...sentence.path.slice(-1), share.metric || share.quote].join(" › "),
    basis: "sentence",
    share,
    base,
    ...(isPart ? { part: before } : {}),
  };
}

const SCALE = [
  /(?:非常|很|十分)满意$/,
  /(?<!不|较|基本|比较|非常|很|十分|不太)满意$/,
  /(?:比较|较|较为|基本)满意$/,
  /一般$/,
  /不(?:太|够)满意$/,
  /(?:不|很不|非常不)满意$/,
];

/** Each share stands behind a grade of its own, from the best to the worst and three of them at least: none is left out. */
function isWholeScale(question: readonly Answers[]): boolean {
  const grades = question.flatMap(({ sentence: { text }, shares }) =>
    shares.map(({ quantity }) => {
      const words = text.slice(0, quantity.start).replace(/(?:的?占(?:比|比例)?|的?比例|为|是|：|:|\s|[“”])+$/g, "");
      return SCALE.findLastIndex((pattern) => pattern.test(words));
    }),
  );
  return (
    grades.length > 2 &&
    new Set(grades).size === grades.length &&
    grades.every((grade) => grade >= 0) &&
    Math.min(...grades) < 2 &&
    Math.max(...grades) === 5
  );
}

/** Grades of satisfaction from good to bad are one question with one answer each. */
function isPartition(text: string, shares: readonly Figure[]): boolean {
  if (/多选|可多选|均可/.test(text) || /等[方选答]/.test(text)) return false;
  const grades = [/(?<!不|较|基本|比较|非常|很)满意/, /较满意|比较满意|基本满意|一般|较好|了解一些/, /不满意|不了解|较差|不清楚|未/].filter(
    (pattern) => pattern.test(text),
  ).length;
  const sum = shares.reduce((total, share) => total + magnitudeOf(share), 0);
  // Near enough to the whole to be meant as all of it.
  return sum > 0.97 && sum < 1.03 && (grades >= 2 || shares.length >= 3);
}
