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
