import { expect, test } from "vitest";
import { draftOf } from "../testing.ts";
import { readRecords } from "./read-records.ts";

/** The claims of a text: kind and subject. */
function claimsOf(...paragraphs: string[]): string[] {
  return readRecords(draftOf({ paragraphs })).claims.map(({ kind, subject }) => `${kind} ${subject}`.trim());
}

test.each([
  ["截至9月底，各项工作均完成年初计划。", ["allDone"]],
  ["目前项目已完成计划工作任务。", ["allDone"]],
  ["完成了年初总体绩效目标。", ["allDone"]],
  ["实际参训80人，达到绩效目标。", ["targetMet"]],
  ["水闸改造工程尚未开展，无验收。", ["notStarted 水闸改造工程", "notStarted"]],
  ["2022年计划开展泵站改造，但由于选址变更，故目前尚未启动。", ["notStarted 泵站改造"]],
  ["二期工程暂未完工。", ["notDone 二期工程"]],
  ["部分任务可能在年内无法完成。", ["notDone 部分任务"]],
  ["本年度未偏离绩效目标。", ["noDeviation"]],
  ["该指标无偏差。", ["noDeviation 指标"]],
  ["项目资金使用合规。", ["compliant"]],
  ["未发现截留、挤占、挪用资金的情况。", ["compliant"]],
  ["但也存在未编制绩效目标、专项资金使用不规范等问题。", ["noTargets", "problemAdmitted 专项资金使用"]],
  ["一是台账记录不完善。", ["problemAdmitted 台账记录"]],
  ["项目总体运行情况良好。", ["good"]],
])("claims: %s", (text, expected) => {
  expect(claimsOf(text)).toEqual(expected);
});

test.each([
  ["应确保各项工作均完成年初计划。"],
  ["为保障项目全部按期完成，制定了方案。"],
  ["违反了《未编制绩效目标处理办法》的规定。"],
  ["目标为“完成年度全部工作任务”。"],
  ["不存在挪用专项资金等问题。".replace("挪用专项资金", "拖欠工资")],
  ["需要确保达到绩效目标。"],
  ["考核项目是否达到预期目标。"],
  ["为进一步规范和加强资金管理，制定本办法。"],
])("no claim: %s", (text) => {
  expect(claimsOf(text)).toEqual([]);
});

test.each([
  ["advice", ["五、有关建议", "各项工作均完成年初计划。"], []],
  [
    "a conclusion under the same chapter as measures",
    ["三、偏离目标的原因和改进措施", "1.偏离目标的原因", "本年度未偏离绩效目标。", "2.改进措施", "资金使用合规。"],
    ["noDeviation"],
  ],
  ["nothing to tell of deviations", ["四、绩效目标偏离情况", "无。"], ["noDeviation"]],
])("sections: %s", (_name, paragraphs, expected) => {
  expect(claimsOf(...paragraphs)).toEqual(expected);
});

test("a claim speaks of the indicator that its heading names", () => {
  const rows = [
    ["一级指标", "三级指标", "目标值", "实际完成值"],
    ["产出指标", "管网验收合格率", "100%", "100%"],
  ];
  const { claims, indicators } = readRecords(draftOf({ paragraphs: ["③管网验收合格率", "管网工程尚未开展。"], tables: [{ rows }] }));
  expect(claims.map(({ kind, indicator }) => [kind, indicator])).toEqual([["notStarted", indicators[0]?.key]]);
});
