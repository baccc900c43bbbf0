import { describe, expect, test } from "vitest";
import { parseOf } from "../testing.ts";

/** The relations of one kind that the paragraphs hold, as lists of printed figures. */
function found(kind: string, paragraphs: readonly string[]): string[][] {
  return parseOf({ title: "2023年度某项目绩效评价报告", paragraphs }).relations.flatMap((relation) => {
    if (relation.kind !== kind) return [];
    if (relation.kind === "shareSum") return [relation.shares.map(({ printed }) => printed)];
    if (relation.kind === "restatement") return [relation.figures.map(({ printed }) => printed)];
    if (relation.kind === "ratio") return [[relation.rate, ...relation.numerators, ...relation.denominators].map(({ printed }) => printed)];
    if (relation.kind === "sum") return [[relation.total, ...relation.parts.map(({ figure }) => figure)].map(({ printed }) => printed)];
    if (relation.kind === "balance")
      return [[relation.result, ...relation.terms.map(({ figure }) => figure)].map(({ printed }) => printed)];
    if (relation.kind === "growth") return [[relation.change, relation.current, relation.previous].map(({ printed }) => printed)];
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
    [
      "the rate of one project, under its heading, and the rate of all",
      ["一、项目概况", "全年项目预算执行率为95.1%。", "二、各项目完成情况", "（一）消费维权", "该项目预算执行率为91.1%。"],
      [],
    ],
    [
      "the rate of all, in two parts of the report",
      ["一、项目概况", "全年项目预算执行率为95.1%。", "二、资金使用情况", "（一）预算执行情况", "项目预算执行率为91.1%。"],
      [["95.1%", "91.1%"]],
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
  expect(sums(paragraphs)).toEqual(["690.33万元 = 104.20万元 + 586.13万元", "724.70万元 = 620.50万元 + 104.20万元"]);
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

describe("balances in a sentence", () => {
  test.each([
    [
      "opening, income, expenditure, closing",
      "2024年年初结转和结余36.42万元，本年收入1842.58万元，本年支出1853.20万元，年末结转和结余25.80万元。",
      [["25.80万元", "36.42万元", "1842.58万元", "1853.20万元"]],
    ],
    [
      "the same in words of a fund",
      "基金年度收入合计为520.00万元，上年结余80.00万元，本年支出合计为540.00万元，年末滚存结余60.00万元。",
      [["60.00万元", "80.00万元", "520.00万元", "540.00万元"]],
    ],
    [
      "two incomes leave open which one counts",
      "年初结余3.00万元，事业收入8.00万元，其他收入1.00万元，本年支出9.00万元，年末结余3.00万元。",
      [],
    ],
  ])("%s", (_name, sentence, expected) => {
    expect(found("balance", [sentence])).toEqual(expected);
  });
});

describe("其中 in a sentence of its own", () => {
  test.each([
    [
      "goes on with what the sentence before is about, not with its comparison",
      "2024年会议费支出9.36万元，比上年12.48万元减少3.12万元。其中：全区会议7.20万元，专题会议2.16万元。",
      [["9.36万元", "7.20万元", "2.16万元"]],
    ],
    [
      "what was spent of it is no part",
      "本年拨付260.00万元，其中：第一批160.00万元，第二批100.00万元，已支付234.00万元。",
      [["260.00万元", "160.00万元", "100.00万元"]],
    ],
    ["parts of another year are no parts", "2024年培训费支出50.00万元，其中：2022年结转30.00万元，2023年结转20.00万元。", []],
  ])("%s", (_name, sentence, expected) => {
    expect(found("sum", [sentence])).toEqual(expected);
  });
});

test("the sides of a balance are no list that its 支出合计 closes", () => {
  expect(found("sum", ["基金年度收入为520.00万元，上年结余80.00万元，本年支出合计为540.00万元，年末结余60.00万元。"])).toEqual([]);
});

describe("changes", () => {
  test.each([
    [
      "from one value to another",
      "客运量由2022年的80.0万人次增加到2023年的100.0万人次，增长25.0%。",
      [["25.0%", "100.0万人次", "80.0万人次"]],
    ],
    [
      "of one name in two years",
      "2022年门票收入80.50万元，2023年门票收入100.50万元，增长24.84%。",
      [["24.84%", "100.50万元", "80.50万元"]],
    ],
    ["against the year before", "2023年办结案件620件，较上年500件增长24.0%。", [["24.0%", "620件", "500件"]]],
    ["two names are two things", "2022年门票收入80.50万元，2023年捐赠收入100.50万元，增长24.84%。", []],
  ])("%s", (_name, sentence, expected) => {
    expect(found("growth", [sentence])).toEqual(expected);
  });
});
