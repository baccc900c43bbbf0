import { expect, test } from "vitest";
import type { Material } from "../testing.ts";
import { shownRelations } from "./shown-relations.ts";

const overview = (score: string) => ({
  caption: "项目自评结果汇总表",
  unit: "万元",
  rows: [
    ["项目名称", "全年预算数", "全年执行数", "自评得分"],
    ["湿地修复", "80.00", "78.40", score],
    ["林道养护", "60.00", "57.00", "94.5"],
  ],
});
const form = (score: string) => ({
  caption: "项目支出绩效自评表",
  rows: [
    ["项目名称", "湿地修复", "<", "<", "<"],
    ["三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["修复面积", "≥120亩", "126亩", "60", "60"],
    ["完成及时率", "≥95%", "98%", "40", "36.8"],
    ["总分", "", "", "100", score],
  ],
});

test.each<[string, string, string, readonly string[]]>([
  ["two scores", "86.8", "96.8", ["86.8 ~ 96.8"]],
  ["one score", "96.8", "96.8", ["96.8 ~ 96.8"]],
])("a project with %s in overview and form", (_what, first, second, expected) => {
  expect(shownRelations("restatement", { tables: [overview(first), form(second)] })).toEqual(expect.arrayContaining([...expected]));
});

const table: NonNullable<Material["tables"]>[number] = {
  caption: "表1 资金使用情况",
  unit: "万元",
  rows: [
    ["实施单位", "全年预算数", "全年执行数"],
    ["东岭乡", "120.50", "110.20"],
    ["西河镇", "80.00", "78.30"],
    ["合计", "200.50", "188.50"],
  ],
};

test.each<[string, string, readonly string[]]>([
  ["another amount", "项目到位资金共计200.50万元。截至2023年底，累计支出185.80万元。", ["188.50 ~ 185.80万元"]],
  ["in one sentence", "全年预算数为200.50万元，实际支出185.80万元。", ["188.50 ~ 185.80万元"]],
  ["at an earlier day", "项目到位资金共计200.50万元。截至2023年9月，累计支出142.60万元。", []],
  ["of another budget", "项目到位资金共计80.00万元。截至2023年底，累计支出78.30万元。", []],
])("the total that was spent, and the text: %s", (_what, text, expected) => {
  expect(shownRelations("restatement", { tables: [table], paragraphs: [text] }).filter((line) => line.startsWith("188.50"))).toEqual(
    expected,
  );
});
