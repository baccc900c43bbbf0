import type { Figure, RestatementRelation } from "@gouji/report";
import { isAmount } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { findGrowth } from "./growth.ts";

const SHORTEST_NAME = 4;

/** 比2022年的7.15万平方米增长…, against what the report itself says of 2022: one fact, one value. */
export const findPreviousYears: Finder = (draft, records) => {
  const known = new Map<string, Figure[]>();
  for (const { at, figures } of draft.sentences) {
    for (const figure of at.table === undefined ? figures : []) {
      const year = yearOf(figure);
      if (year === undefined || !isAmount(figure) || figure.approximate) continue;
      const key = keyOf(figure, year);
      known.set(key, [...(known.get(key) ?? []), figure]);
    }
  }
  return findGrowth(draft, records).flatMap((relation): RestatementRelation[] => {
    if (relation.kind !== "growth") return [];
    const { current, previous } = relation;
    const [year, now] = [yearOf(previous), yearOf(current)];
    // 比上年的12.48万元 may have been read as of the year itself.
    if (year === undefined || now === undefined || year >= now || nameOf(current).length < SHORTEST_NAME || previous.approximate) return [];
    const others = (known.get(keyOf(current, year)) ?? []).filter(
      (other) => other !== previous && other !== current && other.quantity.baseUnit === previous.quantity.baseUnit,
    );
    const [other] = others;
    return other && others.length === 1
      ? [{ kind: "restatement", key: `${nameOf(current)} › ${year}年`, basis: "label", figures: [other, previous], components: [] }]
      : [];
  });
};

function keyOf(figure: Figure, year: string): string {
  return [nameOf(figure), figure.subject, figure.quantity.baseUnit, year].join("|");
}

function nameOf({ canonicalMetric }: Figure): string {
  return canonicalMetric.replace(/^(?:\d{4}年?(?:度|全年)?|全年|本年度?|当年|累计|共)+/, "");
}

/** The one year that the figure speaks of. */
function yearOf({ period }: Figure): string | undefined {
  const [from, to] = [period?.from.slice(0, 4), period?.to.slice(0, 4)];
  return from === to ? from : undefined;
}
