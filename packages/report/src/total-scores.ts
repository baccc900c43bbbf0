import type { Report } from "./report.ts";

/** 总得分: the total score of the report, or of one of its projects. Exact decimals in text. */
export interface TotalScore {
  /** Empty for the report's own. */
  readonly project: string;
  readonly score: string;
  /** Absent where it is not printed. */
  readonly fullScore?: string;
  /** The score reaches the full score, 100 where none is printed. */
  readonly full: boolean;
}

const DECIMAL = /^\d+(?:\.\d+)?$/;

/** The total scores that the report states, one for each project; where one is stated twice, the one that stands beside its full score. */
export function totalScoresOf({ scoreGroups }: Pick<Report, "scoreGroups">): TotalScore[] {
  const found = new Map<string, TotalScore>();
  for (const { total, project, score, fullScore } of scoreGroups) {
    const [got, most] = [score?.quantity.value, fullScore?.quantity.value];
    // One that is no decimal (三分之一) is no score.
    if (!total || got === undefined || ![got, most].every((value) => value === undefined || DECIMAL.test(value.toString()))) continue;
    const known = found.get(project);
    if (known && (known.fullScore !== undefined || most === undefined)) continue;
    const full = most === undefined ? got.toString() === "100" : got.equals(most);
    found.set(project, { project, score: got.toString(), ...(most === undefined ? {} : { fullScore: most.toString() }), full });
  }
  return [...found.values()];
}
