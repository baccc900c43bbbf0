import { extract } from "@gouji/extract";
import { parse } from "@gouji/parse";
import { audit } from "@gouji/rules";
import { expect, test } from "vitest";

// Printed scoring rules in many wordings, applied to the printed value: the score that a defensible reading gives is silent, another one is found.

test.each<readonly [rule: string, full: string, target: string, actual: string, right: readonly string[], wrong: string]>([
  ["合格率≥95%得8分，90%（含）-95%得6分，85%（含）-90%得4分，85%以下不得分。", "8", "≥95%", "91.2%", ["6"], "7"],
  ["①95%及以上，得10分；②90%（含）至95%（不含），得7分；③低于90%，得0分。", "10", "≥95%", "90%", ["7"], "8"],
  ["在98%以上的得5分，在95%（含）～98%之间的得3分，低于95%的不得分", "5", "≥98%", "96.5%", ["3"], "4"],
  ["每低于目标值1个百分点扣0.5分，扣完为止，达到92%得满分。", "6", "≥92%", "92.4%", ["6"], "5.3"],
  ["达到90%得满分，每低1个百分点扣0.4分（不满1个百分点按1个百分点算），扣完为止。", "4", "≥90%", "84.73%", ["1.6", "1.89"], "1.92"],
  ["≥90%得5分；每降低1个百分点，扣0.5分，不足1个百分点的按1个百分点计算，扣完为止。", "5", "≥90%", "88.6%", ["4", "4.3"], "4.6"],
  ["以85%为标准，达到标准得10分，低于85%的，每低1%扣1分，扣完该项分值为止。", "10", "≥85%", "83%", ["8"], "9"],
  ["完成年度目标得10分，未完成的，按完成比例计分。", "10", "≥800人", "744人", ["9.3"], "9.8"],
  ["得分=实际完成数/计划完成数×12分，超过满分的按满分计。", "12", "≥60场", "54场", ["10.8"], "11.6"],
  ["实际完成率=实际完成数÷计划数×100%，得分=实际完成率×分值，最高不超过分值。", "12", "≥60场", "72场", ["12"], "11.2"],
  ["验收合格率达到98%及以上得7分，否则不得分。", "7", "≥98%", "96.1%", ["0"], "5.5"],
  ["完成52公里得满分，每少1公里扣0.5分，扣完为止。", "6", "52公里", "50公里", ["5"], "5.6"],
  ["响应时间≤30分钟得5分，每超过10分钟扣1分。", "5", "≤30分钟", "50分钟", ["3"], "4.2"],
])("%s", async (rule, full, target, actual, right, wrong) => {
  for (const score of right) expect(await raised(rule, full, target, actual, score), score).toEqual([]);
  expect(await raised(rule, full, target, actual, wrong), wrong).toEqual(["score-rule"]);
});

// Without a printed value only the scores that the rule can give at all are possible.
test.each<readonly [rule: string, full: string, possible: readonly string[], impossible: readonly string[]]>([
  ["结余率≤3%得满分，超过的不得分", "10", ["10", "0"], ["9"]],
  ["满意率≥95%得满分；90%（含）-95%得8分；80%（含）-90%得6分；80%以下不得分", "10", ["10", "8", "6", "0"], ["7", "9.5"]],
  ["完成率达到98%得5分，否则酌情扣分", "5", ["5", "4", "3.5"], []],
  ["每低1个百分点扣1分，低于80%不得分", "10", ["9", "7.5"], []],
])("%s, no value", async (rule, full, possible, impossible) => {
  for (const score of possible) expect(await raised(rule, full, "", "", score), score).toEqual([]);
  for (const score of impossible) expect(await raised(rule, full, "", "", score), score).toEqual(["score-rule"]);
});

async function raised(rule: string, full: string, target: string, actual: string, score: string): Promise<string[]> {
  const head = "| 一级指标 | 二级指标 | 三级指标 | 分值 | 评分标准 | 目标值 | 实际完成值 | 得分 | 扣分原因 |";
  const row = `| 产出 | 产出质量 | 所评事项 | ${full} | ${rule} | ${target} | ${actual} | ${score} | 天气影响工期 |`;
  const text = `# 某县2023年度项目绩效评价报告\n\n表1 评分表\n\n${head}\n|${" --- |".repeat(9)}\n${row}\n`;
  const document = await extract(new TextEncoder().encode(text), { fileName: "report.md" });
  if (!document.ok) throw new Error(document.error.message);
  const { findings } = audit(parse(document.value, { fileName: "report.md" }), { rules: ["score-rule"] });
  return findings.filter(({ severity }) => severity !== "info").map(({ ruleId }) => ruleId);
}
