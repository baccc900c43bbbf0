import type { Figure, Relation } from "@gouji/report";
import { type StatedScore, statedScores } from "../records/stated-scores.ts";
import type { Finder } from "./finder.ts";

/** Points of an indicator in its table against the text that states them again; a name that several lines bear says nothing. */
export const findScoreRestatements: Finder = ({ sentences }, { indicators }) => {
  const scores = new Map<string, Figure[]>();
  const fullScores = new Map<string, Figure[]>();
  for (const { canonicalName: name, score, fullScore, table } of indicators) {
    if (table === undefined) continue;
    if (score?.figure) scores.set(name, [...(scores.get(name) ?? []), score.figure]);
    if (fullScore?.figure) fullScores.set(name, [...(fullScores.get(name) ?? []), fullScore.figure]);
  }
  const stated = statedScores(sentences);
  return stated.flatMap((one): Relation[] => {
    const name = scores.has(one.name) ? one.name : headingOf(one, stated);
    const [printed, ...others] = scores.get(name) ?? [];
    if (!printed || others.length > 0 || name.length < 4) return [];
    const [full] = fullScores.get(name) ?? [];
    return [
      restatement(`${name} › 得分`, [printed, one.score]),
      ...(full && one.fullScore ? [restatement(`${name} › 分值`, [full, one.fullScore])] : []),
    ];
  });
};

/** The indicator that heads the only score of a section. */
function headingOf({ heading }: StatedScore, all: readonly StatedScore[]): string {
  return all.filter((other) => other.heading === heading).length === 1 ? heading : "";
}

function restatement(key: string, figures: readonly Figure[]): Relation {
  return { kind: "restatement", key, basis: "label", figures, components: [] };
}
