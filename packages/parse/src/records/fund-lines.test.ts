import type { FundLine } from "@gouji/report";
import { expect, test } from "vitest";
import { draftOf } from "../testing.ts";
import { readRecords } from "./read-records.ts";

function brief({ label, total, ...line }: FundLine): string {
  const figures = (["initialBudget", "budget", "fundsReceived", "expenditure", "executionRate", "fullScore", "score"] as const).flatMap(
    (name) => {
      const digits = line[name]?.quantity.digits;
      return digits === undefined ? [] : [`${name} ${digits}`];
    },
  );
  return [`${label}${total ? " (total)" : ""}`, ...figures].join(" | ");
}

test.each([
  [
    "the funds of a form",
    {
      tables: [
        {
          rows: [
            ["项目资金（万元）", "", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"],
            ["^", "年度资金总额", "40", "45", "36", "10", "80%", "8"],
            ["^", "其中：当年财政拨款", "40", "41", "32", "—", "78.05%", "—"],
            ["^", "上年结转资金", "", "4", "4", "—", "100%", "—"],
            ["年度总体目标", "预期目标", "<", "<", "<", "实际完成情况", "<", "<"],
            ["^", "修缮3座桥", "<", "<", "<", "已修缮3座", "<", "<"],
          ],
        },
      ],
    },
    [
      "年度资金总额 (total) | initialBudget 40 | budget 45 | expenditure 36 | executionRate 80 | fullScore 10 | score 8",
      "当年财政拨款 | initialBudget 40 | budget 41 | expenditure 32 | executionRate 78.05",
      "上年结转资金 | budget 4 | expenditure 4 | executionRate 100",
    ],
  ],
  [
    "budget and expenditure of each year, and one rate of them all",
    {
      tables: [
        {
          rows: [
            ["子项目", "2022年", "<", "2023年", "<", "合计", "<", "执行率"],
            ["^", "预算", "执行", "预算", "执行", "预算", "执行", "^"],
            ["研发补贴", "2600", "2452", "2800", "2665", "5400", "5117", "94.76%"],
          ],
          header: 2,
        },
      ],
    },
    ["研发补贴 | budget 5400 | expenditure 5117 | executionRate 94.76"],
  ],
  [
    "a label above the labels of the rows",
    {
      tables: [
        {
          rows: [
            ["预算执行情况（10分）", "年度预算数（万元）", "年初预算", "调整后预算数", "预算执行数", "预算执行率", "权重", "得分"],
            ["^", "总额", "40.00", "45.00", "36.00", "80.00%", "10", "8"],
            ["^", "其中：财政资金", "40.00", "41.00", "32.00", "78.05%", "/", "/"],
          ],
        },
      ],
    },
    [
      "总额 (total) | initialBudget 40.00 | budget 45.00 | expenditure 36.00 | executionRate 80.00 | fullScore 10 | score 8",
      "财政资金 | initialBudget 40.00 | budget 41.00 | expenditure 32.00 | executionRate 78.05",
    ],
  ],
  [
    "one row for each project",
    {
      tables: [
        {
          rows: [
            ["序号", "项目", "预算金额", "到位资金", "实际支出", "执行率"],
            ["1", "水渠", "10", "10", "9", "90%"],
            ["2", "泵房", "20", "18", "18", "90%"],
            ["", "合计", "30", "28", "27", "90%"],
          ],
        },
      ],
    },
    [
      "水渠 | budget 10 | fundsReceived 10 | expenditure 9 | executionRate 90",
      "泵房 | budget 20 | fundsReceived 18 | expenditure 18 | executionRate 90",
      "合计 (total) | budget 30 | fundsReceived 28 | expenditure 27 | executionRate 90",
    ],
  ],
  [
    "a list in sentences, the whole first",
    {
      paragraphs: [
        "2021年我局2个项目预算总额是12万元，执行金额是11万元，预算执行率：91.67%，其中：",
        "路灯项目：预算金额8万元，执行金额是7万元，预算执行率：87.5%；",
        "围墙项目：预算金额4万元，执行金额是4万元，预算执行率：100%。",
      ],
    },
    [
      "预算总额 (total) | budget 12 | expenditure 11 | executionRate 91.67",
      "路灯项目 | budget 8 | expenditure 7 | executionRate 87.5",
      "围墙项目 | budget 4 | expenditure 4 | executionRate 100",
    ],
  ],
  [
    "numbered items: budget, received, paid",
    { paragraphs: ["1、护林经费：项目资金预算6.5万元，执行到位6万元，实际支付5.8万元。", "2、防火经费预算3万元，执行完成3万元；"] },
    ["护林经费 | budget 6.5 | fundsReceived 6 | expenditure 5.8", "防火经费 | budget 3 | expenditure 3"],
  ],
  [
    "the report's own project in a sentence",
    {
      paragraphs: [
        "2. 预算执行率",
        "乡村道路养护项目 2023 年安排预算 8 万元，截至跟踪节点（2023 年 9 月 30 日），共支出 6 万元，预算执行为 75%。",
      ],
    },
    ["乡村道路养护项目 (total) | budget 8 | expenditure 6 | executionRate 75"],
  ],
  ["income against its budget", { paragraphs: ["2023年预算收入94万元，决算收入91万元，预算完成率为96.81%。"] }, []],
  [
    "a table without budgets",
    {
      tables: [
        {
          rows: [
            ["项目", "金额"],
            ["合计", "5"],
          ],
        },
      ],
    },
    [],
  ],
])("%s", (_name, material, expected) => {
  expect(readRecords(draftOf(material)).fundLines.map(brief)).toEqual(expected);
});
