import type { Figure, Indicator, ScoreGroup, ScoringClause } from "@gouji/report";
import { aFigure, anEntry, anIndicator, aPhrase, aPlace, aReport } from "@gouji/report/testing";
import { expect, test } from "vitest";
import { ruleById } from "../catalogue.ts";
import { render } from "../messages/render.ts";
import { NATIONAL_SELF_EVALUATION } from "../profile.ts";

function kindsOf(id: string, report: Parameters<typeof aReport>[0]): string[] {
  const outcomes = ruleById(id)?.check({ report: aReport(report) }, NATIONAL_SELF_EVALUATION) ?? [];
  return outcomes.map(({ verdict }) => {
    if (verdict.kind === "inconsistent") {
      for (const language of ["zh", "en"] as const) expect(render(verdict.message, language)).not.toMatch(/[{}]/);
    }
    return verdict.kind;
  });
}

const points = (text: string): Figure => aFigure(text, { unit: "分" });

function group(name: string, total: string, scores: readonly string[], executionRate = ""): ScoreGroup {
  return {
    key: name,
    name,
    project: name,
    fullScore: points("100"),
    score: points(total),
    parts: scores.map((score, index) => ({
      key: `${name}${index}`,
      label: `指标${index}`,
      score: points(score),
      fullScore: points(score),
    })),
    total: true,
    siblings: "projects",
    ...(executionRate ? { executionRate: aFigure(executionRate) } : {}),
  };
}

test.each([
  ["adds up", "94", ["54", "40"], "", "consistent"],
  ["a tenth off", "94.1", ["54", "40"], "", "inconsistent"],
  ["the execution rate is counted in", "100", ["50", "40"], "100%", "consistent"],
  ["at its rate", "99.5", ["50", "40"], "95%", "consistent"],
  ["hardly the parts of this total", "94", ["20", "10"], "", "undecided"],
])("score-sum: %s", (_name, total, scores, rate, kind) => {
  expect(kindsOf("score-sum", { scoreGroups: [group("绿化", total, scores, rate)] })).toEqual([kind]);
});

test("score-sum: the project that leaves no room for the execution rate stands out among its siblings", () => {
  const usual = ["道路", "桥梁", "路灯"].map((name) => group(name, "100", ["50", "40"], "100%"));
  const odd = group("泵站", "100", ["60", "40"], "100%");
  expect(kindsOf("score-sum", { scoreGroups: [...usual, odd] })).toEqual(["consistent", "consistent", "consistent", "inconsistent"]);
});

test.each([
  ["full", ["60", "40"], "", "consistent"],
  ["one point short", ["60", "39"], "", "inconsistent"],
  ["ninety beside an execution rate", ["50", "40"], "98%", "consistent"],
  ["ninety without one", ["50", "40"], "", "undecided"],
])("weights-total: %s", (_name, weights, rate, kind) => {
  expect(kindsOf("weights-total", { scoreGroups: [group("绿化", "90", weights, rate)] })).toEqual([kind]);
});

test.each([
  ["at most the weight", "20", "20", "consistent"],
  ["a tenth more", "20", "20.1", "inconsistent"],
  ["a share is no score", "20", "95%", "undecided"],
])("score-exceeds-weight: %s", (_name, full, score, kind) => {
  const indicators = [anIndicator({ fullScore: anEntry(full), score: anEntry(score) })];
  expect(kindsOf("score-exceeds-weight", { indicators })).toEqual([kind]);
});

test.each([
  ["rounds to it", "3", "2", "66.67%", "consistent"],
  ["beyond rounding", "3", "2", "66.65%", "inconsistent"],
  ["no score but a share", "5", "5%", "100%", "undecided"],
])("score-rate: %s", (_name, full, score, rate, kind) => {
  const indicators = [anIndicator({ fullScore: anEntry(full), score: anEntry(score), scoreRate: anEntry(rate) })];
  expect(kindsOf("score-rate", { indicators })).toEqual([kind]);
});

const FULL_FROM_95: ScoringClause = { kind: "band", min: "0.95", minClosed: true, maxClosed: false, points: "6", printed: "≥95%得6分" };
const HALF_A_POINT: ScoringClause = {
  kind: "deduct",
  direction: "below",
  threshold: "0.95",
  step: "0.01",
  points: "0.5",
  from: "6",
  printed: "每低1个百分点扣0.5分",
};

test.each([
  ["in the band", "95%", "6", [FULL_FROM_95, HALF_A_POINT], "consistent"],
  ["rounded up: 2.4 points of gap are 3", "92.6%", "4.5", [FULL_FROM_95, HALF_A_POINT], "consistent"],
  ["in proportion", "92.6%", "4.8", [FULL_FROM_95, HALF_A_POINT], "consistent"],
  ["no reading fits", "92.6%", "4.6", [FULL_FROM_95, HALF_A_POINT], "inconsistent"],
  ["a share of the weight", "96.5%", "5.79", [{ kind: "proportional" as const, printed: "按比例" }], "consistent"],
  ["another share", "96.5%", "5.9", [{ kind: "proportional" as const, printed: "按比例" }], "inconsistent"],
  [
    "occurrences that nobody counts",
    "96.5%",
    "5",
    [{ kind: "perOccurrence" as const, points: "1", printed: "发现一例扣1分" }],
    "undecided",
  ],
])("score-rule: %s", (_name, actual, score, clauses, kind) => {
  expect(kindsOf("score-rule", { indicators: [ruled(actual, score, clauses)] })).toEqual([kind]);
});

test("score-rule: points lost without any standard", () => {
  expect(kindsOf("score-rule", { indicators: [ruled("", "4.5", [], true)] })).toEqual(["inconsistent"]);
  expect(kindsOf("score-rule", { indicators: [ruled("", "6", [], true)] })).toEqual(["undecided"]);
});

function ruled(actual: string, score: string, clauses: readonly ScoringClause[], none = false): Indicator {
  return anIndicator({
    actual: anEntry(actual),
    score: anEntry(score),
    fullScore: anEntry("6"),
    scoringRule: {
      text: "评分标准",
      at: aPlace("评分标准"),
      clauses,
      roundsGapUp: true,
      ...(none ? { withoutStandard: true as const } : {}),
    },
  });
}

test.each([
  ["weight times rate", "94.00%", "9.4", "consistent"],
  ["a tenth more", "94.00%", "9.5", "inconsistent"],
  ["above the budget", "103%", "10", "consistent"],
  ["no rate", "", "9.4", "undecided"],
])("execution-score: %s", (_name, rate, score, kind) => {
  const line = { key: "资金", label: "年度资金总额", project: "", fullScore: points("10"), score: points(score), total: true };
  expect(kindsOf("execution-score", { fundLines: [{ ...line, ...(rate ? { executionRate: aFigure(rate) } : {}) }] })).toEqual([kind]);
});

test.each([
  ["at the lower end", "90", "优", "consistent"],
  ["just below it", "89.99", "优", "inconsistent"],
  ["another scale of words", "85", "A", "undecided"],
])("grade-band: %s", (_name, score, grade, kind) => {
  expect(kindsOf("grade-band", { gradeStatements: [{ key: "等级", grade: aPhrase(grade), score: points(score), project: "" }] })).toEqual([
    kind,
  ]);
});

test.each([
  ["all full", "20", "inconsistent"],
  ["one lost", "19", "consistent"],
])("all-full-marks: %s", (_name, last, kind) => {
  const scores = ["20", "20", "20", "20", last];
  const indicators = scores.map((score, index) => anIndicator({ key: `${index}`, score: anEntry(score), fullScore: anEntry("20") }));
  expect(kindsOf("all-full-marks", { indicators })).toEqual([kind]);
});

test("all-full-marks: nobody says what full is", () => {
  expect(kindsOf("all-full-marks", { indicators: [anIndicator({ score: anEntry("20") })] })).toEqual(["undecided"]);
});

test.each([
  ["one value everywhere", "97%", ["inconsistent"]],
  ["one differs", "95%", ["consistent"]],
])("uniform-values: %s", (_name, last, kinds) => {
  const indicators = ["97%", "97%", last].map((actual, index) =>
    anIndicator({ key: `${index}`, name: "居民满意度", project: `项目${index}`, actual: anEntry(actual) }),
  );
  expect(kindsOf("uniform-values", { indicators })).toEqual(kinds);
});

test.each([
  ["strict ends leave a value out", false, "inconsistent"],
  ["ends that meet", true, "consistent"],
])("score-bands-broken: %s", (_name, minClosed, kind) => {
  const upper: ScoringClause = { kind: "band", min: "0.9", minClosed, maxClosed: false, points: "6", printed: "90%以上" };
  const lower: ScoringClause = { kind: "band", min: "0.8", max: "0.9", minClosed: true, maxClosed: false, points: "3", printed: "80%-90%" };
  expect(kindsOf("score-bands-broken", { indicators: [ruled("", "6", [upper, lower])] })).toEqual([kind]);
});

test("uniform-values: results in words", () => {
  const indicators = ["良好", "较好", "良好"].map((text, index) =>
    anIndicator({ key: `${index}`, name: "居民满意度", project: `项目${index}`, actual: { text, at: aPlace("表1") } }),
  );
  expect(kindsOf("uniform-values", { indicators })).toEqual(["undecided"]);
});

test("score-bands-broken: two bands without a lower end", () => {
  const band = (max: string, points: string): ScoringClause => ({
    kind: "band",
    max,
    minClosed: false,
    maxClosed: false,
    points,
    printed: max,
  });
  expect(kindsOf("score-bands-broken", { indicators: [ruled("", "6", [band("0.9", "3"), band("0.8", "0")])] })).toEqual(["undecided"]);
});
