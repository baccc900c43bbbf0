import type { Figure, Sentence, SumRelation } from "@gouji/report";
import { isStated } from "./choosing.ts";
import { nearlyEqual, samePeriod, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { proseSum } from "./prose-sum.ts";

const NUMBERS = "两二三四五六七八九十";
/** 两项合计, 以上三类共计, 四者之和: right before the total, with at most a noun between. */
const CLOSING = new RegExp(
  `(?:以上|上述)?([${NUMBERS}])(?:项|者|类|笔|部分|方面|处|个项目|项资金)(?:资金|支出|费用|金额)?(?:合计|共计|总计|相加|累计|之和|共)([\\p{Script=Han}]{0,8}?)(?:为|是|达)?$`,
  "u",
);

/** 县级缺口150万元；社会资本缺口100万元，两项合计缺口250万元: as many amounts as are counted, right before their total. */
export const findCountedClosings: Finder = ({ sentences }) =>
  sentences.flatMap((sentence, index) =>
    sentence.figures.flatMap((total): SumRelation[] => {
      const marker = isStated(total) ? CLOSING.exec(sentence.text.slice(0, total.quantity.start).trimEnd()) : null;
      if (!marker?.[1]) return [];
      const count = Math.max(2, NUMBERS.indexOf(marker[1]) + 1);
      const told = toldBefore(sentences, index, total);
      const noun = marker[2] ?? "";
      const named = noun.length < 2 ? [] : told.filter(({ metric }) => metric.includes(noun));
      const last = told.slice(-count);
      // Without a name in common the last ones are meant only where they make the total.
      const parts = named.length >= count ? named.slice(-count) : nearlyEqual(total, last) ? last : [];
      return parts.length === count ? [proseSum(sentence, total, parts, { exhaustive: true, basis: "sentence" })] : [];
    }),
  );

/** The amounts of one kind that stand before the total in its paragraph. */
function toldBefore(sentences: readonly Sentence[], index: number, total: Figure): readonly Figure[] {
  const own = sentences[index];
  const near = sentences
    .slice(Math.max(0, index - 3), index + 1)
    .filter(({ at, path }) => at.table === undefined && path.join() === own?.path.join());
  return near.flatMap((sentence) =>
    sentence.figures.filter(
      (figure) =>
        isStated(figure) &&
        sameUnit(figure, total) &&
        samePeriod(figure.period, total.period) &&
        (sentence !== own || figure.quantity.end <= total.quantity.start),
    ),
  );
}
