import { expect, test } from "vitest";
import { shownRelations } from "./shown-relations.ts";

test.each([
  [
    "carried over and of this year",
    "全年可使用资金52.60万元，其中上年结转12.10万元，本年预算40.20万元。",
    ["52.60万元 = 12.10万元 + 40.20万元"],
  ],
  [
    "carried over by its longer name",
    "全年可使用资金52.60万元，其中上年度结转12.10万元，本年预算40.20万元。",
    ["52.60万元 = 12.10万元 + 40.20万元"],
  ],
  ["what is so and what is not", "纳入监控的项目共9个，预算7,268.30万元。其中：达到序时进度的项目5个，未达到的3个。", ["9个 = 5个 + 3个"]],
  [
    "what goes to the next year ends the list",
    "到位资金52.60万元，其中省级30.10万元，县级20.20万元，结转下年2.30万元。",
    ["52.60万元 ⊇ 30.10万元 + 20.20万元"],
  ],
])("%s", (_name, text, expected) => expect(shownRelations("sum", { paragraphs: [text] })).toEqual(expected));

test("a year's figure as a multiple of the last one's", () => {
  expect(shownRelations("growth", { paragraphs: ["2023年受理申请960件，是上年480件的2.5倍。"] })).toEqual([
    "2.5倍 (multiple): 480件 → 960件",
  ]);
});
