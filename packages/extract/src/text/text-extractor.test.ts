import type { SourceDocument } from "@gouji/document";
import { expectSoundDocument } from "@gouji/document/testing";
import { expect, test } from "vitest";
import { extract } from "../extract.ts";

async function read(text: string, fileName = "a.txt"): Promise<SourceDocument> {
  const result = await extract(new TextEncoder().encode(text), { fileName });
  if (!result.ok) throw new Error(result.error.message);
  expectSoundDocument(result.value);
  return result.value;
}

const outline = (document: SourceDocument) => document.blocks.map(({ kind, level, text }) => `${kind}${level ?? ""}:${text}`);
const texts = (document: SourceDocument) => document.tables.map((table) => table.cells.map((cell) => cell.text));

test.each<[string, string, string, readonly string[]]>([
  [
    "lines of a text are paragraphs, numbered short ones headings",
    "a.txt",
    "一、概况\n本年支出5万元。\n（一）资金\n",
    ["heading1:一、概况", "paragraph:本年支出5万元。", "heading2:（一）资金"],
  ],
  [
    "Markdown headings keep their level",
    "a.md",
    "# 报告\n\n## 一、概况\n\n支出**5万元**。\n",
    ["heading1:报告", "heading2:一、概况", "paragraph:支出5万元。"],
  ],
  ["underlined headings of Markdown", "a.md", "报告\n====\n\n正文\n", ["heading1:报告", "paragraph:正文"]],
  ["lines of one Markdown paragraph are joined", "a.md", "资金\n到位\n\n完成\n", ["paragraph:资金到位", "paragraph:完成"]],
  ["lists of Markdown", "a.md", "- 甲\n- 乙\n", ["list:甲", "list:乙"]],
  ["numbers at the start of a Markdown line stay", "a.md", "1. 甲\n2. 乙\n\n正文\n", ["list:1. 甲", "list:2. 乙", "paragraph:正文"]],
  [
    "contents lines are told",
    "a.txt",
    "目 录\n一、概况……………………1\n二、结论……………………3\n一、概况\n",
    ["toc:目 录", "toc:一、概况……………………1", "toc:二、结论……………………3", "heading1:一、概况"],
  ],
])("%s", async (_name, fileName, text, expected) => {
  expect(outline(await read(text, fileName))).toEqual(expected);
});

test("a pipe table with caption and unit line, its marks taken off", async () => {
  const document = await read("表1 资金情况\n\n单位：万元\n\n| 项目 | 金额 |\n| --- | ---: |\n| **甲** | 5 |\n| 乙\\|丙 |\n", "a.md");
  expect(document.tables[0]).toMatchObject({ caption: "表1 资金情况", unit: "单位：万元", rows: 3, cols: 2, header: 1 });
  expect(texts(document)).toEqual([["项目", "金额", "甲", "5", "乙|丙", ""]]);
});

test("comma-separated values are one table, told by name or by content", async () => {
  const csv = '项目,金额,备注\r\n甲,5,"含税, 已付"\r\n乙,6,"他说""好"""\r\n';
  const expected = [["项目", "金额", "备注", "甲", "5", "含税, 已付", "乙", "6", '他说"好"']];
  expect(texts(await read(csv, "a.csv"))).toEqual(expected);
  expect((await read("a,b,c\n1,2,3\n4,5,6\n", "")).mediaType).toBe("text/csv");
  expect((await read('a,b,c\n1,"2,0",3\n4,"五\n六",6\n', "")).tables[0]).toMatchObject({ rows: 3, cols: 3 });
  expect((await read("甲,乙\n丙,丁,戊\n己,庚\n", "")).tables).toEqual([]);
});

test("title, unit and notes around comma-separated values stand outside the table; quoted formulas are their text", async () => {
  const csv =
    '2023年支出明细表,,\r\n单位：万元,,\r\n编码,项目,金额\r\n="001",办公费,12.5\r\n="002",差旅费,"1,234.5"\r\n注：不含上年结转,,\r\n,,\r\n';
  const document = await read(csv, "a.csv");
  expect(document.tables[0]).toMatchObject({ caption: "2023年支出明细表", unit: "单位：万元", rows: 3, cols: 3, header: 1 });
  expect(texts(document)).toEqual([["编码", "项目", "金额", "001", "办公费", "12.5", "002", "差旅费", "1,234.5"]]);
  expect(outline(document)).toEqual(["caption:2023年支出明细表", "paragraph:单位：万元", "table:", "paragraph:注：不含上年结转"]);
  expect(document.tables[0]?.cells.at(-1)?.at.paragraph).toBe(4);
});

test("a column of values in a CSV stays a table", async () => {
  expect(texts(await read("项目\n甲\n乙\n", "a.csv"))).toEqual([["项目", "甲", "乙"]]);
});

test("rows pasted from a worksheet are a table, a contents line is none", async () => {
  expect(texts(await read("说明\n项目\t预算\t执行\n甲\t5\t4\n乙\t6\t6\n"))).toEqual([
    ["项目", "预算", "执行", "甲", "5", "4", "乙", "6", "6"],
  ]);
  expect((await read("目录\n一、概况\t1\n二、结论\t3\n")).tables).toEqual([]);
});
