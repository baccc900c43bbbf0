import { expect, test } from "vitest";
import { type Material, parseOf } from "../testing.ts";

function slipsOf(kind: string, material: Material): string[] {
  return parseOf({ title: "2023年度某项目绩效评价报告", ...material })
    .wordings.filter((wording) => wording.kind === kind)
    .map(({ phrase, other }) => (other ? `${phrase.text} / ${other.text}` : phrase.text));
}

test.each<[string, readonly string[], readonly string[]]>([
  ["a verb", ["考察管网改造任务完成完成情况。"], ["完成完成情况"]],
  ["a particle", ["项目的的实施进度较好。"], ["的的实施"]],
  ["的确", ["群众的的确确得到了实惠。"], []],
  ["two compounds that meet", ["绩效评价评价指标体系见附件。", "工程建设建设单位为区水务局。"], []],
  [
    "a character of a name",
    ["2023年城区供水水管网改造项目由区水务局实施。", "城区供水管网改造项目资金到位。", "城区供水管网改造任务结束。"],
    ["水水管网改 / 城区供水管网改"],
  ],
  ["a reduplication", ["人人参与、层层落实，天天巡查。"], []],
  ["a name that always has it", ["推进乡镇镇容整治工作。", "乡镇镇容整治工作已结束。", "乡镇镇容整治工作。"], []],
  ["a label", ["9. 路灯维护项目绩效目标：项目：预算金额 2 万元。"], ["9. 路灯维护项目绩效目标：项目："]],
  ["two labels", ["填报单位：区水务局：联系人张某。", "项目名称：路灯维护：资金来源：财政拨款。"], []],
])("doubled: %s", (_name, paragraphs, found) => {
  expect(slipsOf("doubledWords", { paragraphs })).toEqual(found);
});

const TABLE = {
  rows: [
    ["一级指标", "二级指标", "三级指标", "分值", "得分"],
    ["产出指标", "产出数量", "清淤长度", "10", "10"],
    ["产出指标", "产出质量", "验收合格率", "10", "10"],
    ["产出指标", "产出时效", "按期完工率", "10", "10"],
    ["产出指标", "产出成本", "成本节约率", "10", "10"],
  ],
};

test.each<[string, string, readonly string[]]>([
  ["one character off", "产出指标从产出数量、产值质量、产出时效、产出成本四个方面评价。", ["产值质量 / 产出质量"]],
  ["at the end", "产出指标从产出数量、产出质量、产出时效、产出成夲四个方面评价。", []],
  ["all right", "产出指标从产出数量、产出质量、产出时效、产出成本四个方面评价。", []],
  ["two odd ones", "产出指标从产出数量、产值质量、产值时效、产出成本四个方面评价。", []],
  ["another thing", "产出指标从产出数量、社会影响、产出时效、产出成本四个方面评价。", []],
  ["a list of other things", "参与单位有水务部门、财政部门、审计部门。", []],
])("a name %s", (_name, sentence, found) => {
  expect(slipsOf("misprintedName", { paragraphs: [sentence], tables: [TABLE] })).toEqual(found);
});

test.each<[string, string, readonly string[]]>([
  ["twice", "涉及四个乡镇，分别是河湾镇、石桥镇、河湾镇和渡口镇。", ["河湾镇"]],
  ["twice, the second time last", "内设办公室、人事科、财务科、人事科。", ["人事科"]],
  ["once", "涉及三个乡镇，分别是河湾镇、石桥镇和渡口镇。", []],
  ["in two lists", "涉及河湾镇、石桥镇、渡口镇，重点是河湾镇、石桥镇、青云镇。", []],
])("a name in a list %s", (_name, sentence, found) => {
  expect(slipsOf("listedTwice", { paragraphs: [sentence] })).toEqual(found);
});
