import { expect, test } from "vitest";
import type { FlowItem } from "./flow.ts";
import { listItems } from "./list-items.ts";

const items = (texts: readonly string[]): readonly FlowItem[] =>
  texts.map((text, at) => ({ kind: "paragraph", text, at: { paragraph: at } }));

test.each<[string, readonly string[], readonly number[]]>([
  ["numbers that follow each other", ["措施如下。", "（1）加强管理；", "（2）严格审批。"], [1, 2]],
  ["Chinese numbers", ["（九）加强管理；", "（十）严格审批；", "（十一）公开。"], [0, 1, 2]],
  ["a lone number is text", ["（1）加强管理。", "项目实施情况良好。"], []],
  ["numbers that do not follow are text", ["1.加强管理。", "3.严格审批。"], []],
  ["a sentence between two items", ["①加强管理。", "具体做法见附件。", "②严格审批。"], [0, 2]],
  ["bullets", ["● 加强管理", "正文。"], [0]],
  ["a negative amount is no bullet", ["-12.5万元为结余。"], []],
])("%s", (_name, texts, found) => {
  expect([...listItems(items(texts), () => false)].sort((a, b) => a - b)).toEqual(found);
});

test("a heading ends the list", () => {
  expect(listItems(items(["1.加强管理。", "二、效益", "2.严格审批。"]), (at) => at === 1).size).toBe(0);
});
