import { describe, expect, test } from "vitest";
import { parseOf } from "../testing.ts";

describe("a flow of the text and the total of its table", () => {
  const revenue = (caption: string) => ({
    caption,
    rows: [
      ["来源", "金额"],
      ["门票", "410,200.50"],
      ["捐赠", "23,118.75"],
      ["存款利息", "1,904.30"],
      ["合计", "435,223.55"],
    ],
  });
  const found = (caption: string, sentences: readonly string[]) =>
    parseOf({ title: "2023年度博物馆绩效评价报告", paragraphs: sentences, tables: [revenue(caption)] }).relations.flatMap((relation) =>
      relation.kind === "restatement" ? [[...relation.figures.map(({ printed }) => printed), relation.components.length]] : [],
    );
  test.each([
    [
      "another amount under the same name, the table in the unit of the text",
      "表1 博物馆收入情况表",
      ["全年共取得435,223.55元。", "决算收入410,200.50元。"],
      [["435,223.55", "410,200.50元", 3]],
    ],
    ["no unit is known where the text prints the total nowhere", "表1 博物馆收入情况表", ["决算收入410,200.50元。"], []],
    [
      "a table of income and expenditure has no one total",
      "表1 收入支出情况表",
      ["全年共取得435,223.55元。", "决算收入410,200.50元。"],
      [],
    ],
  ])("%s", (_name, caption, sentences, expected) => {
    expect(found(caption, sentences)).toEqual(expected);
  });
});

test("the first row 本年收入合计 of a table of balances is no total of the rows below", () => {
  const rows = [
    ["项目", "金额（元）"],
    ["本年收入合计", "500.00"],
    ["上年结余", "20.00"],
    ["其他结余", "5.00"],
    ["本年支出合计", "490.00"],
    ["年末滚存结余", "35.00"],
  ];
  const { relations } = parseOf({ title: "2023年度基金绩效评价报告", tables: [{ rows }] });
  expect(relations.filter(({ kind }) => kind === "sum")).toEqual([]);
});
