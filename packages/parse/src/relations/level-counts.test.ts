import { expect, test } from "vitest";
import { shownRelations } from "./shown-relations.ts";

const TABLE = {
  rows: [
    ["一级指标", "二级指标", "三级指标", "目标值", "实际完成值"],
    ["产出", "数量指标", "清淤长度", "≥12公里", "12.6公里"],
    ["产出", "数量指标", "清淤方量", "≥3万方", "3.2万方"],
    ["产出", "质量指标", "验收合格率", "≥95%", "100%"],
    ["效益", "生态效益", "水质达标率", "≥90%", "93%"],
    ["满意度", "服务对象满意度", "群众满意度", "≥90%", "92%"],
  ],
};

test.each<[string, string, readonly string[]]>([
  [
    "right",
    "设置 3 个一级指标、4 个二级指标、5 个三级指标。",
    [
      "3 个 = 产出|效益|满意度",
      "4 个 = 数量指标|质量指标|生态效益|服务对象满意度",
      "5 个 = 清淤长度|清淤方量|验收合格率|水质达标率|群众满意度",
    ],
  ],
  [
    "one number wrong",
    "设置 3 个一级指标、6 个三级指标。",
    ["3 个 = 产出|效益|满意度", "6 个 = 清淤长度|清淤方量|验收合格率|水质达标率|群众满意度"],
  ],
  ["another scheme", "设置 4 个一级指标、15 个二级指标、17 个三级指标。", []],
  ["one level alone", "设置 6 个三级指标。", []],
])("numbers of indicators by level: %s", (_name, sentence, found) => {
  expect(shownRelations("count", { paragraphs: [sentence], tables: [TABLE] })).toEqual(found);
});

test.each<[string, string, readonly string[]]>([
  ["one class left out", "将年度目标分解为产出和效益两类绩效目标，具体见下表。", ["两类 = 产出|效益|满意度"]],
  ["all classes", "将年度目标分解为产出、效益和满意度三类绩效目标，具体见下表。", ["三类 = 产出|效益|满意度"]],
  ["classes of another kind", "将年度目标分解为长期和年度两类绩效目标，具体见下表。", []],
  ["no table meant", "将年度目标分解为产出和效益两类绩效目标。", []],
])("classes of targets: %s", (_name, sentence, found) => {
  expect(shownRelations("count", { paragraphs: [sentence], tables: [TABLE] })).toEqual(found);
});

const RESULTS = {
  rows: [
    ["一级指标", "二级指标", "三级指标", "目标值", "实际完成值"],
    ["产出", "巡护落实", "巡护覆盖率", "≥95%", "103.47%"],
  ],
};

test("a rate of the table and the plan and result of the text", () => {
  expect(shownRelations("ratio", { tables: [RESULTS] })).toEqual([]);
});
