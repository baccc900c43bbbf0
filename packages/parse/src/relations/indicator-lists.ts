import type { Indicator, IndicatorListRelation, Phrase } from "@gouji/report";
import { canonicalName } from "../synonyms.ts";
import { plainName } from "../words/plain-names.ts";
import type { Finder } from "./finder.ts";

type Item = IndicatorListRelation["items"][number];

/** So many declared indicators must stand by name among the results before the two are one scheme. */
const SCHEME = 3;

/**
 * Declared indicators against the table that adjusts them, else against the results of the same project.
 * A table of other indicators altogether gives no relation.
 */
export const findIndicatorLists: Finder = ({ tables }, { indicators }) => {
  const nameOf = (index: number | undefined) => tables.find((table) => table.index === index)?.name ?? "";
  return [...declaredLists(indicators).values()].flatMap((declared): IndicatorListRelation[] => {
    const [first] = declared;
    const table = first?.table;
    if (!first || table === undefined) return [];
    const after = indicators.filter((other) => other.project === first.project && other.table !== undefined && other.table > table);
    const adjustment = after.find(({ origin }) => origin === "adjustment")?.table;
    const later = after.filter((other) => (adjustment === undefined ? other.origin === "result" : other.table === adjustment));
    const items = adjustment === undefined ? kept(declared, later) : adjusted(declared, later);
    if (!items) return [];
    const [listName, laterName] = [nameOf(table), nameOf(later[0]?.table)];
    return [
      {
        kind: "indicatorList",
        key: [listName, laterName, first.project].filter((part) => part !== "").join(" › "),
        basis: adjustment === undefined ? "label" : "form",
        listName,
        laterName,
        later: adjustment === undefined ? "result" : "adjustment",
        items,
      },
    ];
  });
};

function declaredLists(indicators: readonly Indicator[]): Map<string, Indicator[]> {
  const lists = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    if (indicator.origin !== "declaration" || indicator.table === undefined) continue;
    const key = `${indicator.table}|${indicator.project}`;
    lists.set(key, [...(lists.get(key) ?? []), indicator]);
  }
  return lists;
}

/** A declared indicator is accounted for by its namesake, else by a changed line of its own group that is nobody's namesake. */
function adjusted(declared: readonly Indicator[], later: readonly Indicator[]): Item[] | undefined {
  const names = new Set(declared.map(({ canonicalName: name }) => name));
  const changed = later.filter(({ adjustment, canonicalName: name }) => !names.has(name) && !/新增|增加/.test(adjustment?.text ?? "新增"));
  if (declared.length < SCHEME || !later.some(({ adjustment }) => (adjustment?.text.trim() ?? "") !== "")) return undefined;
  return declared.map((indicator) => {
    const namesake = later.find(({ canonicalName: name }) => name === indicator.canonicalName);
    const index = namesake ? -1 : changed.findIndex((other) => groupOf(other) === groupOf(indicator));
    return item(indicator, namesake ?? (index < 0 ? undefined : changed.splice(index, 1)[0]));
  });
}

/** Kept by name, or under another name where the group has as many lines as before. */
function kept(declared: readonly Indicator[], later: readonly Indicator[]): Item[] | undefined {
  const namesakes = new Map(declared.map((indicator) => [indicator, later.find((other) => isNamesake(indicator, other))] as const));
  const found = [...namesakes.values()].filter((other) => other !== undefined).length;
  if (found < SCHEME || found * 3 < declared.length * 2) return undefined;
  const sizes = (all: readonly Indicator[], group: string) => all.filter((indicator) => groupOf(indicator) === group).length;
  return declared.map((indicator) => {
    const group = groupOf(indicator);
    const renamed = sizes(later, group) >= sizes(declared, group) ? later.find((other) => groupOf(other) === group) : undefined;
    return item(indicator, namesakes.get(indicator) ?? renamed);
  });
}

function isNamesake({ canonicalName: a }: Indicator, { canonicalName: b }: Indicator): boolean {
  const shorter = a.length < b.length ? a : b;
  const longer = a.length < b.length ? b : a;
  return a === b || (shorter.length >= 4 && longer.includes(shorter)) || plainName(a) === plainName(b);
}

/** 服务对象满意度 is one group whether it stands below 满意度指标 or below 效益指标. */
function groupOf({ path }: Indicator): string {
  const [first = "", second = first] = path.map((level) => canonicalName(level).replace(/指标|目标|产出(?=.{2})|效益$/g, ""));
  return /满意/.test(first + second) ? "满意" : second;
}

function item(indicator: Indicator, found: Indicator | undefined): Item {
  return { listed: phraseOf(indicator), ...(found ? { found: phraseOf(found) } : {}) };
}

function phraseOf({ namePhrase }: Indicator): Phrase {
  return namePhrase;
}
