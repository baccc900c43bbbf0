import type { Figure, Sentence, SumRelation } from "@gouji/report";
import { isClosedWhole } from "./closed-wholes.ts";
import { isAmount, nearlyEqual, samePeriod, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { proseSum } from "./prose-sum.ts";

const OF_WHICH = /其中[：:,，]?|分别为|分别是|包括[：:]?|主要包括|由.{0,2}$|即[：:]?|具体(?:为|是|如下|包括)[：:]/g;
/** Marks that open a sentence whose total the sentence before has. */
const OPENS = /^[\s（(]*(?:其中|具体(?:为|是|如下|包括)[：:])/;
/** From here on the list has ended, or what follows is no part. */
const ENDS =
  /占|同比|比上年|较上年|比去年|增长|下降|增加|减少|(?<!上年度?|以前年度|年初)(?:结余|结转|剩余)(?!资金?(?:支出|使用|安排)|安排|使用)|执行率|完成率|每人|人均|平均|标准|已(?:支付|拨付|使用|支出|执行|到位|完成)|实际支出/;
const FLOW = /(?:收入|支出)(?:合计|总计)[^，,；;。\d]{0,6}$/;
const CLOSES_LIST = /(?:合计|共计|总计|累计)[^，,；;。\d]{0,12}$/;
/** a 3,216台、b 182台，共检验特种设备 3,398台: a plain 共, right behind a list of two or more. */
const CLOSES_PLAINLY =
  /^[，,]?(?:全年|全市|全县|全区|全省|本年度?|年内)?(?:总共|一共|共)(?!同|享|产|和|建|性|有制)[\p{Script=Han}“”]{0,10}$/u;
const ASIDE = /^\s*[（(][^（）()]{1,20}[)）]/;
const OPEN = /等[^级候待]/;

/** Totals with their parts in running text: A 共 X，其中 a、b、c; a，b，c，合计 X. */
export const findProseSums: Finder = ({ sentences }) => {
  const divided = sentences.flatMap((sentence, index) =>
    ofWhich(sentence, sentences[index - 1]).map((sum) => ({ sum, part: sentence.path.join() })),
  );
  return [...likeDivided(divided), ...sentences.flatMap(closing)];
};

/** A sum of one part of the report. */
interface Divided {
  readonly sum: SumRelation;
  readonly part: string;
}

/** 编制326名，其中行政42名、事业284名；实有308人，其中行政40人、事业266人: what is divided in the same way as a whole without rest is divided without rest. */
function likeDivided(divided: readonly Divided[]): SumRelation[] {
  const wayOf = ({ sum, part }: Divided) => [part, ...sum.parts.map(({ figure }) => figure.metric.slice(0, 2))].join();
  const isWhole = ({ sum: { total, parts } }: Divided) =>
    nearlyEqual(
      total,
      parts.map(({ figure }) => figure),
    );
  const named = divided.filter(({ sum }) => sum.parts.every(({ figure }) => /^\p{Script=Han}{2}/u.test(figure.metric)));
  const ways = new Set(named.filter(isWhole).map(wayOf));
  return divided.map((one) =>
    one.sum.exhaustive || isWhole(one) || !ways.has(wayOf(one)) ? one.sum : { ...one.sum, exhaustive: true, basis: "inferred" },
  );
}

function ofWhich(sentence: Sentence, before: Sentence | undefined): SumRelation[] {
  const amounts = sentence.figures.filter(isAmount);
  const starts = offsets(sentence);
  const relations: SumRelation[] = [];
  for (const marker of sentence.text.matchAll(OF_WHICH)) {
    const at = marker.index;
    const next = [...sentence.text.matchAll(OF_WHICH)].find((other) => other.index > at)?.index ?? sentence.text.length;
    // 9.86万户，较上年末的9.12万户增长8.11%，其中…: the parts are not those of last year's figure.
    const earlier = amounts.filter((figure) => (starts.get(figure)?.end ?? 0) <= at && !isCompared(sentence, figure));
    const first = amounts.find((figure) => (starts.get(figure)?.start ?? 0) >= at);
    const carried =
      OPENS.test(sentence.text) && earlier.length === 0 && before && samePlace(before, sentence)
        ? before.figures.filter((figure) => isAmount(figure) && !isCompared(before, figure) && (!first || sameUnit(figure, first)))
        : [];
    const behind = { text: sentence.text, from: at + marker[0].length, to: next };
    const nearest = earlier.at(-1) ?? carriedTotal(carried, behind, amounts);
    // 预算分别为5,800万元、6,200万元，执行分别为5,394万元、5,828万元: each list is of what stands before it, not of the list before.
    const isBare = /^分别/.test(marker[0]) && /^\s*\d/.test(sentence.text.slice(at + marker[0].length));
    if (isBare && nearest && !/[、和及与]/.test(sentence.text.slice(starts.get(nearest)?.end ?? 0, at))) continue;
    if (!nearest || (earlier.length > 0 && !closeTo(sentence.text.slice(starts.get(nearest)?.end ?? 0, at)))) continue;
    const found = listBehind(behind, amounts, nearest);
    // 24个小区，分布在3个街道，其中甲街道11个…: the 3 counts the list, and the list makes up what stood before.
    const total = isCountOf(nearest, found) ? earlier.findLast((figure) => figure !== nearest && sameUnit(figure, nearest)) : nearest;
    const parts = total === nearest ? found : total ? listBehind(behind, amounts, total) : [];
    const from = starts.get(parts.at(-1) ?? nearest)?.end ?? behind.from;
    if (!total || parts.length < 2 || isTooSmall(total, parts)) continue;
    const rest = sentence.text.slice(from, next).replace(ASIDE, "");
    const open = OPEN.test(sentence.text.slice(at, next)) || ENDS.test(rest.slice(0, 6));
    // 其中 may name some of the parts only; 分别为, 包括 and 即 name them all.
    const named = !marker[0].startsWith("其中") && /^\s*[。；;，,]?\s*$/.test(rest) && /分别|即|由|具体/.test(marker[0]);
    const whole = `${earlier.length === 0 ? (before?.text ?? "") : ""}${sentence.text.slice(0, at)}`;
    // 超载147起、非法营运38起、其他28起: what is other is all the rest.
    const hasRest = /^其[他它余](?:方面|类|项目|支出)?$/.test(parts.at(-1)?.metric ?? "");
    const exhaustive = !open && (named || hasRest || isClosedWhole(whole, sentence.text.slice(at, from)));
    relations.push(proseSum(sentence, total, parts, { exhaustive, basis: "sentence" }));
  }
  return relations;
}

/** The figures between two places that can be parts of the total, up to where the list ends. */
function listBehind(
  { text, from, to }: { readonly text: string; readonly from: number; readonly to: number },
  amounts: readonly Figure[],
  total: Figure,
): readonly Figure[] {
  const parts: Figure[] = [];
  let last = from;
  for (const figure of amounts) {
    const { start, end } = figure.quantity;
    if (start < last || start >= to) continue;
    const gap = text.slice(last, start).replace(/[（(][^（）()]*[）)]/g, "");
    const isOfAnotherPeriod = figure.period !== undefined && !samePeriod(figure.period, total.period);
    // 中央资金11208万元（第一批9862万元，第二批1346万元）: parts of a part.
    if (/[（(][^）)]*$/.test(gap) && !ENDS.test(gap.replace(/[（(][^）)]*$/, ""))) continue;
    if (ENDS.test(gap) || !sameUnit(figure, total) || isOfAnotherPeriod) break;
    parts.push(figure);
    last = end;
  }
  return untilWhole(total, parts, text);
}

/** Of the amounts of the sentence before, the one that the list makes up; else the last, but not what is left of it: 支出389.27万元，结余12.88万元。其中，甲支出… */
function carriedTotal(
  carried: readonly Figure[],
  behind: Parameters<typeof listBehind>[0],
  amounts: readonly Figure[],
): Figure | undefined {
  const made = carried.findLast((figure) => {
    const parts = listBehind(behind, amounts, figure);
    return parts.length > 1 && nearlyEqual(figure, parts);
  });
  return made ?? carried.findLast(({ metric }) => !/结余|结转|剩余|节约|未支/.test(metric)) ?? carried.at(-1);
}

/** One part above the total may be misprinted; two show that these are the parts of something else. */
function isTooSmall({ quantity }: Figure, parts: readonly Figure[]): boolean {
  const total = quantity.baseValue;
  return total !== undefined && parts.filter((part) => part.quantity.baseValue && part.quantity.baseValue.compare(total) > 0).length > 1;
}

function isCountOf({ quantity }: Figure, parts: readonly Figure[]): boolean {
  return quantity.kind === "count" && parts.length > 1 && quantity.baseValue?.toString() === String(parts.length);
}

/** 已开工18所，其中完工4所、在建14所，未开工3所: parts that make up the whole end the list, what follows stands beside it. */
function untilWhole(total: Figure, parts: readonly Figure[], text: string): readonly Figure[] {
  if (nearlyEqual(total, parts)) return parts;
  const lengths = parts.slice(0, -1).map((_, at) => at + 1);
  const goesOn = (length: number) => /^[^，,；;]*、/.test(text.slice(parts[length - 1]?.quantity.end, parts[length]?.quantity.start));
  const whole = lengths.find((length) => length > 1 && !goesOn(length) && nearlyEqual(total, parts.slice(0, length)));
  return whole === undefined ? parts : parts.slice(0, whole);
}

/** a 31.20 万元，b 16.48 万元，合计 47.68 万元. */
function closing(sentence: Sentence): SumRelation[] {
  const starts = offsets(sentence);
  const amounts = sentence.figures.filter(isAmount);
  return amounts.flatMap((total, index) => {
    const span = starts.get(total);
    const plainly = span !== undefined && closesPlainly(sentence, amounts.slice(0, index), span.start);
    if (!span || !(plainly || CLOSES_LIST.test(sentence.text.slice(0, span.start)))) return [];
    // 本年支出合计 sums up expenditure, not the income that was named before it.
    const own = /(收入|支出|结余)(?:合计|共计|总计)[^，,；;。]*$/.exec(sentence.text.slice(0, span.start))?.[1];
    const parts: Figure[] = [];
    let to = sentence.text.slice(0, span.start).search(/[^，,；;。]*$/);
    for (const figure of amounts.slice(0, index).reverse()) {
      const place = starts.get(figure);
      if (own !== undefined && !figure.metric.includes(own)) break;
      if (!place || !sameUnit(figure, total) || !samePeriod(figure.period, total.period)) break;
      const gap = sentence.text.slice(place.end, to);
      if (/[。]|其中|占|比|率/.test(gap) || gap.length > 30) break;
      // 年度收入 a，上年结余 b，本年支出合计 c: a balance, no list.
      if (FLOW.test(sentence.text.slice(0, span.start)) && /结余|结转|余额/.test(sentence.text.slice(0, span.start).slice(-60))) break;
      parts.unshift(figure);
      to = sentence.text.slice(0, place.start).search(/[^，,；;、。：:]*$/);
    }
    // The first of them may be an earlier total rather than a part.
    const [first, ...others] = parts;
    const list = first && others.length > 1 && !nearlyEqual(total, parts) && nearlyEqual(total, others) ? others : parts;
    return list.length > 1
      ? [proseSum(sentence, total, list, { exhaustive: true, basis: nearlyEqual(total, list) ? "sentence" : "inferred" })]
      : [];
  });
}

/** What is told of another period, of the change since, or as the whole of a share has no parts here: 支出 9.36 万元，比上年 12.48 万元减少 3.12 万元; 完成 2.35 万亩，占任务 2.20 万亩的 106.82%. */
function isCompared(sentence: Sentence, { quantity, role }: Figure): boolean {
  return (
    role === "change" ||
    (/(?:占|相当于)[^，,；;。\d]{0,14}$/.test(sentence.text.slice(0, quantity.start)) &&
      /^\s*的/.test(sentence.text.slice(quantity.end))) ||
    /(?:比|较|同比|相比|上年|去年|同期|增长|增加|减少|下降)[^，,；;。\d]{0,8}$/.test(sentence.text.slice(0, quantity.start))
  );
}

/** Nothing but marks, a short clause, and what compares with another period may stand between the total and 其中. */
function closeTo(gap: string): boolean {
  return gap.replace(/[，,（(]?(?:比|较|同比|相比|占)[^，,；;。]*/g, "").length <= 20 && !/[。]/.test(gap);
}

/** Two or more figures of a list stand right before the 共. */
function closesPlainly({ text }: Sentence, before: readonly Figure[], start: number): boolean {
  const [first, last] = before.slice(-2);
  if (!first || !last || !sameUnit(first, last) || !CLOSES_PLAINLY.test(text.slice(last.quantity.end, start))) return false;
  return /^[、，,和及与]\s*[\p{Script=Han}“”（）()]{1,14}\s*$/u.test(text.slice(first.quantity.end, last.quantity.start));
}

function samePlace(before: Sentence, sentence: Sentence): boolean {
  return before.path.join() === sentence.path.join();
}

/** Where each figure stands in its sentence. */
export function offsets(sentence: Sentence): Map<Figure, { readonly start: number; readonly end: number }> {
  return new Map(sentence.figures.map((figure) => [figure, { start: figure.quantity.start, end: figure.quantity.end }]));
}
