import { expect, test } from "vitest";
import { draftOf } from "../testing.ts";

/** Where each figure of the table stands, in the words of its labels. */
function placesOf(rows: readonly (readonly string[])[]): string[] {
  return draftOf({ tables: [{ rows, caption: "表4" }] }).figures.map(({ at, printed }) => `${at.label}: ${printed}`);
}

test.each([
  [
    "an indicator, not its target nor what it measures in",
    [
      ["一级指标", "三级指标", "年度指标值", "实际完成值", "得分"],
      ["产出", "造林面积", "≥120亩", "118亩", "9"],
      ["效益", "管护机制", "健全", "健全", "10"],
    ],
    ["表4 › 造林面积 › 年度指标值: ≥120亩", "表4 › 造林面积 › 实际完成值: 118亩", "表4 › 造林面积 › 得分: 9", "表4 › 管护机制 › 得分: 10"],
  ],
  [
    "an indicator, not how it was changed",
    [
      ["二级指标", "三级指标", "调整类型", "跟踪目标值"],
      ["数量指标", "巡查次数", "新增", "24次"],
    ],
    ["表4 › 巡查次数 › 跟踪目标值: 24次"],
  ],
  [
    "levels that are called targets, as the values are",
    [
      ["一级目标", "三级目标", "全年目标值", "实际完成值"],
      ["产出", "成本控制数", "8 万元", "7 万元"],
    ],
    ["表4 › 成本控制数 › 全年目标值: 8 万元", "表4 › 成本控制数 › 实际完成值: 7 万元"],
  ],
  [
    "the last words before it, where no column is headed as a name",
    [
      ["费用", "备注", "金额"],
      ["印刷费", "两批", "3.20"],
    ],
    ["表4 › 印刷费 › 备注: 两批", "表4 › 两批 › 金额: 3.20"],
  ],
])("a row is named after %s", (_what, rows, expected) => {
  expect(placesOf(rows)).toEqual(expected);
});
