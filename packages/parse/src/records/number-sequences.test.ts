import { expect, test } from "vitest";
import { parseOf } from "../testing.ts";

test.each<[string, readonly string[], readonly (readonly number[])[]]>([
  ["headings of two levels", ["一、概况", "（一）背景", "（二）内容", "二、结论", "（一）总体"], [[1, 2], [1, 2], [1]]],
  [
    "a count that runs on over its sections",
    ["（一）过程", "1. 制度", "2. 资金", "（二）产出", "3. 数量"],
    [
      [1, 2],
      [1, 2, 3],
    ],
  ],
  [
    "long and short items of one list",
    ["（1）检查。", "（2）全年检查管网三百余次，覆盖全部泵站，未发现大的隐患。", "（3）维修"],
    [[1, 2, 3]],
  ],
  ["items within a sentence", ["措施包括：①加强巡查；②更新设备；④培训人员。"], [[1, 2, 4]]],
  ["items that run on within a paragraph", ["1、改造管网；2、更换水表；", "3、培训人员；"], [[1, 2, 3]]],
  ["an amount behind a stop is no item", ["1、改造管网。2.5公里已完成；", "2、更换水表。"], [[1, 2]]],
  ["a reference is no item", ["措施包括：①加强巡查；②更新设备。完成情况见④。"], [[1, 2]]],
  ["a circled item alone in its section", ["1. 效益", "①供水安全", "②水质", "③节水", "2. 满意度", "④用户满意度"], [[1, 2], [1, 2, 3], [4]]],
  [
    "a list within a list",
    ["1. 准备", "1. 通知", "2. 培训", "2. 实施"],
    [
      [1, 2],
      [1, 2],
    ],
  ],
  ["numbers beyond ten", ["九、附则", "十、说明", "十一、其他"], [[9, 10, 11]]],
])("number sequences: %s", (_name, paragraphs, values) => {
  expect(parseOf({ paragraphs }).numberSequences.map(({ lines }) => lines.map(({ value }) => value))).toEqual(values);
});

test("number sequences: a 序号 column, anew where it begins anew", () => {
  const rows = [
    ["序号", "项目"],
    ["1", "甲"],
    ["2", "乙"],
    ["1", "丙"],
    ["3", "丁"],
  ];
  const { numberSequences } = parseOf({ tables: [{ rows }] });
  expect(numberSequences.map(({ where, lines }) => [where, lines.map(({ value }) => value)])).toEqual([
    ["table", [1, 2]],
    ["table", [1, 3]],
  ]);
});
