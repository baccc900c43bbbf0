import type { Indicator } from "@gouji/report";
import { canonicalName } from "../synonyms.ts";
import { namePartsOf } from "./name-parts.ts";

/** Finds indicators by the names that a text prints. An indicator of the results stands for its namesakes. */
export interface IndicatorNames {
  /** The indicator that a heading names, by code or name. */
  inTitle(title: string): string | undefined;
  /** The indicator whose name the text contains, the longest name first. */
  inText(text: string): string | undefined;
}

const ORDER: readonly Indicator["origin"][] = ["result", "scoring", "tracking", "adjustment", "declaration", "prose"];
/** Shorter names (参保面) stand in too many sentences by chance. */
const SHORTEST = 4;

export function indicatorNames(indicators: readonly Indicator[]): IndicatorNames {
  const byName = new Map<string, Indicator>();
  const byCode = new Map<string, Indicator>();
  for (const indicator of indicators) {
    prefer(byName, indicator.canonicalName, indicator);
    if (indicator.code !== "") prefer(byCode, indicator.code, indicator);
  }
  const byStart = new Map<string, [name: string, indicator: Indicator][]>();
  for (const [name, indicator] of byName) {
    if (name.length < SHORTEST) continue;
    const start = name.slice(0, SHORTEST);
    const entries = byStart.get(start) ?? [];
    entries.push([name, indicator]);
    byStart.set(start, entries);
  }
  return {
    inTitle(title) {
      const heading = namePartsOf(title);
      return ((heading.code === "" ? undefined : byCode.get(heading.code)) ?? byName.get(canonicalName(heading.name)))?.key;
    },
    inText(text) {
      const plain = canonicalName(text);
      let best: [name: string, indicator: Indicator] | undefined;
      for (let index = 0; index + SHORTEST <= plain.length; index += 1) {
        for (const entry of byStart.get(plain.slice(index, index + SHORTEST)) ?? []) {
          if (plain.startsWith(entry[0], index) && entry[0].length > (best?.[0].length ?? 0)) best = entry;
        }
      }
      return best?.[1].key;
    },
  };
}

function prefer(map: Map<string, Indicator>, name: string, indicator: Indicator): void {
  const known = map.get(name);
  if (!known || ORDER.indexOf(indicator.origin) < ORDER.indexOf(known.origin)) map.set(name, indicator);
}
