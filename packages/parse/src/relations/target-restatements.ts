import type { Entry, Indicator, TargetRestatementRelation } from "@gouji/report";
import { canonicalName } from "../synonyms.ts";
import { plainName } from "../words/plain-names.ts";
import type { Finder } from "./finder.ts";

/** One indicator's target of one kind (annual or stage) in several tables. Names that differ by filler words only are probably one indicator. */
export const findTargetRestatements: Finder = (_draft, { indicators }) => {
  const named = ofKnownProject(indicators).filter(({ table, canonicalName: name }) => table !== undefined && name.length >= 2);
  const same = groupsOf(named, ({ canonicalName: name }) => name);
  const alone = same.filter((group) => new Set(group.map(({ table }) => table)).size === 1).flat();
  const tables = new Set(alone.map(({ table }) => table));
  const alike =
    tables.size < 2
      ? []
      : groupsOf(alone, (indicator) => plainName(indicator.canonicalName)).filter(
          (group) => new Set(group.map(({ canonicalName: name }) => name)).size > 1,
        );
  return [...same.map((group) => [group, "label"] as const), ...alike.map((group) => [group, "inferred"] as const)].flatMap(
    ([group, basis]) => [...restated(group, "target", "年度目标值", basis), ...restated(group, "stageTarget", "阶段目标值", basis)],
  );
};

/** In a report on several projects an indicator without one may be any project's. */
export function ofKnownProject(indicators: readonly Indicator[]): readonly Indicator[] {
  const projects = new Set(indicators.flatMap(({ project }) => (project === "" ? [] : [project])));
  return projects.size > 1 ? indicators.filter(({ project }) => project !== "") : indicators;
}

function groupsOf(indicators: readonly Indicator[], nameOf: (indicator: Indicator) => string): Indicator[][] {
  const groups = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    const key = `${indicator.project}|${levelName(indicator)}|${nameOf(indicator)}`;
    const group = groups.get(key) ?? [];
    group.push(indicator);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** 产出 and 产出指标 are one first level. */
function levelName({ path }: Indicator): string {
  return canonicalName(path[0] ?? "").replace(/指标|目标/g, "");
}

function restated(
  same: readonly Indicator[],
  kind: "target" | "stageTarget",
  name: string,
  basis: TargetRestatementRelation["basis"],
): TargetRestatementRelation[] {
  const tables = new Set<number | undefined>();
  const entries: Entry[] = [];
  for (const indicator of same) {
    const entry = indicator[kind];
    if (!entry?.figure || tables.has(indicator.table)) continue;
    tables.add(indicator.table);
    entries.push(entry);
  }
  const figures = entries.flatMap(({ figure }) => figure ?? []);
  const [first] = same;
  return first && figures.length > 1
    ? [{ kind: "targetRestatement", key: `${first.canonicalName} › ${name}`, basis, indicator: first.name, figures }]
    : [];
}
