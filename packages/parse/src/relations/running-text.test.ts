import { expect, test } from "vitest";
import { shownRelations } from "./shown-relations.ts";

// Relations between figures that stand in several sentences, in brackets and in the text beside a table: what is found, and what is none.

type Row = readonly [name: string, kind: Parameters<typeof shownRelations>[0], paragraphs: readonly string[], expected: readonly string[]];

test.each<Row>([
  [
    "shares of the figure before the list",
    "ratio",
    ["安排资金1500万元，用于三个方面。", "一是宣传620万元，占41.33%；二是活动430万元，占28.67%；三是设施450万元，占30%。"],
    ["41.33% = 620万元 / 1500万元", "28.67% = 430万元 / 1500万元", "30% = 450万元 / 1500万元"],
  ],
  [
    "shares of their own sum",
    "formula",
    ["培训320人，占64.00%；", "辅导180人，占36.00%。"],
    ["64.00% = (320人 ÷ (320人 + 180人))", "36.00% = (180人 ÷ (320人 + 180人))"],
  ],
  ["shares of nothing that is printed", "formula", ["培训320人，占24.00%；", "辅导180人，占16.00%。"], []],
  [
    "the rate of a source against its own budget",
    "ratio",
    ["省级资金4934.5万元，市级资金1000万元。", "省级资金支出4811.14万元，支出进度97.50%。"],
    ["97.50% = 4811.14万元 / 4934.5万元"],
  ],
  ["a source without a budget", "ratio", ["省级资金4934.5万元。", "县级资金支出4811.14万元，支出进度97.50%。"], []],
  ["a source without a budget, a digit off", "ratio", ["省级资金4934.5万元。", "县级资金支出4811.14万元，支出进度97.30%。"], []],
  [
    "the whole in the bracket behind the rate",
    "ratio",
    ["人员经费1,476.2万元，公用经费143.8万元，公用经费控制率92.77%（预算155万元）。"],
    ["92.77% = 143.8万元 / 155万元"],
  ],
  ["a rate of none of the pairs", "ratio", ["年初预算4,120万元，追加1,365万元，调减85万元，调整率31.07%。"], []],
  [
    "all grades from the best to the worst, however far from the whole they add up",
    "shareSum",
    ["回收有效问卷111份。", "从满意程度看，很满意占10.8%；比较满意占1.8%；一般占27.0%；不满意占19.8%。"],
    ["10.8% + 1.8% + 27.0% + 19.8%"],
  ],
  ["some of the questionnaires are no base", "countShare", ["288份有效问卷中43人表示不满意，占14.93%。"], ["14.93% of 288份, 43人"]],
  [
    "the rate of the answers before it, not of the next survey",
    "formula",
    ["有效问卷580份，满意402份、较满意134份、一般32份、不满意12份，患者满意度（含较满意）92.41%；", "职工问卷288份，满意度85.07%。"],
    ["92.41% = ((402份 + 134份) ÷ (((402份 + 134份) + 32份) + 12份))"],
  ],
  ["some of the grades", "shareSum", ["回收有效问卷111份。", "很满意占10.8%；比较满意占1.8%；一般占27.0%。"], []],
  ["a mean of two figures", "formula", ["受益12,846户、46,318人，户均3.61人。"], ["3.61人 = (46,318人 ÷ 12,846户)"]],
  ["the mean of the year before", "formula", ["受益12,846户、46,318人，上年户均3.61人。"], []],
  [
    "a product in the bracket behind it",
    "formula",
    ["应拨付643.15万元（12,863人×5元×100天），已拨付。"],
    ["643.15万元 = ((12,863人 × 5元) × 100天)"],
  ],
  ["number and price in the bracket", "product", ["设备支出62.50万元（5台，12.5万元/台）。"], ["62.50万元 = 12.5万元/台 × 5台"]],
  ["parts in the bracket", "sum", ["补助学生2,050人（春季1,038人、秋季1,012人）。"], ["2,050人 = 1,038人 + 1,012人"]],
  ["another year in the bracket", "sum", ["补助学生2,050人（上年1,038人、前年1,012人）。"], []],
  ["what is left", "balance", ["预算402.15万元，支出389.27万元，结余12.88万元。"], ["12.88万元 = 402.15万元 - 389.27万元"]],
  ["what is left with what was carried over", "balance", ["上年结转5万元，预算402.15万元，支出389.27万元，结余17.88万元。"], []],
  [
    "a change, of an earlier figure than the nearest",
    "growth",
    ["支出15.82万元，预算23万元，比上年的18.35万元减少2.53万元，下降13.79%。"],
    ["−2.53万元 (amount): 18.35万元 → 15.82万元", "13.79% (rate): 18.35万元 → 15.82万元"],
  ],
  ["points below a plan", "growth", ["计划完成60%，实际完成58%，滞后2个百分点。"], ["−2个百分点 (points): 60% → 58%"]],
  ["points above a target", "growth", ["满意率92.5%，高于目标值90%2.5个百分点。"], ["2.5个百分点 (points): 90% → 92.5%"]],
])("%s", (_name, kind, paragraphs, expected) => {
  expect(shownRelations(kind, { paragraphs })).toEqual(expected);
});

const indicators = {
  caption: "项目支出绩效自评表",
  rows: [
    ["三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["高效节水灌溉", "≥4.5万亩", "4.62万亩", "50", "50"],
    ["受益群众满意度", "≥90%", "96%", "50", "48.6"],
    ["合计", "", "", "100", "98.6"],
  ],
};

test.each<readonly [name: string, text: string, kind: "restatement" | "targetRestatement", expected: readonly string[]]>([
  ["the result again", "全年发展高效节水灌溉4.68万亩。", "restatement", ["4.62万亩 ~ 4.68万亩"]],
  ["the target for the result", "发展高效节水灌溉4.5万亩。", "restatement", []],
  ["the target again", "高效节水灌溉：目标值≥4.6万亩，完成值4.62万亩。", "targetRestatement", ["≥4.5万亩 ~ ≥4.6万亩"]],
  ["another year's", "2021年发展高效节水灌溉4.68万亩。", "restatement", []],
  ["a part of it", "其中高效节水灌溉3.68万亩。", "restatement", []],
  ["the total score again", "项目自评得分96.8分。", "restatement", ["98.6 ~ 96.8分"]],
])("a table of indicators and the text: %s", (_name, text, kind, expected) => {
  expect(shownRelations(kind, { paragraphs: [text], tables: [indicators] })).toEqual(expected);
});

test("a figure that stands alone, a digit away from one that is stated again and again", () => {
  const stated = ["一、概况", "项目预算资金11,860.25万元。", "二、范围", "评价对象为项目预算资金11,860.25万元。", "三、结论"];
  expect(shownRelations("restatement", { paragraphs: [...stated, "项目预算资金11,863.25万元已全部到位。"] })).toContain(
    "11,860.25万元 ~ 11,863.25万元",
  );
  expect(shownRelations("restatement", { paragraphs: [...stated, "项目结算审计金额11,863.25万元。"] })).not.toContain(
    "11,860.25万元 ~ 11,863.25万元",
  );
});
