import type { Figure, Report } from "@gouji/report";

/** Anything with a score, a weight or a rate, each printed place once: indicators, groups, their parts, lines of the funds table. */
export interface ScoredLine {
  readonly key: string;
  readonly label: string;
  readonly fullScore?: Figure;
  readonly score?: Figure;
  readonly scoreRate?: Figure;
}

/** All scored lines; a line that stands in several groups, or is an indicator as well, is one line. */
export function scoredLinesOf({ indicators, scoreGroups, fundLines }: Report): ScoredLine[] {
  const lines: ScoredLine[] = [
    ...scoreGroups.map(({ name, ...group }) => ({ ...group, label: name })),
    ...scoreGroups.flatMap(({ parts }) => parts),
    ...indicators.map(({ key, name, fullScore, score, scoreRate }) => ({
      key,
      label: name,
      ...(fullScore?.figure ? { fullScore: fullScore.figure } : {}),
      ...(score?.figure ? { score: score.figure } : {}),
      ...(scoreRate?.figure ? { scoreRate: scoreRate.figure } : {}),
    })),
    ...fundLines,
  ];
  const seen = new Set<string>();
  return lines.filter(({ score, fullScore, scoreRate }) => {
    const identity = [score?.id, fullScore?.id, scoreRate?.id].join(" ");
    const isNew = score !== undefined && !seen.has(identity);
    seen.add(identity);
    return isNew;
  });
}
