import { expect, test } from "vitest";
import { draftOf } from "../testing.ts";

/** Every figure of the table: its number and its unit. */
function figuresOf(unit: string, rows: readonly (readonly string[])[]): string[] {
  return draftOf({ tables: [{ rows, unit }] }).figures.map(({ quantity }) => `${quantity.digits}${quantity.unit}`);
}

test.each([
  [
    "points in a table of money",
    "单位：万元",
    [
      ["项目", "预算数", "执行数", "分值", "得分"],
      ["绿化", "50", "45", "10", "9"],
    ],
    ["50万元", "45万元", "10分", "9分"],
  ],
  [
    "points in a row of money",
    "",
    [
      ["资金", "全年预算数", "全年执行数", "分值", "得分"],
      ["年度资金总额（万元）", "50", "45", "10", "9"],
    ],
    ["50万元", "45万元", "10分", "9分"],
  ],
  [
    "the score of an indicator that is a share",
    "",
    [
      ["三级指标", "权重", "业绩值", "自评分", "复核分"],
      ["入户率（%）", "5", "96", "5", "4.5"],
    ],
    ["5分", "96%", "5分", "4.5分"],
  ],
  [
    "weights of a hundred by their own head",
    "",
    [
      ["三级指标", "权重（%）", "评价得分"],
      ["入户率", "5", "5"],
    ],
    ["5分", "5分"],
  ],
  [
    "people and households in a table of money",
    "单位：万元",
    [
      ["项目", "人数", "户数", "金额"],
      ["低保资金（万元）", "120", "40", "36"],
    ],
    ["120", "40", "36万元"],
  ],
  [
    "a block's label in its first row only",
    "",
    [
      ["预算资金（万元）", "", "全年预算数", "全年执行数", "分值"],
      ["", "资金总额", "80.5", "76.2", "10"],
    ],
    ["80.5万元", "76.2万元", "10分"],
  ],
])("%s", (_name, unit, rows, expected) => {
  expect(figuresOf(unit, rows)).toEqual(expected);
});
