import type { Figure, Indicator, ScoringRule } from "@gouji/report";
import { point, Rational } from "@gouji/values";
import { shown } from "../reading.ts";
import { cite, citePhrase, consistent, defineRule, type Evidence, undecided, type Verdict } from "../rule.ts";
import { isPrintOf, pointsOf, pointsShown } from "./points.ts";
import { type Candidate, candidatesOf, measuresOf } from "./score-candidates.ts";

/** One printed score with the rule printed for it, and every printed actual value of the indicator. */
interface Subject {
  readonly key: string;
  readonly name: string;
  readonly rule: ScoringRule;
  readonly score: Figure;
  readonly fullScore?: Figure;
  readonly indicators: readonly Indicator[];
}

/** The printed scoring rule 评分标准, applied to the printed actual value, gives the printed score. */
export const scoreRule = defineRule<Subject>({
  id: "score-rule",
  family: "scores",
  title: "得分与评分标准不符",
  titleEn: "Score does not follow the printed scoring rule",
  severity: "error",
  specificity: 75,
  subjects: ({ report }) => subjectsOf(report.indicators),
  keyOf: ({ key }) => key,
  judge: judgeScore,
});

/** The same score may stand in a table, an annex and the text: one subject. */
function subjectsOf(indicators: readonly Indicator[]): Subject[] {
  const subjects = new Map<string, Subject & { readonly indicators: Indicator[] }>();
  for (const indicator of indicators) {
    const { scoringRule: rule, score, fullScore, project, key, name, code } = indicator;
    if (!rule || !score?.figure || !pointsOf(score.figure)) continue;
    const identity = [project, rule.text.replace(/\s+/g, ""), pointsOf(score.figure)?.toString()].join(" ");
    const known = subjects.get(identity);
    if (known) known.indicators.push(indicator);
    else
      subjects.set(identity, {
        key,
        name: `${code} ${name}`.trim(),
        rule,
        score: score.figure,
        ...(fullScore?.figure ? { fullScore: fullScore.figure } : {}),
        indicators: [indicator],
      });
  }
  return [...subjects.values()];
}

function judgeScore(subject: Subject): Verdict {
  const { rule, score, fullScore, indicators } = subject;
  const full = pointsOf(fullScore);
  const points = pointsOf(score);
  if (!points) return undecided("score");
  if (rule.clauses.length === 0) return withoutRule(subject, points, full);
  const measures = indicators.flatMap((indicator) => measuresOf(indicator));
  if (measures.length === 0) return (hasSteps(rule) ? judgeSteps : judgeItems)(subject, points, full);
  let candidates: readonly Candidate[] = [];
  let used = measures[0];
  for (const measure of measures) {
    const found = candidatesOf(rule, measure, full);
    if (found === undefined) return undecided("rule");
    if (found.some(({ points: value }) => isPrintOf(score, value))) {
      return consistent("exact", [score, measure.actual, ...(fullScore ? [fullScore] : [])]);
    }
    if (candidates.length === 0) [candidates, used] = [found, measure];
  }
  const [first] = candidates;
  if (!used || !first) return undecided("band");
  return broken(subject, used.actual, candidates, first, points, full);
}

function broken(
  { name, rule, score, fullScore }: Subject,
  actual: Figure,
  candidates: readonly Candidate[],
  first: Candidate,
  points: Rational,
  full: Rational | undefined,
): Verdict {
  const listed = candidates.map(({ zh, points: value }) => `${zh} ${pointsShown(value)} 分`).join("；");
  const listedEn = candidates.map(({ en, points: value }) => `${en} ${pointsShown(value)}`).join("; ");
  const lost = full?.subtract(points);
  const lostZh = lost && lost.sign > 0 ? `（即扣 ${pointsShown(lost)} 分）` : "";
  return {
    kind: "inconsistent",
    message: {
      id: "score-rule",
      data: { name, actual: shown(actual), stated: shown(score), lost: lostZh, candidates: listed, candidatesEn: listedEn },
    },
    stated: shown(score),
    expected: pointsShown(first.points),
    difference: pointsShown(points.subtract(first.points).absolute()),
    evidence: [cite(score, "stated"), cite(actual, "operand"), ...(fullScore ? [cite(fullScore, "operand")] : []), ruleText(rule)],
    repairs: [{ figureId: score.id, interval: point(first.points) }],
    flips: full !== undefined && points.equals(full),
  };
}

/** Nothing but bands that each have their points, or all points and otherwise none (≤3%得满分，否则不得分): other scores cannot come about. */
function hasSteps({ text, clauses }: ScoringRule): boolean {
  const bands = clauses.filter(({ kind }) => kind === "band");
  const otherwise = /否则|其余|其他情况|不得分|不计分|得0分|得零分/.test(text);
  return bands.length === clauses.length && (otherwise || bands.length > 2) && !/每|酌情|比例|扣|[×*÷]/.test(text);
}

function judgeSteps(subject: Subject, points: Rational, full: Rational | undefined): Verdict {
  const steps = subject.rule.clauses.flatMap((clause) => (clause.kind === "band" ? [Rational.parse(clause.points)] : []));
  // A rule that never gives the full score was not read as a whole.
  if (!full || !steps.some((step) => step.equals(full))) return undecided("rule");
  return unreachable(subject, points, [Rational.ZERO, ...steps], "score-rule.steps");
}

/** 部分符合酌情扣分: any score in between may be given. */
const DISCRETION = /酌情|适当|视情|每|比例/;

/** Requirements that each have their points: a score that no choice of them gives. */
function judgeItems(subject: Subject, points: Rational, full: Rational | undefined): Verdict {
  const { rule } = subject;
  const items = rule.clauses.flatMap((clause) => (clause.kind === "item" ? [Rational.parse(clause.points)] : []));
  if (items.length !== rule.clauses.length || !full || DISCRETION.test(rule.text)) return undecided("actualValue");
  if (items.length > 12) return undecided("rule");
  let sums = [Rational.ZERO];
  for (const item of items) sums = sums.concat(sums.map((sum) => sum.add(item)));
  if (!sums.some((sum) => sum.equals(full))) return undecided("rule");
  const within = sums.filter((sum) => sum.compare(full) <= 0);
  return unreachable(subject, points, within, "score-rule.items");
}

/** The score is none of those that the rule can give. */
function unreachable({ name, rule, score, fullScore }: Subject, points: Rational, all: readonly Rational[], id: string): Verdict {
  if (all.some((one) => one.equals(points))) return undecided("actualValue");
  const reachable = [...new Set([...all].sort((a, b) => a.compare(b)).map((one) => pointsShown(one)))];
  return {
    kind: "inconsistent",
    severity: "warning",
    message: { id, data: { name, stated: shown(score), reachable: reachable.slice(0, 12).join("、") } },
    stated: shown(score),
    evidence: [cite(score, "stated"), ...(fullScore ? [cite(fullScore, "operand")] : []), ruleText(rule)],
  };
}

/** Points lost although nothing printed says how points are lost. */
function withoutRule({ name, rule, score, fullScore, indicators }: Subject, points: Rational, full: Rational | undefined): Verdict {
  const isPartial = full !== undefined && points.sign > 0 && points.compare(full) < 0;
  if (!isPartial || rule.withoutStandard !== true) return undecided("rule");
  const actual = indicators.find((indicator) => indicator.actual !== undefined && indicator.actual.text !== "")?.actual;
  return {
    kind: "inconsistent",
    severity: "warning",
    message: {
      id: "score-rule.none",
      data: { name, stated: shown(score), fullScore: fullScore ? shown(fullScore) : "", rule: rule.text.replace(/\s+/g, "") },
    },
    stated: shown(score),
    evidence: [cite(score, "stated"), ruleText(rule), ...(actual ? [{ role: "context" as const, quote: actual.text, at: actual.at }] : [])],
  };
}

function ruleText({ text, at }: ScoringRule): Evidence {
  return citePhrase({ text, quote: text, at }, "context");
}
