import type { ScoreGroup } from "@gouji/report";
import { describe, expect, test } from "vitest";
import { draftOf, parseOf } from "../testing.ts";
import { readRecords } from "./read-records.ts";

/** A group in one line: name score/full = its parts. */
function brief(group: ScoreGroup): string {
  const points = (line: Pick<ScoreGroup, "score" | "fullScore">) =>
    `${line.score?.quantity.digits ?? ""}/${line.fullScore?.quantity.digits ?? ""}`;
  const parts = group.parts.map((part) => `${part.label} ${points(part)}`).join(", ");
  const rate = group.executionRate ? ` rate ${group.executionRate.quantity.digits}` : "";
  return `${group.total ? "total " : ""}${group.name} ${points(group)}${rate} = ${parts}`;
}

const HEADER = ["一级指标", "三级指标", "分值", "得分"];

test.each([
  [
    "subtotals, points beside a first-level name, and a total over the subtotals",
    {
      tables: [
        {
          rows: [
            HEADER,
            ["投入（15分）", "立项", "15", "14"],
            ["小计", "<", "15", "14"],
            ["产出（85分）", "里程", "50", "48"],
            ["^", "质量", "35", "30"],
            ["小计", "<", "85", "78"],
            ["合计", "<", "100", "92"],
          ],
        },
      ],
    },
    [
      "投入小计 14/15 = 立项 14/15",
      "产出小计 78/85 = 里程 48/50, 质量 30/35",
      "total 合计 92/100 = 投入小计 14/15, 产出小计 78/85",
      "投入（分值） /15 = 立项 14/15",
      "产出（分值） /85 = 里程 48/50, 质量 30/35",
    ],
  ],
  [
    "a score cell merged over two rows counts once",
    { tables: [{ rows: [HEADER, ["产出", "长度", "20", "18"], ["^", "宽度", "^", "^"], ["合计", "<", "20", "18"]] }] },
    ["total 合计 18/20 = 长度 18/20, 宽度 /"],
  ],
  [
    "a form: the execution rate is a part of the total where its points are printed",
    {
      tables: [
        {
          rows: [
            ["项目名称", "绿化养护", "<", "<", "<", "<"],
            ["", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）"],
            ["年度资金总额", "50", "60", "57", "10", "95%"],
            ["一级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
            ["产出指标", "养护面积", "≥30亩", "30亩", "90", "88"],
            ["总分", "<", "<", "<", "100", "97.5"],
          ],
        },
      ],
    },
    ["total 总分 97.5/100 rate 95 = 预算执行率 /10, 养护面积 88/90"],
  ],
  [
    "headings with points, numbered in two ways",
    {
      paragraphs: [
        "1.项目决策（分值18分，得分17分）",
        "（1）决策依据（满分10分，实得9分）",
        "依据充分。",
        "（2）决策过程（分值8分，实得8分）",
        "2.过程管理（分值22分，得分22分）",
        "综上，自评得分为39分。",
      ],
    },
    ["项目决策 17/18 = 决策依据 9/10, 决策过程 8/8", "total 综合得分 39/ = 项目决策 17/18, 过程管理 22/22"],
  ],
  [
    "sections opened by a sentence with their points",
    {
      paragraphs: [
        "（一）产出情况分析",
        "产出指标满分 30 分，实际得分 28.5 分，得分率 95%。",
        "1. C1 数量（权重分 20 分，实际得分 19 分）",
        "C11 里程（权重分 20 分，实际得分 19 分）",
        "2. C2 质量（权重分 10 分，实际得分 9.5 分）",
      ],
    },
    ["产出指标 28.5/30 = C1 数量 19/20, C2 质量 9.5/10", "C1 数量 19/20 = C11 里程 19/20"],
  ],
  [
    "projects of one report, item by item",
    {
      paragraphs: [
        "1. 路灯维护项目：预算金额5万元，执行金额5万元，执行率100%，得分100分。绩效评价指标：维护路灯≥300盏，实际完成300盏，得分50分；亮灯率≥98%，实际完成99%，得分40分。",
      ],
    },
    ["total 路灯维护项目 100/ rate 100 = 维护路灯 50/, 亮灯率 40/"],
  ],
  ["bands are no totals", { paragraphs: ["总分为90~100分的为优，80~90分为良。"] }, []],
])("%s", (_name, material, expected) => {
  expect(readRecords(draftOf(material)).scoreGroups.map(brief)).toEqual(expected);
});

describe("scores that running text states", () => {
  const INDICATORS = {
    rows: [
      ["一级指标", "三级指标", "分值", "得分"],
      ["决策", "立项依据充分性", "10", "9"],
      ["过程", "预算执行率", "10", "9.12"],
      ["产出", "补贴发放及时率", "10", "8"],
      ["合计", "<", "30", "26.12"],
    ],
  };
  const statedScoresOf = (paragraphs: string[]) =>
    parseOf({ title: "2023年度某项目绩效评价报告", paragraphs, tables: [INDICATORS] }).relations.flatMap((relation) =>
      relation.kind === "restatement" ? [relation.figures.map(({ printed }) => printed).join(" ~ ")] : [],
    );

  test.each<[string, string[], string[]]>([
    [
      "under a numbered sentence at the start of the paragraph",
      ["（二）预算执行率。该指标分值10分，得9.21分。"],
      ["9.12 ~ 9.21分", "10 ~ 10分"],
    ],
    ["without naming it", ["（三）补贴发放及时率。抽查388人，扣2分，得8分。"], ["8 ~ 8分"]],
    ["two scores below one heading", ["（三）补贴发放及时率。农村部分得4分。城区部分得3分。"], []],
    ["of something else", ["（三）其他事项。抽查388人，扣2分，得8分。"], []],
  ])("%s", (_name, paragraphs, expected) => expect(statedScoresOf(paragraphs)).toEqual(expected));

  test.each<[string, string, string[]]>([
    [
      "points and shares of each group",
      "综合得分84.5分，其中：决策类指标20分，得18分，得分率90%；产出类指标80分，得66.5分，得分率83.13%。",
      ["84.5分 = 18分 + 66.5分", "18分/20分 = 90%", "66.5分/80分 = 83.13%"],
    ],
    [
      "without 其中, points and score of each",
      "项目综合得分89.4分，等级为“良”。决策12分得11分，过程23分得20.6分，产出65分得57.8分。",
      ["89.4分 = 11分 + 20.6分 + 57.8分"],
    ],
    ["behind the total's sentence", "自评得分93分，等级为优。其中，投入指标得19分，产出指标得74分。", ["93分 = 19分 + 74分"]],
    ["in brackets", "自评得分93分。其中：投入得分19分（满分20分），产出得分74分（满分80分）。", ["93分 = 19分 + 74分"]],
    ["one group only", "自评得分93分，其中投入指标得19分。", []],
    ["what was taken off", "自评得分93分，其中投入指标扣1分，产出指标扣6分。", []],
  ])("a list behind a total: %s", (_name, text, expected) => {
    const groups = parseOf({ title: "2023年度某项目绩效评价报告", paragraphs: [text] }).scoreGroups;
    const shown = groups.flatMap(({ parts, score, fullScore, scoreRate }) => [
      ...(parts.length > 0 ? [`${score?.printed} = ${parts.map((part) => part.score?.printed).join(" + ")}`] : []),
      ...(scoreRate ? [`${score?.printed}/${fullScore?.printed} = ${scoreRate.printed}`] : []),
    ]);
    expect(shown).toEqual(expected);
  });
});

test.each<[string, string, string[]]>([
  [
    "what was taken off in the text",
    "（三）补贴发放及时率。该指标分值8分，抽查发现68人未按月领取，扣1.2分，得6.8分。",
    ["6.8分 = 8分 - 1.2分"],
  ],
  ["twice", "（三）补贴发放及时率。该指标分值8分，两县逾期，分别扣1分、扣0.5分，得6.5分。", ["6.5分 = 8分 - 1分 - 0.5分"]],
  ["in the sentence before", "C13载体新增面积：新增2.7万平方米，完成目标的90%，扣0.6分。权重6分，得5.4分。", ["5.4分 = 6分 - 0.6分"]],
  ["a rule of scoring", "（三）补贴发放及时率。该指标分值8分，每低1个百分点扣0.5分，得6.5分。", []],
  ["no full score", "（三）其他事项。两县逾期，扣1分，得6.5分。", []],
])("full score less deductions: %s", (_name, text, expected) => {
  const relations = parseOf({ title: "2023年度某项目绩效评价报告", paragraphs: [text] }).relations;
  const shown = relations.flatMap((relation) =>
    relation.kind === "balance"
      ? [`${relation.result.printed} = ${relation.terms.map(({ figure, sign }) => `${sign < 0 ? "- " : ""}${figure.printed}`).join(" ")}`]
      : [],
  );
  expect(shown).toEqual(expected);
});
