import type { Figure, Relation, Sentence } from "@gouji/report";
import { digitsOf, isStated, likeness, looksMisprinted, wordsAround } from "./choosing.ts";
import { isPercent, samePeriod } from "./figures.ts";
import type { Finder } from "./finder.ts";

/** Shorter numbers are alike by chance. */
const TELLING_DIGITS = 5;
/** So many pairs of characters in common make two names one. */
const ONE_NAME = 2;
/** Words that set a figure apart from another of its name. */
const APART = /上年|去年|年初|调整|目标|计划|其中|人均|户均|增|减|较|比|每|单价|标准/;

interface Told {
  readonly figure: Figure;
  readonly words: string;
  readonly sentence?: Sentence;
}

/**
 * A figure of the text that stands alone in the report, but is a slip of the pen away from one that the report states again and again, under a like
 * name and in the same role: 项目预算资金11,863.00万元 where 11,860.00万元 stands in the body and in the table.
 */
export const findMisprintedMentions: Finder = ({ sentences, tables }) => {
  const prose = sentences
    .filter(({ at }) => at.table === undefined)
    .flatMap((sentence) => sentence.figures.map((figure): Told => ({ figure, words: wordsAround(sentence, figure), sentence })));
  const cells = tables.flatMap(({ grid }) =>
    [...new Set(grid.flat())].flatMap((cell): Told[] =>
      cell?.figure ? [{ figure: cell.figure, words: [...cell.rowPath, ...cell.columnPath].join(" ") }] : [],
    ),
  );
  const all = [...prose, ...cells].filter(({ figure }) => (isStated(figure) || isPercent(figure)) && isTelling(figure));
  const byValue = new Map<string, Told[]>();
  for (const told of all) byValue.set(keyOf(told.figure), [...(byValue.get(keyOf(told.figure)) ?? []), told]);
  const known = [...byValue.values()].filter((group) => group.length > 1);
  const byUnit = new Map<string, Told[][]>();
  for (const group of known) {
    const unit = group[0]?.figure.quantity.baseUnit ?? "";
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), group]);
  }
  const orphans = prose.filter(({ figure }) => isTelling(figure) && byValue.get(keyOf(figure))?.length === 1 && !figure.approximate);
  return orphans.flatMap((orphan): Relation[] => {
    const found = (byUnit.get(orphan.figure.quantity.baseUnit) ?? []).flatMap((group) => group.find((told) => isMeant(orphan, told)) ?? []);
    const [only, ...others] = found;
    if (!only || others.length > 0) return [];
    const key = [...(orphan.sentence?.path.slice(-1) ?? []), orphan.figure.metric, "又见"].join(" › ");
    return [{ kind: "restatement", key, basis: "inferred", figures: [only.figure, orphan.figure], components: [] }];
  });
};

function isTelling({ quantity }: Figure): boolean {
  return digitsOf(quantity.digits).replace(/0+$/, "").length >= TELLING_DIGITS - 1 && digitsOf(quantity.digits).length >= TELLING_DIGITS;
}

function keyOf({ quantity }: Figure): string {
  return `${quantity.baseUnit}|${quantity.baseValue?.toString() ?? ""}`;
}

function isMeant(orphan: Told, told: Told): boolean {
  const [a, b] = [orphan.figure, told.figure];
  const isAlike = a.canonicalMetric === b.canonicalMetric || likeness(a.metric, told.words) >= ONE_NAME;
  const isApart = APART.test(orphan.words) !== APART.test(told.words) && (APART.test(orphan.words) || told.sentence !== undefined);
  const isOnePeriod = samePeriod(a.period, b.period) || !a.period || !b.period;
  return a.quantity.kind === b.quantity.kind && a.role === b.role && isAlike && !isApart && isOnePeriod && looksMisprinted(a, b);
}
