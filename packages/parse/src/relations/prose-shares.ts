import type { Figure, RatioRelation, Sentence } from "@gouji/report";
import { isAmount, isPercent, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";

const OF_WHICH = /其中|分别为|分别是|包括/g;
/** Between a part and its share: ，占97.66%; （占比 97.66%. A whole that is named there is another matter. */
const TAKES = /^[，,\s（(]*(?:约)?占(?:比|比例)?(?:为|是|达到?)?[：:\s]*$/;
const SURVEY = /问卷|受访|调查对象|样本/;

/** Shares of a total with its parts: 收入 1536.20 万元，其中财政拨款 1500.20 万元，占 97.66%；其他收入 36 万元，占 2.34%. */
export const findProseShares: Finder = ({ sentences }) => {
  const relations: RatioRelation[] = [];
  let carried: Figure | undefined;
  for (const [index, sentence] of sentences.entries()) {
    const before = sentences[index - 1];
    // A semicolon goes on with the same total.
    if (!before || !/[；;]\s*$/.test(before.text) || before.path.join() !== sentence.path.join()) carried = undefined;
    const found = SURVEY.test(sentence.text) ? [] : inSentence(sentence, carried);
    relations.push(...found);
    carried = found.at(-1)?.denominators[0] ?? carried;
  }
  return relations;
};

function inSentence(sentence: Sentence, carried: Figure | undefined): RatioRelation[] {
  return sentence.figures.flatMap((rate, position): RatioRelation[] => {
    const part = sentence.figures[position - 1];
    if (!part || !isPercent(rate) || rate.quantity.comparator !== "=" || rate.approximate) return [];
    if (!isAmount(part) || part.approximate || !TAKES.test(sentence.text.slice(part.quantity.end, rate.quantity.start))) return [];
    const whole = wholeOf(sentence, part) ?? (position === 1 ? carried : undefined);
    return whole && sameUnit(whole, part) ? [relationOf(sentence, rate, part, whole)] : [];
  });
}

function relationOf(sentence: Sentence, rate: Figure, part: Figure, whole: Figure): RatioRelation {
  return {
    kind: "ratio",
    key: [...sentence.path.slice(-1), part.metric, "占比"].join(" › "),
    basis: "sentence",
    rate,
    rateName: `${part.metric}占比`,
    numerators: [part],
    denominators: [whole],
    neighbours: sentence.figures.filter((figure) => isAmount(figure) && figure !== part && figure !== whole),
  };
}

/** The amount that the last 其中 before the part divides; undefined where nothing of its unit stands right before it. */
function wholeOf({ text, figures }: Sentence, part: Figure): Figure | undefined {
  const marker = [...text.slice(0, part.quantity.start).matchAll(OF_WHICH)].at(-1);
  const before = marker && figures.findLast((figure) => figure.quantity.end <= marker.index);
  if (!before || !isAmount(before) || before.approximate || !sameUnit(before, part)) return undefined;
  const gap = text.slice(before.quantity.end, marker.index);
  return gap.length <= 3 && !/[。；;]/.test(gap) ? before : undefined;
}
