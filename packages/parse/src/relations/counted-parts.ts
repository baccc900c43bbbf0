import type { Figure, Sentence, SumRelation } from "@gouji/report";
import { isAmount, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";

const NUMBERS = "两二三四五六七八九十";
/** 分四批下达：; 由三部分构成，. */
const COUNTED = new RegExp(
  `(?:分|由|涉及|包括|划分为|分为)(?:为|成)?([${NUMBERS}]|\\d{1,2})(?:个)?(?:批次?|次|期|笔|部分|方面|大?类|年度?|项目|子项目|标段|板块|片区|乡镇|县区|单位)[^，,；;。：:\\d]{0,8}[：:，,]`,
);

/** A total with as many parts as the text says there are: 共计2,385万元，分四批下达：第一批680万元，第二批…. */
export const findCountedParts: Finder = ({ sentences }) =>
  sentences.flatMap((sentence, index): SumRelation[] => {
    const marker = COUNTED.exec(sentence.text);
    if (!marker?.[1]) return [];
    const count = /\d/.test(marker[1]) ? Number(marker[1]) : Math.max(2, NUMBERS.indexOf(marker[1]) + 1);
    const total = sentence.figures.findLast(
      (figure) => isAmount(figure) && figure.quantity.kind === "money" && figure.quantity.end <= marker.index,
    );
    if (!total || total.approximate) return [];
    const parts = [...partsIn(sentence, marker.index + marker[0].length, total), ...partsBehind(sentences, index, total)];
    if (parts.length !== count || parts.some(({ approximate }) => approximate)) return [];
    return [
      {
        kind: "sum",
        key: [...sentence.path.slice(-1), total.metric || total.printed, marker[0].slice(0, -1)].join(" › "),
        basis: "sentence",
        total,
        parts: parts.map((figure) => ({ figure, sign: 1 })),
        exhaustive: true,
        layout: "prose",
        totalName: total.metric || total.quote,
        alternatives: [],
        neighbours: sentence.figures.filter((figure) => isAmount(figure) && figure !== total && !parts.includes(figure)),
      },
    ];
  });

/** The first amount of each clause; brackets and what is compared or done with it are asides. */
function partsIn({ text, figures }: Sentence, from: number, total: Figure): Figure[] {
  const parts: Figure[] = [];
  let last = from;
  for (const figure of figures) {
    const { start, end } = figure.quantity;
    if (start < from || !isAmount(figure) || !sameUnit(figure, total)) continue;
    const gap = text.slice(last, start);
    if (/[（(][^）)]*$/.test(gap)) continue;
    if (parts.length > 0 && !/[，,；;、]/.test(gap)) continue;
    if (/其中|占|比上年|较上年|增加|减少/.test(gap)) continue;
    parts.push(figure);
    last = end;
  }
  return parts;
}

/** The same of the sentences that a semicolon joins to this one. */
function partsBehind(sentences: readonly Sentence[], index: number, total: Figure): Figure[] {
  const parts: Figure[] = [];
  for (let at = index; /[；;]\s*$/.test(sentences[at]?.text ?? ""); at += 1) {
    const next = sentences[at + 1];
    if (!next || next.path.join() !== sentences[index]?.path.join()) break;
    parts.push(...partsIn(next, 0, total).slice(0, 1));
  }
  return parts;
}
