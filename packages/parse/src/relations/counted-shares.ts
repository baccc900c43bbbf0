import type { Figure, ShareSumRelation } from "@gouji/report";
import { isPercent } from "./figures.ts";
import type { Finder } from "./finder.ts";

const NUMBERS = "二三四五六七八九十";
const PARTS = new RegExp(
  `(?:由|分为|分成|包括|共有?|划分为)(?:以下)?([${NUMBERS}]|\\d{1,2})(?:个?(?:部分|方面|类|大类|项))(?:构成|组成|内容|支出|资金)?`,
);
const SHARE = /占(?:比|比例)?(?:为|是|达到?|约)?[：:\s]*$/;

/** 支出由三部分构成：甲占比 40%；乙占比 35%；丙占比 25%: as many shares as the text counts, so they are all of the whole. */
export const findCountedShares: Finder = ({ sentences }) => {
  const relations: ShareSumRelation[] = [];
  for (const [index, sentence] of sentences.entries()) {
    const counted = PARTS.exec(sentence.text);
    if (!counted?.[1]) continue;
    const wanted = /\d/.test(counted[1]) ? Number(counted[1]) : NUMBERS.indexOf(counted[1]) + 2;
    const shares: Figure[] = [];
    // A list with semicolons is several sentences.
    for (const next of sentences.slice(index, index + wanted + 1)) {
      if (next.path.join() !== sentence.path.join()) break;
      const from = next === sentence ? counted.index : 0;
      shares.push(
        ...next.figures.filter(
          (figure) =>
            isPercent(figure) &&
            figure.quantity.comparator === "=" &&
            !figure.approximate &&
            figure.quantity.start >= from &&
            SHARE.test(next.text.slice(0, figure.quantity.start)),
        ),
      );
      if (!/[；;：:]\s*$/.test(next.text)) break;
    }
    if (wanted < 2 || shares.length !== wanted) continue;
    const key = [...sentence.path.slice(-1), ...shares.map(({ metric }) => metric)].join(" › ");
    relations.push({ kind: "shareSum", key, basis: "sentence", shares, exhaustive: true, counted: true });
  }
  return relations;
};
