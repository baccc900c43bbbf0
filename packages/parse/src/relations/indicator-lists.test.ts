import { expect, test } from "vitest";
import { shownRelations } from "./shown-relations.ts";

const DECLARED = {
  caption: "表1 绩效目标申报表",
  rows: [
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "清淤河道长度", "≥12公里"],
    ["产出指标", "质量指标", "验收合格率", "≥95%"],
    ["产出指标", "时效指标", "按期完工率", "≥95%"],
    ["效益指标", "生态效益", "水质达标率", "≥90%"],
  ],
};

function results(...lines: readonly (readonly string[])[]) {
  const rows = [["一级指标", "二级指标", "三级指标", "指标值", "实际完成值"], ...lines.map((line) => [...line, "100%"])];
  return { caption: "表2 绩效目标完成情况表", rows };
}

function adjusted(...lines: readonly (readonly string[])[]) {
  return { caption: "表2 绩效目标调整表", rows: [["一级指标", "二级指标", "三级指标", "指标值", "调整类型"], ...lines] };
}

const LENGTH = ["产出指标", "数量指标", "清淤河道长度", "≥12公里"];
const QUALITY = ["产出指标", "质量指标", "验收合格率", "≥95%"];
const TIME = ["产出指标", "时效指标", "按期完工率", "≥95%"];
const WATER = ["效益指标", "生态效益", "水质达标率", "≥90%"];
const COMPLETE = "清淤河道长度 → 清淤河道长度 | 验收合格率 → 验收合格率 | 按期完工率 → 按期完工率 | 水质达标率 → 水质达标率";

test.each([
  ["all are there", results(LENGTH, QUALITY, TIME, WATER), [COMPLETE]],
  ["one is gone", results(LENGTH, QUALITY, WATER), [COMPLETE.replace("→ 按期完工率", "→ ?")]],
  [
    "one has another name",
    results(LENGTH, QUALITY, ["产出指标", "时效指标", "完工时间", "12月"], WATER),
    [COMPLETE.replace("→ 按期完工率", "→ 完工时间")],
  ],
  ["another scheme", results(LENGTH, ["决策指标", "项目立项", "立项规范性", "规范"]), []],
  [
    "struck out and added",
    adjusted(
      [...LENGTH, "保留"],
      [...QUALITY, "修改"],
      [...TIME, "删除"],
      [...WATER, "保留"],
      ["效益指标", "社会效益", "受益人口", "≥3万人", "新增"],
    ),
    [COMPLETE],
  ],
  [
    "neither kept nor struck out",
    adjusted([...LENGTH, "保留"], [...QUALITY, "修改"], [...WATER, "保留"]),
    [COMPLETE.replace("→ 按期完工率", "→ ?")],
  ],
  [
    "changed into another",
    adjusted([...LENGTH, "保留"], [...QUALITY, "保留"], ["产出指标", "时效指标", "完工时间", "12月", "修改"], [...WATER, "保留"]),
    [COMPLETE.replace("→ 按期完工率", "→ 完工时间")],
  ],
])("declared indicators: %s", (_name, later, found) => {
  expect(shownRelations("indicatorList", { tables: [DECLARED, later] })).toEqual(found);
});
