import type { Indicator, Report } from "@gouji/report";
import { cite, citePhrase, type Verdict } from "../rule.ts";
import { isNothing } from "../targets/target-state.ts";
import { pointsOf } from "./points.ts";

/** Indicators with points whose target and result are nowhere printed. */
export interface UnmeasuredScores {
  readonly kind: "unmeasured";
  readonly key: string;
  readonly indicators: readonly Indicator[];
}

const SEVERAL = 3;

/** Only beside indicators of the same list that do print a target and a result. */
export function unmeasuredScores({ indicators }: Report): UnmeasuredScores[] {
  // The analysis of an indicator repeats its points, not its target.
  const isTabled = indicators.some(({ table, score }) => table !== undefined && score?.figure);
  const scored = indicators.filter(({ score, origin }) => score?.figure && (isTabled ? origin === "result" : origin === "prose"));
  const measured = scored.filter(({ target, actual }) => isGiven(target) && isGiven(actual));
  const bare = scored.filter((indicator) => !isGiven(indicator.target) && !isGiven(indicator.actual) && hasPoints(indicator));
  const tables = new Set(measured.map(({ table }) => table));
  const found = bare.filter(({ table }) => tables.has(table));
  return found.length >= SEVERAL && measured.length > found.length
    ? [{ kind: "unmeasured", key: "无目标无完成值", indicators: found }]
    : [];
}

export function judgeUnmeasured({ indicators }: UnmeasuredScores): Verdict {
  const names = indicators.map(({ name }) => `“${name}”`);
  const total = indicators.flatMap(({ score }) => pointsOf(score?.figure) ?? []).reduce((sum, points) => sum.add(points));
  return {
    kind: "inconsistent",
    severity: "info",
    message: {
      id: "all-full-marks.unmeasured",
      data: {
        count: String(indicators.length),
        names: names.length > 5 ? `${names.slice(0, 5).join("、")}等` : names.join("、"),
        points: total.toString(),
      },
    },
    evidence: indicators.flatMap(({ namePhrase, score }) => [
      citePhrase(namePhrase, "context"),
      ...(score?.figure ? [cite(score.figure, "operand")] : []),
    ]),
  };
}

/** All points where the full score is printed, any where it is not. */
function hasPoints({ score, fullScore }: Indicator): boolean {
  const [got, full] = [pointsOf(score?.figure), pointsOf(fullScore?.figure)];
  return got !== undefined && got.sign > 0 && (full === undefined || full.equals(got));
}

function isGiven(entry: Indicator["target"]): boolean {
  return entry !== undefined && !isNothing(entry.text);
}
