import type { CountShareRelation, FundLine, Indicator, Report } from "@gouji/report";
import { aFigure, anEntry, anIndicator, aReport } from "@gouji/report/testing";
import { expect, test } from "vitest";
import { ruleById } from "../catalogue.ts";
import { render } from "../messages/render.ts";
import { NATIONAL_SELF_EVALUATION } from "../profile.ts";

function failures(id: string, report: Partial<Report>): string[] {
  const outcomes = ruleById(id)?.check({ report: aReport(report) }, NATIONAL_SELF_EVALUATION) ?? [];
  return outcomes.flatMap(({ verdict }) => {
    if (verdict.kind !== "inconsistent") return [];
    for (const language of ["zh", "en"] as const) expect(render(verdict.message, language)).not.toMatch(/[{}]/);
    return [verdict.message.id];
  });
}

function answered(share: string, base: string, sentence: number, part?: string): CountShareRelation {
  const source = { kind: "sentence", sentence } as const;
  return {
    kind: "countShare",
    key: `${sentence}`,
    basis: "sentence",
    share: aFigure(share, { source }),
    base: aFigure(base, { source }),
    ...(part ? { part: aFigure(part, { source }) } : {}),
  };
}

test.each<[string, readonly CountShareRelation[], number]>([
  ["the same number", [answered("86.65%", "412份", 1, "357份"), answered("86.65%", "412份", 2)], 1],
  ["the same number, printed otherwise", [answered("86.70%", "412份", 1, "357份"), answered("86.65%", "412份", 2)], 1],
  ["one more", [answered("86.65%", "412份", 1, "357份"), answered("86.89%", "412份", 2)], 0],
  ["another survey", [answered("86.65%", "412份", 1, "357份"), answered("86.65%", "824份", 2)], 0],
  ["everybody", [answered("100.0%", "412份", 1, "412份"), answered("100.0%", "412份", 2)], 0],
  ["a round share", [answered("50%", "400份", 1, "200份"), answered("50%", "400份", 2)], 0],
])("uniform-values: two questions with %s", (_name, relations, count) => {
  expect(failures("uniform-values", { relations })).toHaveLength(count);
});

function spent(...lines: readonly (readonly [budget: string, expenditure: string, rate: string])[]): FundLine[] {
  return lines.map(([budget, expenditure, rate], index) => {
    const source = { kind: "cell", table: 0, row: index, col: 1 } as const;
    const [planned, done] = [aFigure(budget, { source }), aFigure(expenditure, { source })];
    return {
      key: `${index}`,
      label: `项目${index}`,
      project: `项目${index}`,
      budget: planned,
      expenditure: done,
      executionRate: aFigure(rate),
      total: false,
    };
  });
}

const FIVE = ["23.46万元", "8万元", "15万元", "4.2万元", "60万元"].map((amount) => [amount, amount, "100%"] as const);

test.each<[string, readonly FundLine[], number]>([
  ["to the cent", spent(...FIVE), 1],
  ["to the cent, but one", spent(...FIVE.slice(1), ["23.46万元", "22.10万元", "94.20%"]), 0],
  ["to the cent, of round budgets", spent(...FIVE.slice(1), ["30万元", "30万元", "100%"]), 0],
  ["four projects", spent(...FIVE.slice(1)), 0],
])("uniform-values: all spent %s", (_name, fundLines, count) => {
  expect(failures("uniform-values", { fundLines })).toHaveLength(count);
});

const measured = (name: string): Indicator =>
  anIndicator({ name, key: name, target: anEntry("≥95%"), actual: anEntry("97%"), score: anEntry("10分") });
const bare = (name: string, more: Partial<Indicator> = {}): Indicator => anIndicator({ name, key: name, score: anEntry("10分"), ...more });
const FOUR = ["养护里程", "优良率", "及时率", "满意度"].map(measured);

test.each<[string, readonly Indicator[], number]>([
  ["three among seven", [...FOUR, bare("服务提高"), bare("能力提升"), bare("机制健全")], 1],
  ["two", [...FOUR, bare("服务提高"), bare("能力提升")], 0],
  ["most of them", [...FOUR.slice(2), bare("服务提高"), bare("能力提升"), bare("机制健全")], 0],
  ["with a result in words", [...FOUR, ...["服务", "能力", "机制"].map((name) => bare(name, { actual: anEntry("显著提升") }))], 0],
  ["that lost points", [...FOUR, ...["服务", "能力", "机制"].map((name) => bare(name, { fullScore: anEntry("12分") }))], 0],
])("all-full-marks: without target and result, %s", (_name, indicators, count) => {
  expect(failures("all-full-marks", { indicators }).filter((id) => id.endsWith("unmeasured"))).toHaveLength(count);
});

const claimed = (project: string, name: string, target: string, actual: string): Indicator =>
  anIndicator({
    name,
    canonicalName: name,
    key: project + name,
    project,
    target: anEntry(target),
    actual: anEntry(actual),
    score: anEntry("20分"),
  });

test.each<[string, readonly Indicator[], number]>([
  ["one large count", [claimed("甲", "供水人口", "≥36万人", "36万人"), claimed("乙", "城区供水人口", "≥36万人", "36万人")], 1],
  ["two results", [claimed("甲", "供水人口", "≥36万人", "36万人"), claimed("乙", "城区供水人口", "≥36万人", "37万人")], 0],
  ["two things", [claimed("甲", "供水人口", "≥36万人", "36万人"), claimed("乙", "发放宣传册", "≥36万人", "36万人")], 0],
  ["a small count", [claimed("甲", "培训人数", "≥200人", "200人"), claimed("乙", "培训人数", "≥200人", "200人")], 0],
  ["one project", [claimed("甲", "供水人口", "≥36万人", "36万人"), claimed("甲", "城区供水人口", "≥36万人", "36万人")], 0],
])("duplicate-item: two projects claim %s", (_name, indicators, count) => {
  expect(failures("duplicate-item", { indicators }).filter((id) => id.endsWith("fact"))).toHaveLength(count);
});
