import type { Figure, RestatementRelation, Sentence } from "@gouji/report";
import { isAmount, isPercent, samePeriod } from "./figures.ts";
import type { Finder } from "./finder.ts";

/** A figure that two sentences share by chance is shorter. */
const TELLING_DIGITS = 4;
/** Shared by more sentences it is a figure of the whole report and ties none of them together. */
const MOST_SENTENCES = 4;
/** Longer names are compared wherever they stand. */
const LONG_NAME = 5;

interface Told {
  readonly sentence: Sentence;
  readonly byName: ReadonlyMap<string, Figure>;
}

/**
 * 惠及学校46所、学生28,940人 in the summary, 惠及学校48所、学生28,940人 in the body: two sentences that share a figure
 * speak of one thing, so that their other figures of one name are one fact.
 */
export const findParallelStatements: Finder = ({ sentences }) => {
  const shared = new Map<string, Told[]>();
  for (const sentence of sentences) {
    const told = toldIn(sentence);
    if (told.byName.size < 2) continue;
    for (const [name, figure] of told.byName) {
      if (!isTelling(figure)) continue;
      const key = `${name}|${figure.quantity.baseValue?.toString()}`;
      shared.set(key, [...(shared.get(key) ?? []), told]);
    }
  }
  const seen = new Set<string>();
  return [...shared.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (!first || others.length === 0 || group.length > MOST_SENTENCES) return [];
    return others.flatMap((other) => pairsIn(first, other).filter(({ figures }) => isNew(figures, seen)));
  });
};

function isNew(figures: readonly Figure[], seen: Set<string>): boolean {
  const key = figures.map(({ id }) => id).join("|");
  const known = seen.has(key);
  seen.add(key);
  return !known;
}

/** Figures under one name that the sentence uses once. */
function toldIn(sentence: Sentence): Told {
  const byName = new Map<string, Figure>();
  const twice = new Set<string>();
  for (const figure of sentence.at.table === undefined ? sentence.figures : []) {
    const { canonicalMetric: name, subject, quantity, approximate } = figure;
    if (
      name.length < 2 ||
      approximate ||
      quantity.comparator !== "=" ||
      !(isAmount(figure) || isPercent(figure)) ||
      isOther(sentence, figure)
    )
      continue;
    const key = `${name}|${subject}|${quantity.baseUnit}`;
    if (byName.has(key)) twice.add(key);
    byName.set(key, figure);
  }
  for (const key of twice) byName.delete(key);
  return { sentence, byName };
}

/** Planned, adjusted and compared values are other facts. */
function isOther({ text }: Sentence, { quantity }: Figure): boolean {
  const before = text.slice(Math.max(0, quantity.start - 12), quantity.start);
  return /目标|计划|指标值|每|标准|得分|扣|增|减|提高|下降|上升|调整|预计|上年|去年|同期/.test(before);
}

function pairsIn(a: Told, b: Told): RestatementRelation[] {
  const summary = [a, b].some(({ sentence }) => sentence.path.some((heading) => /摘\s*要|概要/.test(heading)));
  return [...a.byName].flatMap(([name, figure]): RestatementRelation[] => {
    const other = b.byName.get(name);
    const [metric = ""] = name.split("|");
    if (!other || metric.length >= LONG_NAME || !samePeriod(figure.period, other.period)) return [];
    return [
      { kind: "restatement", key: `并列 › ${metric}`, basis: summary ? "label" : "inferred", figures: [figure, other], components: [] },
    ];
  });
}

function isTelling({ quantity }: Figure): boolean {
  return quantity.digits.replace(/\D/g, "").replace(/^0+|0+$/g, "").length >= TELLING_DIGITS;
}
