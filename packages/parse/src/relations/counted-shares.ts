import type { Figure, Sentence, ShareSumRelation } from "@gouji/report";
import { isPercent } from "./figures.ts";
import type { Finder } from "./finder.ts";

const NUMBERS = "二三四五六七八九十";
const PARTS = new RegExp(
  `(?:由|分为|分成|包括|共有?|划分为)(?:以下)?([${NUMBERS}]|\\d{1,2})(?:个?(?:部分|方面|类|大类|项))(?:构成|组成|内容|支出|资金)?`,
);
/** 从支出结构看，甲占26.60%，乙占…: a structure has all its parts. */
const STRUCTURE = /(?:从|按)[^，,；;。：:\d]{2,10}(?:结构|构成|划分|分类)(?:来?看|上看)?[，,：:]/;
const FEWEST_PARTS = 3;
const SHARE = /占(?:比|比例)?(?:为|是|达到?|约)?[：:\s]*$/;

/** 支出由三部分构成：甲占比 40%；乙占比 35%；丙占比 25%: as many shares as the text counts, so they are all of the whole. */
export const findCountedShares: Finder = ({ sentences }) => {
  const relations: ShareSumRelation[] = [];
  for (const [index, sentence] of sentences.entries()) {
    const structure = STRUCTURE.exec(sentence.text);
    const parts = structure ? sharesBehind(sentence, structure.index) : [];
    if (parts.length >= FEWEST_PARTS && !/等[。；;，,]|多选/.test(sentence.text)) relations.push(relationOf(sentence, parts));
    const counted = PARTS.exec(sentence.text);
    if (!counted?.[1]) continue;
    const wanted = /\d/.test(counted[1]) ? Number(counted[1]) : NUMBERS.indexOf(counted[1]) + 2;
    const shares: Figure[] = [];
    // A list with semicolons is several sentences.
    for (const next of sentences.slice(index, index + wanted + 1)) {
      if (next.path.join() !== sentence.path.join()) break;
      const from = next === sentence ? counted.index : 0;
      shares.push(...sharesBehind(next, from));
      if (!/[；;：:]\s*$/.test(next.text)) break;
    }
    if (wanted < 2 || shares.length !== wanted) continue;
    relations.push(relationOf(sentence, shares));
  }
  return relations;
};

function sharesBehind({ text, figures }: Sentence, from: number): Figure[] {
  return figures.filter(
    (figure) =>
      isPercent(figure) &&
      figure.quantity.comparator === "=" &&
      !figure.approximate &&
      figure.quantity.start >= from &&
      SHARE.test(text.slice(0, figure.quantity.start)),
  );
}

function relationOf({ path }: Sentence, shares: readonly Figure[]): ShareSumRelation {
  const key = [...path.slice(-1), ...shares.map(({ metric }) => metric)].join(" › ");
  return { kind: "shareSum", key, basis: "sentence", shares, exhaustive: true, counted: true };
}
