import { describe, expect, test } from "vitest";
import { parseOf } from "../testing.ts";

/** The relations of one kind that the paragraphs hold, as lists of printed figures. */
function found(kind: string, paragraphs: readonly string[]): string[][] {
  return parseOf({ title: "2023年度某项目绩效评价报告", paragraphs }).relations.flatMap((relation) => {
    if (relation.kind !== kind) return [];
    if (relation.kind === "shareSum") return [relation.shares.map(({ printed }) => printed)];
    if (relation.kind === "restatement") return [relation.figures.map(({ printed }) => printed)];
    if (relation.kind === "ratio") return [[relation.rate, ...relation.numerators, ...relation.denominators].map(({ printed }) => printed)];
    if (relation.kind === "countShare") return [[relation.share.printed, relation.base.printed]];
    return [[]];
  });
}

describe("shares of a survey's answers", () => {
  test.each([
    [
      "answers of one question in two sentences",
      ["共回收调查问卷250份，群众满意度为80.4%。其中有14.8%的受访者表示一般，5.2%的群众表示不满意。"],
      [["80.4%", "14.8%", "5.2%"]],
    ],
    [
      "a sentence that does not go on with the question",
      ["共回收问卷250份，群众满意度为80.4%。项目知晓率方面，14.8%的受访者表示不了解。"],
      [],
    ],
    ["multiple choice", ["共回收问卷250份，认为收费高的占60.0%，认为排队久的占40.0%（可多选）。"], []],
  ])("%s", (_name, paragraphs, expected) => {
    expect(found("shareSum", paragraphs)).toEqual(expected);
  });

  test("each of them is a share of the questionnaires", () => {
    expect(found("countShare", ["共回收调查问卷250份，群众满意度为80.4%。其中有14.8%的受访者表示一般。"])).toEqual([
      ["80.4%", "250份"],
      ["14.8%", "250份"],
    ]);
  });
});

describe("one fact in two places", () => {
  test.each([
    [
      "an operand that a formula in words names",
      ["三、产出分析", "年末在岗护林人员数为1280人。", "人均管护面积=管护总面积/在岗护林人数 384000/1250=307.2亩。"],
      [["1280人", "1250"]],
    ],
    ["two years are two facts", ["三、产出分析", "2022年发放农机购置补贴资金312.40万元。", "2023年发放农机购置补贴资金388.15万元。"], []],
  ])("%s", (_name, paragraphs, expected) => {
    expect(found("restatement", paragraphs)).toEqual(expected);
  });
});

describe("changes against last year", () => {
  const lastYear = ["一、上年工作", "2022年，全年累计办结信访件640件。"];
  test.each([
    ["last year's figure stands in another section", [...lastYear, "二、本年工作", "2023年，累计办结信访件1280件，是去年同期的2.1倍。"], 1],
    ["a rate", [...lastYear, "二、本年工作", "2023年，累计办结信访件1280件，比上年增长100%。"], 1],
    ["another thing was counted", [...lastYear, "二、本年工作", "2023年，累计受理投诉件1280件，是去年同期的2.1倍。"], 0],
    ["the year before is not told", ["二、本年工作", "2023年，累计办结信访件1280件，是去年同期的2.1倍。"], 0],
  ])("%s", (_name, paragraphs, expected) => {
    expect(found("growth", paragraphs)).toHaveLength(expected);
  });
});

test("an execution rate against the funds that another section states", () => {
  const paragraphs = [
    "一、资金下达",
    "当年下达补助资金620.50万元，上年结转至本年使用104.20万元，共计724.70万元。",
    "二、资金管理",
    "全市共支出690.33万元，其中结转资金支出104.20万元，当年下达资金支出586.13万元，预算执行率为95.26%。",
  ];
  expect(found("ratio", paragraphs)).toEqual([["95.26%", "690.33万元", "724.70万元"]]);
  expect(sums(paragraphs)).toEqual(["724.70万元 = 620.50万元 + 104.20万元", "690.33万元 = 104.20万元 + 586.13万元"]);
});

function sums(paragraphs: readonly string[]): string[] {
  return parseOf({ title: "2023年度补助资金绩效自评报告", paragraphs }).relations.flatMap((relation) =>
    relation.kind === "sum" ? [`${relation.total.printed} = ${relation.parts.map(({ figure }) => figure.printed).join(" + ")}`] : [],
  );
}

test("a rate of completion with both amounts in its sentence", () => {
  expect(found("ratio", ["2023年预算支出1,204.00万元，决算支出1,083.60万元，预算完成率为90.00%。"])).toEqual([
    ["90.00%", "1,083.60万元", "1,204.00万元"],
  ]);
});
