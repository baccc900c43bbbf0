import { extract } from "@gouji/extract";
import { parse } from "@gouji/parse";
import { audit, type Finding, render } from "@gouji/rules";
import { expect, test } from "vitest";

// True sentences of the genre in many wordings raise nothing, and one changed figure is found.

const ARITHMETIC = /^(?:sum-total|ratio|product|balance|growth|percent-.*|count|restated-value|unit-mismatch|spent-.*|rate-.*)$/;

test.each<readonly [truth: string, change: readonly [from: string, to: string]]>([
  [
    "下达专项资金1,200.00万元，其中：用于水利设施800.00万元，用于道路硬化400.00万元，实际支出1,140.00万元，资金使用率为95%。",
    ["95%", "96%"],
  ],
  ["项目总投资3560.5万元，分别为中央投资2000万元、省级配套1000万元、县级自筹560.5万元。", ["560.5万元。", "506.5万元。"]],
  ["全年培训1,234人次，比2022年的1,102人次增加132人次，增长11.98%。", ["11.98%", "11.89%"]],
  ["发放问卷500份，收回有效问卷480份。满意412份，占85.83%；不满意12份，占2.5%。", ["85.83%", "83.85%"]],
  ["部门收入1,536.20万元，其中财政拨款1,500.20万元，占97.66%；其他收入36.00万元，占2.34%。", ["97.66%", "96.76%"]],
  ["人员经费支出480.50万元，公用经费支出139.65万元，合计620.15万元。", ["620.15", "621.05"]],
  ["年初结转和结余20.00万元，本年收入1,500.00万元，本年支出1,480.00万元，年末结转和结余40.00万元。", ["40.00", "42.00"]],
  ["补助标准为每人每月300元，共补助120人，补助12个月，发放补助资金43.2万元。", ["43.2", "34.2"]],
  ["污水处理率由2022年的91.2%提高到2023年的94.5%，提高3.3个百分点。", ["3.3", "2.3"]],
  ["年初预算安排500万元，年中追加80万元，调减30万元，调整后预算550万元，实际支出539万元，预算执行率98%。", ["98%。", "89%。"]],
  ["抽查档案120份，合格117份，合格率97.5%，不合格3份均已整改。", ["97.5%", "95.7%"]],
  ["完成率=实际完成数/计划完成数×100%=48/50×100%=96%。", ["=96%", "=69%"]],
  ["评价从决策、过程、产出、效益四个方面进行。", ["四个", "五个"]],
  ["2022年办理案件的件数为290件，2023年为240件，同比减少17.24%。", ["17.24", "12.74"]],
  ["养护县道70公里，养护9个月，每公里每月补助0.2万元，共需资金126万元。", ["126", "162"]],
])("%s", async (truth, [from, to]) => {
  expect(words(await findingsOf(truth))).toEqual([]);
  const changed = truth.replace(from, to);
  expect(changed).not.toBe(truth);
  expect(words(await findingsOf(changed))).not.toEqual([]);
});

test.each([
  ["参保人数为312,456人，较上年减少2,344人，下降0.74%。"],
  ["“三公”经费预算数12.00万元，决算数10.50万元，完成预算的87.5%，比上年减少1.2万元，下降10.26%。"],
  ["综合得分95.6分，其中：投入得分18分，过程得分27.6分，产出得分30分，效果得分20分。"],
  ["有行政村156个，其中已完成改造148个，完成率94.87%，剩余8个计划2024年完成。"],
  ["2022年、2023年分别完成造林3,200亩、3,680亩，同比增长15%。"],
  ["涉及5个乡镇、23个村，受益农户4,560户、15,230人。"],
  ["大病保险支付1,234.56万元，惠及3,210人次，人均3,845.98元。"],
  ["三年累计投入1.5亿元，其中2021年4,000万元，2022年5,000万元，2023年6,000万元。"],
  ["男性占52.3%，女性占47.7%；35岁以下占40.1%，35岁至60岁占45.2%，60岁以上占14.7%。"],
  ["检测样品1,200批次，合格1,188批次，合格率99%，其中蔬菜合格率98.5%，水果合格率99.6%。"],
  ["2023年新增就业1.02万人，完成年度目标任务1万人的102%。"],
  ["2022年度结转资金35.6万元，2023年度安排资金164.4万元，合计200万元，支出190万元，执行率95%。"],
  ["本年支出856.2万元，较上年812.5万元增加43.7万元，增长5.38%，主要是人员经费增加30万元、公用经费增加13.7万元。"],
  ["到2022年的2.1万吨，增长1.5倍，达到5.25万吨。"],
])("%s is silent", async (truth) => expect(words(await findingsOf(truth))).toEqual([]));

async function findingsOf(sentence: string): Promise<readonly Finding[]> {
  const text = `# 某县某局2023年度项目支出绩效评价报告\n\n## 一、基本情况\n\n${sentence}\n`;
  const document = await extract(new TextEncoder().encode(text), { fileName: "report.md" });
  if (!document.ok) throw new Error(document.error.message);
  return audit(parse(document.value, { fileName: "report.md" })).findings;
}

function words(findings: readonly Finding[]): string[] {
  return findings.filter(({ ruleId }) => ARITHMETIC.test(ruleId)).map(({ message }) => render(message, "zh"));
}
