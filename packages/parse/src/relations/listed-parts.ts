import type { Figure, Sentence, SumRelation } from "@gouji/report";
import { Rational } from "@gouji/values";
import { isClosedWhole } from "./closed-wholes.ts";
import { isAmount, isPercent, nearlyEqual, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";

/** A stretch of a sentence and the figures in it. */
interface Item {
  readonly sentence: Sentence;
  readonly start: number;
  readonly end: number;
  readonly figures: readonly Figure[];
}

interface List {
  /** What stands before 其中, and the figures there. */
  readonly whole: Item;
  readonly items: readonly Item[];
  readonly path: readonly string[];
}

/** A figure of the planned or of the spent money; figures that say neither go with either. */
type Aspect = "budget" | "actual" | "plain";

const LEFT_OVER = /结余|结转|节约|剩余|缺口/;
const MARKER = /其中[：:，,]?/;
/** What follows tells of the item's own parts, its use or another period. */
const ASIDE = /其中|主要|用于|包括|同比|[比较与]上年|[比较与]去年|增加|减少|增长|下降/;

/** Totals whose parts stand in clauses of their own: 支出决算 52 万元。其中：公务接待费 9 万元，占 …；公务用车费 43 万元，占 …。 */
export const findListedParts: Finder = ({ sentences }) => listsIn(sentences).flatMap(sumsOf);

/** Lists of two or more clauses that semicolons part; those within one clause are another's. */
function listsIn(sentences: readonly Sentence[]): List[] {
  return sentences.flatMap((sentence, index): List[] => {
    const marker = MARKER.exec(sentence.text);
    if (!marker || !goesOn(sentence)) return [];
    const before = sentences[index - 1];
    const isFirst = sentence.text.slice(0, marker.index).trim() === "";
    if (isFirst && (!before || goesOn(before) || before.path.join() !== sentence.path.join())) return [];
    const whole = isFirst && before ? itemOf(before) : itemOf(sentence, 0, marker.index);
    const items = [itemOf(sentence, marker.index + marker[0].length)];
    let last = sentence;
    for (const next of sentences.slice(index + 1)) {
      if (!goesOn(last) || next.path.join() !== last.path.join()) break;
      items.push(itemOf(next));
      last = next;
    }
    return items.length > 1 ? [{ whole, items, path: sentence.path }] : [];
  });
}

function goesOn({ text }: Sentence): boolean {
  return /[；;]\s*$/.test(text);
}

function itemOf(sentence: Sentence, start = 0, end = sentence.text.length): Item {
  const figures = sentence.figures.filter(({ quantity }) => quantity.start >= start && quantity.end <= end);
  return { sentence, start, end, figures };
}

function wordsOf({ sentence, start, end }: Item): string {
  return sentence.text.slice(start, end);
}

/** One sum for each figure of the whole that its items tell of in the same terms. */
function sumsOf({ whole, items, path }: List): SumRelation[] {
  const totals = whole.figures.filter((figure) => isAmount(figure) && !figure.approximate && figure.role !== "change");
  const listText = items.map(wordsOf).join("");
  const last = dividedIn(totals, items);
  if (!last) return [];
  // Of several amounts the last one is divided, together with its counterpart: the budget with what was spent of it.
  const divided = totals.filter((total) => total === last || (sameUnit(total, last) && isCounterpart(aspectOf(total), aspectOf(last))));
  const lastParts = items.flatMap((item) => partOf(item, last) ?? []);
  return divided.flatMap((total): SumRelation[] => {
    const parts = items.flatMap((item) => partOf(item, total) ?? []);
    if (parts.length < items.length || parts.length < 2) return [];
    // Parts that say neither are those of what they stand behind, not of its counterpart as well.
    if (total !== last && parts.every((part) => lastParts.includes(part))) return [];
    const exhaustive = isClosedWhole(wordsOf(whole), listText) || sharesAreAll(items) || /^其[他它]/.test(parts.at(-1)?.metric ?? "");
    // 部门支出 61 万元，其中本级 29 万元；全县投入 200 万元: the next clause may tell of something larger.
    if (!exhaustive && !mayBePartsOf(parts, total)) return [];
    return [
      {
        kind: "sum",
        key: [...path.slice(-1), total.metric || total.printed, ...parts.map(({ metric, printed }) => metric || printed)].join(" › "),
        basis: "sentence",
        total,
        parts: parts.map((figure) => ({ figure, sign: 1 })),
        exhaustive,
        layout: "prose",
        totalName: total.metric || total.quote,
        alternatives: [],
        neighbours: [...whole.figures, ...items.flatMap(({ figures }) => figures)].filter(
          (figure) => figure !== total && !parts.includes(figure) && isAmount(figure),
        ),
      },
    ];
  });
}

/** Of several amounts the one that the items make up, else the last that is not what was left over. */
function dividedIn(totals: readonly Figure[], items: readonly Item[]): Figure | undefined {
  const makesUp = totals.findLast((total) => {
    const parts = items.flatMap((item) => partOf(item, total) ?? []);
    return parts.length === items.length && nearlyEqual(total, parts);
  });
  return makesUp ?? totals.findLast(({ metric }) => !LEFT_OVER.test(metric)) ?? totals.at(-1);
}

function isCounterpart(a: Aspect, b: Aspect): boolean {
  return a !== "plain" && b !== "plain" && a !== b;
}

function aspectOf({ metric }: Figure): Aspect {
  if (/预算(?:数|额|金额|安排)?$/.test(metric)) return "budget";
  return /决算|支出|支付|执行|使用/.test(metric) ? "actual" : "plain";
}

/** The item's figure in the terms of the total; nothing at all is nothing in all terms. */
function partOf({ sentence: { text }, start, end, figures }: Item, total: Figure): Figure | undefined {
  const amounts = figures.filter((figure) => isAmount(figure) && sameUnit(figure, total));
  const [first] = amounts;
  if (!first || ASIDE.test(text.slice(start, first.quantity.start))) return undefined;
  const aside = ASIDE.exec(text.slice(first.quantity.end, end));
  const own = aside ? amounts.filter(({ quantity }) => quantity.start < first.quantity.end + aside.index) : amounts;
  if (own.some(({ approximate }) => approximate)) return undefined;
  const aspect = aspectOf(total);
  if (own.length > 1) {
    const alike = own.filter((figure) => aspectOf(figure) === aspect);
    return alike.length === 1 ? alike[0] : undefined;
  }
  const isComparable = aspect === "plain" || aspectOf(first) === "plain" || aspectOf(first) === aspect;
  return isComparable || first.quantity.baseValue?.sign === 0 ? first : undefined;
}

function mayBePartsOf(parts: readonly Figure[], total: Figure): boolean {
  const sum = parts.reduce((value, { quantity }) => (quantity.baseValue ? value.add(quantity.baseValue) : value), Rational.ZERO);
  return total.quantity.baseValue !== undefined && (nearlyEqual(total, parts) || sum.compare(total.quantity.baseValue) <= 0);
}

const NEARLY_ALL = Rational.parse("0.002");

/** The items' shares make up the whole, so that no part is left out. */
function sharesAreAll(items: readonly Item[]): boolean {
  const shares = items.flatMap(({ figures }) => figures.filter(isPercent).slice(0, 1));
  if (shares.length < items.length) return false;
  const sum = shares.reduce((value, { quantity }) => (quantity.baseValue ? value.add(quantity.baseValue) : value), Rational.ZERO);
  return sum.subtract(Rational.ONE).absolute().compare(NEARLY_ALL) <= 0;
}
