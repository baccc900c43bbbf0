import type { ScoringClause, ScoringRule } from "@gouji/report";
import { Rational } from "@gouji/values";
import { citePhrase, consistent, defineRule, undecided } from "../rule.ts";

type Band = Extract<ScoringClause, { kind: "band" }>;

interface Subject {
  readonly key: string;
  readonly name: string;
  readonly rule: ScoringRule;
}

/** Printed bands of a scoring rule 评分标准 leave no value out and name none twice. */
export const scoreBandsBroken = defineRule<Subject>({
  id: "score-bands-broken",
  family: "scores",
  title: "评分标准有缺口",
  titleEn: "Bands of a scoring rule overlap or leave gaps",
  severity: "info",
  specificity: 40,
  *subjects({ report }) {
    const seen = new Set<string>();
    for (const { key, name, scoringRule: rule } of report.indicators) {
      const text = rule?.text.replace(/\s+/g, "");
      if (!rule || text === undefined || seen.has(text) || bandsOf(rule).length < 2) continue;
      seen.add(text);
      yield { key, name, rule };
    }
  },
  keyOf: ({ key }) => key,
  judge({ name, rule }) {
    const bands = bandsOf(rule).sort(byLowerEnd);
    if (bands.filter(({ min }) => min === undefined).length > 1 || bands.filter(({ max }) => max === undefined).length > 1) {
      return undecided("bands");
    }
    const faults = bands.slice(1).flatMap((upper, index) => faultBetween(bands[index], upper) ?? []);
    if (faults.length === 0) return consistent("exact", []);
    return {
      kind: "inconsistent",
      message: {
        id: "score-bands-broken",
        data: {
          name,
          faults: faults.map(({ zh }) => zh).join("；"),
          faultsEn: faults.map(({ en }) => en).join("; "),
        },
      },
      evidence: [rule.text, ...bands.map(({ printed }) => printed)].map((text) => citePhrase({ text, quote: text, at: rule.at }, "stated")),
    };
  },
});

function bandsOf({ clauses }: ScoringRule): Band[] {
  return clauses.filter((clause) => clause.kind === "band");
}

function byLowerEnd(a: Band, b: Band): number {
  if (a.min === undefined || b.min === undefined) return a.min === b.min ? 0 : a.min === undefined ? -1 : 1;
  return Rational.parse(a.min).compare(Rational.parse(b.min));
}

function faultBetween(lower: Band | undefined, upper: Band): { zh: string; en: string } | undefined {
  if (lower?.max === undefined || upper.min === undefined) return undefined;
  const order = Rational.parse(lower.max).compare(Rational.parse(upper.min));
  if (order > 0 && lower.min !== undefined && upper.max !== undefined) {
    const range = `${valueShown(upper.min)}—${valueShown(lower.max)}`;
    return { zh: `${range} 同时落入两档`, en: `${range} lies in two bands` };
  }
  if (order === 0 && !lower.maxClosed && !upper.minClosed) {
    const value = valueShown(upper.min);
    return { zh: `恰为 ${value} 时不落入任何一档`, en: `exactly ${value} lies in no band` };
  }
  if (order < 0 && !isNextWhole(lower.max, upper.min)) {
    const range = `${valueShown(lower.max)}—${valueShown(upper.min)}`;
    return { zh: `${range} 之间不落入任何一档`, en: `${range} lies in no band` };
  }
  return undefined;
}

/** 80-89 below 90-100: bands of whole points or whole percent. */
function isNextWhole(lower: string, upper: string): boolean {
  const gap = Rational.parse(upper).subtract(Rational.parse(lower));
  const step = Rational.parse(upper).compare(Rational.of(2n)) <= 0 ? Rational.parse("0.01") : Rational.ONE;
  return gap.compare(step) <= 0;
}

/** Ends at most 1.5 are shares, printed as percent. */
function valueShown(end: string): string {
  const value = Rational.parse(end);
  return value.compare(Rational.parse("1.5")) <= 0 ? `${value.multiply(Rational.of(100n)).toString()}%` : end;
}
