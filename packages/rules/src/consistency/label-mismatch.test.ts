import type { Figure, Report, ReportTable, Sentence } from "@gouji/report";
import { aFigure, aPlace, aReport } from "@gouji/report/testing";
import { expect, test } from "vitest";
import { NATIONAL_SELF_EVALUATION } from "../profile.ts";
import { labelMismatch } from "./label-mismatch.ts";

/** Sentences of [heading, metric, amount …]; each amount is one figure. */
function reportOf(
  sentences: readonly (readonly [heading: string, ...figures: (readonly [string, string])[]])[],
  more: Partial<Report> = {},
): Report {
  const built = sentences.map(([heading, ...figures], index): Sentence => {
    const made = figures.map(([metric, amount]) => aFigure(amount, { metric, source: { kind: "sentence", sentence: index } }));
    return { index, text: "", at: aPlace(heading), path: [heading], figures: made };
  });
  return aReport({ ...more, sentences: built, figures: [...built.flatMap(({ figures }) => figures), ...(more.figures ?? [])] });
}

function kindsOf(report: Report): string[] {
  return labelMismatch.check({ report }, NATIONAL_SELF_EVALUATION).map(({ verdict }) => verdict.kind);
}

const SPENT = "4,286,914.37元";

test.each<[string, Report, boolean]>([
  [
    "beside expenditure, and expenditure elsewhere",
    reportOf([
      ["一、资金", ["年支出", SPENT]],
      ["支出完成情况", ["预算支出", "4,402,550.10元"], ["决算收入", SPENT]],
    ]),
    true,
  ],
  [
    "beside income",
    reportOf([
      ["一、资金", ["年支出", SPENT]],
      ["收入完成情况", ["预算收入", "4,402,550.10元"], ["决算收入", SPENT]],
    ]),
    false,
  ],
  [
    "named so in a third place",
    reportOf([
      ["一、资金", ["年支出", SPENT], ["年收入", SPENT]],
      ["支出完成情况", ["决算收入", SPENT]],
    ]),
    false,
  ],
  [
    "a round amount",
    reportOf([
      ["一、资金", ["年支出", "4,280,000.00元"]],
      ["支出完成情况", ["决算收入", "4,280,000.00元"]],
    ]),
    false,
  ],
])("label-mismatch: %s", (_name, report, fires) => {
  expect(kindsOf(report).includes("inconsistent")).toBe(fires);
});

const TABLE: ReportTable = { index: 0, caption: "表1 收入情况表", name: "表1", grid: [], headerRows: 1 };

function cell(metric: string, amount: string, row: number, role: Figure["role"] = "income"): Figure {
  return aFigure(amount, { metric, role, source: { kind: "cell", table: 0, row, col: 1 } });
}

const LINES = [
  cell("缴费收入", "5,203,118.42元", 1),
  cell("利息收入", "48,275.93元", 2),
  cell("转移收入", "17,604.25元", 3),
  cell("补助收入", "612,009.71元", 4),
  cell("合计", "5,881,008.31元", 5, "total"),
];

test.each([
  ["the whole", "5,881,008.31元", "consistent"],
  ["without interest and transfers", "5,815,128.13元", "inconsistent"],
  ["a cent off them", "5,815,128.14元", "undecided"],
])("label-mismatch: 决算收入 is %s", (_name, amount, kind) => {
  expect(kindsOf(reportOf([["收入完成情况", ["决算收入", amount]]], { tables: [TABLE], figures: LINES }))).toContain(kind);
});

/** A table's rate for 在园率, and two items of the text under the same second-level indicator. */
function borrowedReport(rate: string, definition: string, actual: string): Report {
  const at = aPlace("表2");
  const common = {
    key: "",
    canonicalName: "",
    code: "",
    level: 3 as const,
    path: ["产出指标", "普惠入园"],
    project: "",
    direction: "higher" as const,
  };
  const phrase = (text: string) => ({ text, quote: text, at });
  const item = (name: string, target: string, done: string) => ({
    ...common,
    key: name,
    name,
    namePhrase: phrase(name),
    target: { text: target, figure: aFigure(target), at },
    actual: { text: done, figure: aFigure(done), at },
    origin: "prose" as const,
  });
  const indicator = {
    ...common,
    key: "入园完成情况",
    name: "入园完成情况",
    namePhrase: phrase("入园完成情况"),
    target: { text: definition, at },
    actual: { text: rate, figure: aFigure(rate), at },
    table: 1,
    origin: "result" as const,
  };
  return aReport({ indicators: [indicator, item("新增幼儿园数", "12个", "12个"), item("新增学位数", "4320个", actual)] });
}

test.each<[string, Report, string[]]>([
  ["the rate is another item's completion", borrowedReport("102.73%", "以适龄儿童为基数计算的毛入园率", "4438个"), ["inconsistent"]],
  ["truncated", borrowedReport("102.73%", "以适龄儿童为基数计算的毛入园率", "4438.2个"), ["inconsistent"]],
  ["another rate", borrowedReport("91.46%", "以适龄儿童为基数计算的毛入园率", "4438个"), ["undecided"]],
  ["the indicator is defined by that item", borrowedReport("102.73%", "新增学位数完成率", "4438个"), []],
])("label-mismatch of an indicator: %s", (_name, report, expected) => {
  expect(kindsOf(report)).toEqual(expected);
});
