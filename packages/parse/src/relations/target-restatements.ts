import type { Entry, Indicator, TargetRestatementRelation } from "@gouji/report";
import { canonicalName } from "../synonyms.ts";
import type { Finder } from "./finder.ts";

/** One indicator's target of one kind (annual or stage) in several tables. */
export const findTargetRestatements: Finder = (_draft, { indicators }) => {
  const groups = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    if (indicator.table === undefined || indicator.canonicalName.length < 2) continue;
    const key = `${indicator.project}|${levelName(indicator)}|${indicator.canonicalName}`;
    groups.set(key, [...(groups.get(key) ?? []), indicator]);
  }
  return [...groups.values()].flatMap((same) => [
    ...restated(same, "target", "年度目标值"),
    ...restated(same, "stageTarget", "阶段目标值"),
  ]);
};

/** 产出 and 产出指标 are one first level. */
function levelName({ path }: Indicator): string {
  return canonicalName(path[0] ?? "").replace(/指标|目标/g, "");
}

function restated(same: readonly Indicator[], kind: "target" | "stageTarget", name: string): TargetRestatementRelation[] {
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
    ? [{ kind: "targetRestatement", key: `${first.canonicalName} › ${name}`, basis: "label", indicator: first.name, figures }]
    : [];
}
