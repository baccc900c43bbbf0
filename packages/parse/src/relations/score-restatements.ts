import type { Figure, Relation } from "@gouji/report";
import { statedScores } from "../records/stated-scores.ts";
import type { Finder } from "./finder.ts";

/** The score of an indicator in its table against the text that states it again; a name that several scores bear says nothing. */
export const findScoreRestatements: Finder = ({ sentences }, { indicators }) => {
  const scores = new Map<string, Figure[]>();
  for (const { canonicalName, score, table } of indicators) {
    if (score?.figure && table !== undefined) scores.set(canonicalName, [...(scores.get(canonicalName) ?? []), score.figure]);
  }
  return statedScores(sentences).flatMap(({ name, score }): Relation[] => {
    const [printed, ...others] = scores.get(name) ?? [];
    if (!printed || others.length > 0 || name.length < 4) return [];
    return [{ kind: "restatement", key: `${name} › 得分`, basis: "label", figures: [printed, score], components: [] }];
  });
};
