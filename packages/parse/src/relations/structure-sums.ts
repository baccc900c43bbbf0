import type { Figure, Sentence, SumRelation } from "@gouji/report";
import { isStated, likeness, magnitudeOf } from "./choosing.ts";
import { nearlyEqual, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { proseSum } from "./prose-sum.ts";

/** 从资金分布看，; 分批次看，; 按类别统计：: what follows names all parts of a whole. */
const STRUCTURE = /(?:^|[。；;\s])(?:从|按照?|分)[^，,；;。：:\d]{1,12}(?:来看|上看|看|统计|划分|分类)[，,：:]/;
/** What is compared, planned or taken out of the list. */
const ASIDE = /其中|占|比|同比|上年|去年|计划|目标|增|减|平均|人均|户均|较/;
/** So many sentences back the whole is looked for. */
const REACH = 8;
const [LEAST, MOST] = [0.8, 1.25];

/**
 * 发放补贴8,512.37万元 … 分批次看，第一批6,105.20万元，第二批…，第三批…: the parts make up the whole that stands before. So do the things counted in the same clauses
 * (平原乡镇6个，…；丘陵乡镇5个，…), of the number of these things.
 */
export const findStructureSums: Finder = ({ sentences }) => {
  const prose = sentences.filter(({ at }) => at.table === undefined);
  return prose.flatMap((sentence, index): SumRelation[] => {
    const marker = STRUCTURE.exec(sentence.text);
    if (!marker) return [];
    const items = itemsBehind(prose, index, marker.index + marker[0].length);
    const before = prose.slice(Math.max(0, index - REACH), index).toReversed();
    const [first] = items;
    return (first ?? []).flatMap((lead): SumRelation[] => {
      const parts = items.flatMap((item) => item.filter((figure) => sameUnit(figure, lead)).slice(0, 1));
      if (
        parts.length < 2 ||
        parts.length !== items.length ||
        items.some((item) => item.filter((figure) => sameUnit(figure, lead)).length > 1)
      )
        return [];
      const total = wholeOf(parts, before);
      return total ? [proseSum(sentence, total.figure, parts, { exhaustive: true, basis: total.basis })] : [];
    });
  });
};

/** The amounts of each part: of each of the sentences that semicolons join, else of each clause. */
function itemsBehind(prose: readonly Sentence[], index: number, from: number): readonly (readonly Figure[])[] {
  const own = prose[index];
  if (!own) return [];
  if (!goesOn(own)) {
    const amounts = amountsOf(own, from);
    const [first] = amounts;
    return first && amounts.every((figure) => sameUnit(figure, first)) ? amounts.map((figure) => [figure]) : [];
  }
  const items = [amountsOf(own, from)];
  for (let at = index; goesOn(prose[at]); at += 1) {
    const next = prose[at + 1];
    if (!next || next.path.join() !== own.path.join()) break;
    items.push(amountsOf(next, 0));
  }
  return items;
}

function goesOn(sentence: Sentence | undefined): boolean {
  return /[；;]\s*$/.test(sentence?.text ?? "");
}

function amountsOf({ text, figures }: Sentence, from: number): Figure[] {
  return figures.filter((figure) => {
    const last = figures.findLast(({ quantity }) => quantity.end <= figure.quantity.start)?.quantity.end ?? 0;
    return figure.quantity.start >= from && isStated(figure) && !ASIDE.test(text.slice(Math.max(from, last), figure.quantity.start));
  });
}

/** The nearest amount that the parts make up; else one of a like name that they nearly make up. */
function wholeOf(
  parts: readonly Figure[],
  before: readonly Sentence[],
): { readonly figure: Figure; readonly basis: SumRelation["basis"] } | undefined {
  const [first] = parts;
  if (!first) return undefined;
  const known = before.flatMap((sentence) => sentence.figures.filter((figure) => isStated(figure) && sameUnit(figure, first)));
  const made = known.find((figure) => nearlyEqual(figure, parts));
  if (made) return { figure: made, basis: "sentence" };
  const sum = parts.reduce((value, part) => value + magnitudeOf(part), 0);
  const near = known.filter((figure) => {
    const quotient = sum / magnitudeOf(figure);
    return quotient > LEAST && quotient < MOST && parts.some(({ metric }) => likeness(metric, figure.metric) >= 1);
  });
  const values = new Set(near.map(magnitudeOf));
  const [figure] = near;
  return figure && values.size === 1 ? { figure, basis: "inferred" } : undefined;
}
