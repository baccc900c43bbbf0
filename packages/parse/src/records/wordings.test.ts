import { expect, test } from "vitest";
import { parseOf } from "../testing.ts";
import { amountInWords } from "./amount-in-words.ts";

test.each([
  ["壹拾贰万伍仟元整", "125000.00"],
  ["人民币叁佰零伍元贰角壹分", "305.21"],
  ["贰亿叁仟万元整", "230000000.00"],
  ["拾万元整", "100000.00"],
  ["玖元零伍分", "9.05"],
  ["約貳拾萬元", "200000.00"],
  ["12万元", undefined],
])("%s is %s", (text, amount) => {
  expect(amountInWords(text)?.amount).toBe(amount);
});

test.each([
  ["项目概况（200字以内）", "templateHint"],
  ["XX单位承担管网改造。", "templateHint"],
  ["××县水务局", "templateHint"],
  ["联系电话138****1234。", undefined],
  ["造价为3×4×5万元。", undefined],
  ["漏损量比上年下降2倍。", "fallsByMultiple"],
  ["漏损量比上年下降20%。", undefined],
  ["抢修317余次。", "approximateExact"],
  ["抢修300余次，发放3.5万余份。", undefined],
  ["合同金额12.5万元（大写：壹拾贰万伍仟元整）。", "amountInWords"],
])("wordings: %s", (text, kind) => {
  expect(parseOf({ title: "自评报告", paragraphs: [text] }).wordings.map((wording) => wording.kind)).toEqual(kind ? [kind] : []);
});

test("wordings: a heading that copies the outline's own words, and a hint in a cell", () => {
  const { wordings } = parseOf({
    paragraphs: ["（一）项目概况。包括项目背景、主要内容及实施情况等"],
    tables: [
      {
        rows: [
          ["项目名称", "项目概况"],
          ["管网改造", "（限300字以内）"],
        ],
      },
    ],
  });
  expect(wordings.map(({ kind }) => kind)).toEqual(["templateHint", "templateHint"]);
});
