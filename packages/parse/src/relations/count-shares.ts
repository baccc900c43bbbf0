import type { CountShareRelation, Figure, Relation, Sentence } from "@gouji/report";
import { isPercent } from "./figures.ts";
import type { Finder } from "./finder.ts";

const SURVEY = /问卷|样本|受访|调查对象|访谈|被调查/;
const ANSWER = /满意|认为|表示|了解|知晓|选择|认可|支持|一般|占|比例|反映|评价/;
const VALID = /有效/;
const RETURNED = /收回|回收|完成/;

/** Shares of a survey's answers: each must be a count over the number of questionnaires; those of one question add to 100 %. */
export const findCountShares: Finder = ({ sentences }) =>
  sentences.flatMap((sentence, index) => {
    const bases = baseOf(sentences, index);
    if (!bases) return [];
    const start = bases.sentence === sentence ? bases.base.quantity.end : 0;
    const shares = sentence.figures.filter(
      (figure) =>
        isPercent(figure) &&
        figure.quantity.comparator === "=" &&
        !figure.approximate &&
        figure.quantity.start >= start &&
        isAnswer(sentence, figure),
    );
    const relations: Relation[] = shares.map((share) => shareOf(sentence, share, bases.base));
    if (shares.length >= 2 && isPartition(sentence, shares)) {
      relations.push({
        kind: "shareSum",
        key: [...sentence.path.slice(-1), ...shares.map(({ metric }) => metric)].join(" › "),
        basis: "sentence",
        shares,
        exhaustive: true,
      });
    }
    return relations;
  });

/** The number of questionnaires that the shares are of: in the sentence, else in the four before it under the same heading. */
function baseOf(sentences: readonly Sentence[], index: number): { readonly base: Figure; readonly sentence: Sentence } | undefined {
  const current = sentences[index];
  if (!current?.figures.some(isPercent)) return undefined;
  const path = current.path.join();
  for (const sentence of sentences.slice(Math.max(0, index - 4), index + 1).reverse()) {
    if (sentence.path.join() !== path || !SURVEY.test(sentence.text)) continue;
    const counts = sentence.figures.filter(
      ({ quantity, approximate }) =>
        quantity.kind === "count" &&
        /^[份人户名个]$/.test(quantity.baseUnit) &&
        quantity.value?.denominator === 1n &&
        !approximate &&
        quantity.comparator === "=",
    );
    const total =
      counts.find(({ metric }) => VALID.test(metric)) ??
      counts.find(({ metric }) => RETURNED.test(metric)) ??
      counts.find(({ metric }) => SURVEY.test(metric) || /发放|调查/.test(metric));
    if (total) return { base: total, sentence };
  }
  return undefined;
}

/** A rate of return, a target or an execution rate is no answer. */
function isAnswer(sentence: Sentence, figure: Figure): boolean {
  const before = sentence.text.slice(Math.max(0, figure.quantity.start - 24), figure.quantity.start);
  return ANSWER.test(before) && !/回收率|收回率|执行率|完成率|目标|指标值|不低于|得分|综合满意|平均/.test(before.slice(-10));
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

/** Grades of satisfaction from good to bad are one question with one answer each. */
function isPartition(sentence: Sentence, shares: readonly Figure[]): boolean {
  if (/多选|可多选|均可/.test(sentence.text) || /等[方选答]/.test(sentence.text)) return false;
  const from = Math.max(0, (shares[0]?.quantity.start ?? 0) - 24);
  const text = sentence.text.slice(from);
  const grades = [/(?<!不|较|基本|比较|非常|很)满意/, /较满意|比较满意|基本满意|一般|较好|了解一些/, /不满意|不了解|较差|不清楚|未/].filter(
    (pattern) => pattern.test(text),
  ).length;
  const sum = shares.reduce((total, { quantity }) => total + toFloat(quantity.baseValue?.toString() ?? "0"), 0);
  // Near enough to the whole to be meant as all of it.
  return sum > 0.97 && sum < 1.03 && (grades >= 2 || shares.length >= 3);
}

/** For choosing a reading only. */
function toFloat(text: string): number {
  const [numerator, denominator] = text.split("/");
  return Number(numerator) / Number(denominator ?? "1");
}
