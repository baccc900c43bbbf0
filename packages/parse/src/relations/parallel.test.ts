import { expect, test } from "vitest";
import { shownRelations } from "./shown-relations.ts";

test.each<[string, readonly string[], readonly string[]]>([
  [
    "another number of schools",
    ["惠及学校46所、学生28,940人。", "全年惠及学校48所、学生28,940人。"],
    ["46所 ~ 48所", "28,940人 ~ 28,940人"],
  ],
  [
    "another number of villages",
    ["覆盖村庄112个，受益户数8,635户。", "覆盖村庄121个，受益户数8,635户。"],
    ["112个 ~ 121个", "8,635户 ~ 8,635户"],
  ],
  ["nothing in common", ["惠及学校46所、学生28,940人。", "惠及学校48所、学生31,205人。"], []],
  ["a round figure in common", ["惠及学校46所、学生30,000人。", "惠及学校48所、学生30,000人。"], []],
  ["another year", ["2022年惠及学校46所、学生28,940人。", "2023年惠及学校48所、学生28,940人。"], []],
  ["a plan", ["计划惠及学校46所、学生28,940人。", "惠及学校48所、学生28,940人。"], []],
])("two sentences on one thing with %s", (_name, paragraphs, found) => {
  expect(shownRelations("restatement", { paragraphs })).toEqual(found);
});

test.each<[string, readonly string[], readonly string[]]>([
  [
    "another",
    ["2023年维修校舍面积8.62万平方米，比2022年的7.15万平方米增长20.56%。", "2022年维修校舍面积7.05万平方米。"],
    ["7.05万平方米 ~ 7.15万平方米"],
  ],
  ["the same", ["2023年受理投诉3486件，比2022年的3120件增长11.73%。", "2022年受理投诉3120件。"], ["3120件 ~ 3120件"]],
  ["of another thing", ["2023年维修校舍面积8.62万平方米，比2022年的7.15万平方米增长20.56%。", "2022年绿化校园面积7.05万平方米。"], []],
])("last year's value and the report's own: %s", (_name, paragraphs, found) => {
  expect(shownRelations("restatement", { paragraphs })).toEqual(found);
});

const item = (name: string, satisfaction: string) =>
  `${name}：预算金额5万元，执行金额5万元，执行率100%，得分95分。绩效评价指标：群众满意度≥90%，实际完成${satisfaction}，得分10分。`;

test("the results of several projects are several facts", () => {
  const paragraphs = ["一、绩效目标完成情况", item("1. 防火项目", "93%"), item("2. 湿地项目", "89%"), item("3. 道路项目", "92%")];
  expect(shownRelations("restatement", { paragraphs })).toEqual([]);
});
