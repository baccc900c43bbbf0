import { expect, test } from "vitest";
import { parseOf } from "../testing.ts";

const table = {
  caption: "表1 专项资金安排与支出情况",
  unit: "万元",
  rows: [
    ["项目名称", "预算安排", "实际支出", "执行率"],
    ["农村公路养护", "4,860.00", "4,721.35", "97.15%"],
    ["危桥改造", "1,450.00", "1,286.40", "88.72%"],
    ["合计", "6,310.00", "6,007.75", "95.21%"],
  ],
};

test.each<[string, string, readonly string[]]>([
  ["beside another figure of the table", "农村公路养护支出4,721.35万元，危桥改造支出1,268.40万元。", ["1,286.40 ~ 1,268.40万元 (label)"]],
  ["alone", "危桥改造支出1,268.40万元。", ["1,286.40 ~ 1,268.40万元 (inferred)"]],
  ["its rate", "危桥改造项目执行率88.27%。", ["88.72% ~ 88.27% (inferred)"]],
  ["a short name beside another figure of the table", "危桥改造支出1,286.40万元，执行率88.27%，进度较慢。", ["88.72% ~ 88.27% (label)"]],
  ["of the year before", "危桥改造上年支出1,268.40万元。", []],
  ["a part of it", "危桥改造其中勘察支出126.40万元。", []],
  ["of both together", "农村公路养护、危桥改造支出6,007.75万元。", []],
  ["one for each", "农村公路养护和危桥改造分别支出4,721.35万元、1,286.40万元。", []],
])("a row of a table in the text: %s", (_what, text, expected) => {
  const { relations } = parseOf({ title: "2023年度专项资金绩效评价报告", tables: [table], paragraphs: [text] });
  const found = relations.flatMap((relation) =>
    relation.kind === "restatement" && relation.key.endsWith("正文")
      ? [`${relation.figures.map(({ printed }) => printed).join(" ~ ")} (${relation.basis})`]
      : [],
  );
  expect(found).toEqual(expect.arrayContaining([...expected]));
  if (expected.length === 0) expect(found).toEqual([]);
});
