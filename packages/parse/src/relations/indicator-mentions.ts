import type { Figure, Indicator, Relation, Sentence } from "@gouji/report";
import { shareOfNameIn } from "../words/name-in-text.ts";
import { magnitudeOf } from "./choosing.ts";
import { sameValue } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { indicatorNamed } from "./named-indicator.ts";

/** Pairs of characters of the name that must stand in the clause. */
const ENOUGH = 0.75;
/** What makes a figure another fact: of a part, of the change, of each, of another time. */
const OTHER =
  /其中|每|人均|户均|较|比上|同比|增加|增长|减少|下降|提高|降低|提升|上升|另|上年|去年|以前|得分|分值|扣|预计|拟|力争|剩余|尚未/;
const PLANNED = /目标|计划|指标值|任务|年初|设定|要求|应|不低于|不少于|不超过|下达|需/;
/** 高效节水灌溉：目标值≥4.5万亩 */
const TARGET_LEAD = /(?:目标值?|指标值)(?:为|是|：|:)?\s*$/;
const NAME_CLAUSE = /^[^，,；;。]{2,30}[：:]$/;

/**
 * An indicator's result in its table and in the running text: 完成高效节水灌溉4.62万亩 beside the row 高效节水灌溉, 4.62万亩. The text may give the
 * target as well; what is the target's value is taken for it.
 */
export const findIndicatorMentions: Finder = ({ sentences, identity }, { indicators }) => {
  const own = onlyOnes(indicators.filter(({ table, actual, target }) => table !== undefined && (actual?.figure ?? target?.figure)));
  if (own.length === 0) return [];
  return sentences
    .filter(({ at, figures }) => at.table === undefined && figures.length > 0)
    .flatMap((sentence) =>
      sentence.figures.flatMap((figure) => (isOfYear(figure, identity.year) ? (mentionOf(sentence, figure, own) ?? []) : [])),
    );
};

/** 2020年完成473户 in the report on 2021 is another year's result. */
function isOfYear({ period }: Figure, year: string): boolean {
  return period === undefined || year === "" || (period.from.slice(0, 4) <= year && year <= period.to.slice(0, 4));
}

/** Names that one line only bears. */
function onlyOnes(indicators: readonly Indicator[]): readonly Indicator[] {
  const counts = new Map<string, number>();
  for (const { canonicalName } of indicators) counts.set(canonicalName, (counts.get(canonicalName) ?? 0) + 1);
  return indicators.filter(({ canonicalName }) => canonicalName.length >= 3 && counts.get(canonicalName) === 1);
}

function mentionOf(sentence: Sentence, figure: Figure, indicators: readonly Indicator[]): Relation | undefined {
  const { quantity, approximate } = figure;
  if (approximate || quantity.baseValue === undefined || quantity.comparator === "range") return undefined;
  const clause = clauseOf(sentence, figure);
  if (OTHER.test(clause.own)) return undefined;
  const isTargetTold = TARGET_LEAD.test(clause.own);
  if (!isTargetTold && (PLANNED.test(clause.own) || quantity.comparator !== "=")) return undefined;
  const best = indicatorNamed(figure, indicators, {
    valueOf: ({ actual, target }) => actual?.figure ?? target?.figure,
    shareOf: ({ name }) => shareOfNameIn(name, clause.named),
    enough: ENOUGH,
  });
  if (!best) return undefined;
  const actual = best.indicator.actual?.figure;
  // The text may tell of the whole year, the table of a part of it.
  const basis = best.share === 1 && !best.indicator.interim ? "label" : "inferred";
  if (isTargetTold) {
    const target = best.indicator.target?.figure;
    if (!target || target.quantity.baseUnit !== quantity.baseUnit || (!sameValue(target, figure) && !isAlikeIn(figure, target)))
      return undefined;
    return {
      kind: "targetRestatement",
      key: `${best.indicator.key} › 正文目标值`,
      basis,
      indicator: best.indicator.name,
      figures: [target, figure],
    };
  }
  if (!actual) return undefined;
  const isTarget = [best.indicator.target, best.indicator.stageTarget].some((entry) => entry?.figure && sameValue(entry.figure, figure));
  if (isTarget && !sameValue(actual, figure)) return undefined;
  // Far apart they are of another time, place or kind.
  if (!sameValue(actual, figure) && !isAlikeIn(figure, actual)) return undefined;
  return {
    kind: "restatement",
    key: `${best.indicator.key} › 正文`,
    basis,
    figures: [actual, figure],
    components: [],
  };
}

/** Within a half and the double. */
function isAlikeIn(a: Figure, b: Figure): boolean {
  const quotient = magnitudeOf(a) / magnitudeOf(b);
  return quotient > 0.5 && quotient < 2;
}

/** The figure's own clause, and with the name that a colon sets before it: 高效节水灌溉：目标值≥4.5万亩，完成值4.62万亩. */
function clauseOf({ text, figures }: Sentence, { quantity }: Figure): { readonly own: string; readonly named: string } {
  const last = figures.findLast((other) => other.quantity.end <= quantity.start)?.quantity.end ?? 0;
  const marks = ["，", "；", "。", "、", ",", ";"].map((mark) => text.lastIndexOf(mark, quantity.start - 1) + 1);
  const own = text.slice(Math.max(last, ...marks), quantity.start);
  const next = /^[\p{Script=Han}]{0,10}/u.exec(text.slice(quantity.end))?.[0] ?? "";
  const head = /^[^，,；;。]{2,30}[：:]/.exec(text)?.[0] ?? "";
  return { own, named: `${NAME_CLAUSE.test(head) && !own.includes(head) ? head : ""}${own}${next}` };
}
