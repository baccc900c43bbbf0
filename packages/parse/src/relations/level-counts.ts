import type { CountRelation, Figure, Indicator, Phrase, Sentence } from "@gouji/report";
import type { Finder } from "./finder.ts";
import { offsets } from "./prose-sums.ts";

const LEVELS = ["一级", "二级", "三级"] as const;

/**
 * 4 个一级指标、15 个二级指标、17 个三级指标, against the tables of indicators.
 * Only where at least one of the numbers is that of the same tables: else another scheme is meant.
 */
export const findLevelCounts: Finder = ({ sentences }, { indicators }) => {
  const schemes = schemesOf(indicators);
  return sentences.flatMap((sentence) => {
    const stated = statedIn(sentence);
    if (stated.length < 2) return [];
    const fitting = schemes.filter((scheme) => stated.some(({ level, count }) => scheme[level].size === count));
    const best = fitting.sort((a, b) => agreeing(b, stated) - agreeing(a, stated))[0];
    if (!best) return [];
    return stated.map(({ figure, level }): CountRelation => {
      const items = [...best[level].values()];
      return {
        kind: "count",
        key: [...sentence.path.slice(-1), `${LEVELS[level]}指标数`].join(" › "),
        basis: "table-structure",
        stated: figure,
        counted: `${LEVELS[level]}指标`,
        items,
        open: false,
      };
    });
  });
};

/** The names of each level. */
type Scheme = readonly [ReadonlyMap<string, Phrase>, ReadonlyMap<string, Phrase>, ReadonlyMap<string, Phrase>];

interface Stated {
  readonly figure: Figure;
  readonly level: 0 | 1 | 2;
  readonly count: number;
}

function statedIn(sentence: Sentence): Stated[] {
  if (!/[一二三]级(?:绩效)?指标/.test(sentence.text)) return [];
  const places = offsets(sentence);
  return sentence.figures.flatMap((figure): Stated[] => {
    const span = places.get(figure);
    const word = span ? /^\s*个?\s*([一二三])级(?:绩效)?指标/.exec(sentence.text.slice(span.end))?.[1] : undefined;
    const level = word === undefined ? -1 : "一二三".indexOf(word);
    const count = Number(figure.quantity.value?.toString());
    return (level === 0 || level === 1 || level === 2) && Number.isInteger(count) && !figure.approximate ? [{ figure, level, count }] : [];
  });
}

/** Each table of three levels, and all tables of one origin together. */
function schemesOf(indicators: readonly Indicator[]): Scheme[] {
  const groups = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    if (indicator.table === undefined || indicator.path.length < 2) continue;
    for (const key of [`table ${indicator.table}`, `origin ${indicator.origin}`]) groups.set(key, [...(groups.get(key) ?? []), indicator]);
  }
  return [...groups.values()].map((group): Scheme => {
    const levels: [Map<string, Phrase>, Map<string, Phrase>, Map<string, Phrase>] = [new Map(), new Map(), new Map()];
    for (const { path, namePhrase, key, name } of group) {
      const [first = "", second = ""] = path;
      levels[0].set(first, { ...namePhrase, text: first });
      levels[1].set(`${first}|${second}`, { ...namePhrase, text: second });
      levels[2].set(key, { ...namePhrase, text: name });
    }
    return levels;
  });
}

function agreeing(scheme: Scheme, stated: readonly Stated[]): number {
  return stated.filter(({ level, count }) => scheme[level].size === count).length;
}
