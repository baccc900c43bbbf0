import type { Indicator } from "@gouji/report";
import { expect, test } from "vitest";
import { draftOf, parseOf } from "../testing.ts";
import { readRecords } from "./read-records.ts";

/** An indicator in one line: origin, code and name, path, then what is filled in. */
function brief(indicator: Indicator): string {
  const { target, stageTarget, actual, fullScore, score } = indicator;
  const values = Object.entries({ target, stageTarget, actual, fullScore, score }).flatMap(([name, entry]) =>
    entry && entry.text !== "" ? [`${name} ${entry.text.trim()}`] : [],
  );
  const name = [indicator.code, indicator.name].filter((part) => part !== "").join(" ");
  return [indicator.origin, [...indicator.path, name].join(">"), ...values, indicator.direction].join(" | ");
}

test.each([
  [
    "groups in merged cells, codes before the names",
    [
      ["一级指标", "二级指标", "三级指标", "权重", "目标值", "业绩值", "得分", "得分率"],
      ["A 产出指标（30分）", "A1 数量", "A11 修建渠道长度", "20", "≥12公里", "13公里", "20", "100.00%"],
      ["^", "A2 质量", "A21 ★验收合格率", "10", "≥95%", "94%", "9", "90.00%"],
      ["小计", "<", "<", "30", "", "", "29", "96.67%"],
    ],
    [
      "result | 产出指标>数量>A11 修建渠道长度 | target ≥12公里 | actual 13公里 | fullScore 20 | score 20 | higher",
      "result | 产出指标>质量>A21 验收合格率 | target ≥95% | actual 94% | fullScore 10 | score 9 | higher",
    ],
  ],
  [
    "direction, value and unit in columns of their own",
    [
      ["一级指标", "二级指标", "三级指标", "指标性质", "目标值", "单位", "全年完成值", "权重", "得分"],
      ["产出指标", "数量指标", "培训场次", "≥", "20", "场", "22", "15", "15"],
      ["", "成本指标", "人均成本", "≤", "300", "元", "280", "5", "5"],
    ],
    [
      "result | 产出指标>数量指标>培训场次 | target ≥20场 | actual 22场 | fullScore 15 | score 15 | higher",
      "result | 产出指标>成本指标>人均成本 | target ≤300元 | actual 280元 | fullScore 5 | score 5 | lower",
    ],
  ],
  [
    "points before the target, a header in two rows",
    [
      ["序号", "指标名称", "分值", "绩效值", "<", "得分"],
      ["^", "^", "^", "年度指标值", "实际完成值", "^"],
      ["1", "植树面积", "40", "500亩", "480亩", "38.4"],
      ["2", "群众投诉次数", "10", "0次", "0次", "10"],
      ["合计", "<", "50", "", "", "48.4"],
    ],
    [
      "result | 植树面积 | target 500亩 | actual 480亩 | fullScore 40 | score 38.4 | higher",
      "result | 群众投诉次数 | target 0次 | actual 0次 | fullScore 10 | score 10 | lower",
    ],
  ],
  [
    "a form: heads and money above, the group's label along the side, total below",
    [
      ["项目名称", "<", "古树保护", "<", "<", "<"],
      ["绩效指标", "一级指标", "三级指标", "年度指标值", "实际完成值", "分值"],
      ["^", "产出指标", "挂牌古树", "=80株", "80株", "50"],
      ["^", "^", "养护及时性", "及时", "及时", "40"],
      ["总分", "<", "<", "<", "<", "100"],
      ["备注", "无", "<", "<", "<", "<"],
    ],
    [
      "result | 产出指标>挂牌古树 | target =80株 | actual 80株 | fullScore 50 | equal",
      "result | 产出指标>养护及时性 | target 及时 | actual 及时 | fullScore 40 | unknown",
    ],
  ],
  [
    "a declaration below a row of goals",
    [
      ["年度绩效目标", "建成两座泵站", "<", "<"],
      ["一级指标", "二级指标", "三级指标", "指标目标值"],
      ["成本指标", "经济成本", "建设费用", "≤40万元"],
    ],
    ["declaration | 成本指标>经济成本>建设费用 | target ≤40万元 | lower"],
  ],
  [
    "targets tracked in the middle of the year",
    [
      ["一级目标", "二级目标", "三级目标", "项目完成时绩效目标值", "本阶段应完成的绩效目标值", "实际完成的绩效目标值"],
      ["产出", "产出数量", "巡查次数", "≥12次", "8次", "9次"],
    ],
    ["result | 产出>产出数量>巡查次数 | target ≥12次 | stageTarget 8次 | actual 9次 | higher"],
  ],
  [
    "a row that lacks the merged cell on its left",
    [
      ["一级指标", "二级指标", "三级指标", "分值", "得分"],
      ["产出", "数量", "发放补贴人数", "10", "10"],
      ["质量", "发放准确率", "5", "4"],
    ],
    [
      "result | 产出>数量>发放补贴人数 | fullScore 10 | score 10 | unknown",
      "result | 产出>质量>发放准确率 | fullScore 5 | score 4 | unknown",
    ],
  ],
  [
    "no indicator table",
    [
      ["项目", "金额"],
      ["材料费", "20"],
    ],
    [],
  ],
])("%s", (_name, rows, expected) => {
  expect(readRecords(draftOf({ tables: [{ rows }] })).indicators.map(brief)).toEqual(expected);
});

test.each([
  [
    "a list of targets, actual values and scores",
    [
      "1. 渠道维修项目：预算金额30万元，执行金额30万元，执行率100%，得分98分。绩效评价指标：维修长度≥5公里，实际完成5公里，得分40分；及时完成清淤，得分30分；受益农户满意度≥90%，完成92%，得18分。",
    ],
    [
      "prose | 维修长度 | target ≥5公里 | actual 5公里 | score 40分 | higher",
      "prose | 及时完成清淤 | score 30分 | unknown",
      "prose | 受益农户满意度 | target ≥90% | actual 92% | score 18分 | higher",
    ],
  ],
  [
    "a heading with points, plan and result below it",
    [
      "1. B1 就业服务（权重分 6 分，实际得分 5 分）",
      "B11 岗位开发数（分值6分，得分5分），2022年计划开发岗位120个，实际开发100个，完成率83.33%。",
    ],
    ["prose | 就业服务>B11 岗位开发数 | target 120个 | actual 100个 | fullScore 6分 | score 5分 | higher"],
  ],
  [
    "an indicator named by a circled heading",
    ["①受训人数", "2021年计划培训农民300人，截止2021年9月底，受训人数约350人，任务完成。"],
    ["prose | 受训人数 | target 300人 | actual 约350人 | higher"],
  ],
  ["a deduction explained in words", ["完成率为93%，比95%-100%区间低2个百分点，扣0.8分，得3.2分。"], []],
  ["money planned and spent", ["计划安排资金500万元，实际支出450万元。"], []],
])("in running text: %s", (_name, paragraphs, expected) => {
  expect(readRecords(draftOf({ paragraphs })).indicators.map(brief)).toEqual(expected);
});

test("a scoring rule reaches the same indicator in the table of results, and rounding up reaches the rows below", () => {
  const rules = [
    ["一级指标", "三级指标", "评分标准", "分值", "得分"],
    ["产出", "入户率", "≥90%得10分，每低1个百分点扣1分（不足1个百分点按1个百分点计算，下同）", "10", "9"],
    ["^", "办结率", "≥80%得5分，每低1个百分点扣0.5分", "5", "5"],
  ];
  const results = [
    ["一级指标", "三级指标", "权重", "业绩值", "得分"],
    ["产出", "C1 入户率", "10", "89.2%", "9"],
    ["^", "C2 办结率", "5", "81%", "5"],
    ["^", "C3 回访率", "5", "81%", "5"],
  ];
  const { indicators } = readRecords(draftOf({ tables: [{ rows: rules }, { rows: results }] }));
  expect(
    indicators.map(({ origin, name, actual, scoringRule }) => [
      origin,
      name,
      actual?.text,
      scoringRule?.clauses.length,
      scoringRule?.roundsGapUp,
    ]),
  ).toEqual([
    ["scoring", "入户率", undefined, 2, true],
    ["scoring", "办结率", undefined, 2, true],
    ["result", "入户率", "89.2%", 2, true],
    ["result", "办结率", "81%", 2, true],
    ["result", "回访率", "81%", undefined, undefined],
  ]);
});

test("a column of groups called 绩效指标 beside that of the names", () => {
  const rows = [
    ["绩效指标", "指标名称", "指标值", "完成值", "权重", "得分"],
    ["产出", "归集额", "≥28亿元", "29.63亿元", "15", "15"],
    ["效益", "新增缴存职工", "≥1.5万人", "1.62万人", "10", "10"],
  ];
  const { indicators, scoreGroups } = parseOf({ tables: [{ rows }] });
  expect(indicators.map(({ path, name }) => [...path, name])).toEqual([
    ["产出", "归集额"],
    ["效益", "新增缴存职工"],
  ]);
  expect(scoreGroups.filter(({ total }) => total)).toEqual([]);
});
