import type { SourceDocument } from "@gouji/document";
import { expect, test } from "vitest";
import { type ExtractJson, extractJsonPieces, toHtml, toMarkdown } from "./index.ts";

const cell = (row: number, col: number, text: string, more = {}) => ({
  row,
  col,
  rowSpan: 1,
  colSpan: 1,
  text,
  page: null,
  at: { table: 0, row, col },
  ...more,
});

const DOCUMENT: SourceDocument = {
  mediaType: "text/plain",
  pages: [],
  blocks: [
    { kind: "heading", level: 2, text: "一、概况", at: { paragraph: 0 } },
    { kind: "paragraph", text: "支出<5万元 & *结余*", at: { paragraph: 1 } },
    { kind: "table", text: "", at: { table: 0 }, table: 0 },
    { kind: "furniture", text: "- 1 -", at: { paragraph: 2 } },
  ],
  tables: [
    {
      index: 0,
      page: null,
      endPage: null,
      caption: "表1",
      unit: "单位：元",
      rows: 2,
      cols: 2,
      header: 1,
      cells: [cell(0, 0, "项目"), cell(0, 1, "金额"), cell(1, 0, "甲|乙"), cell(1, 1, "5", { stored: "5", formula: "SUM(B1)" })],
    },
  ],
  notes: [{ kind: "other", message: "说明" }],
};

test("the JSON has every key of its contract, null where there is nothing", () => {
  const json: ExtractJson = JSON.parse([...extractJsonPieces(DOCUMENT, "a.txt")].join(""));
  expect(json).toMatchObject({ file: "a.txt", pages: [], notes: [{ kind: "other" }] });
  expect(json.blocks[1]).toEqual({ kind: "paragraph", level: null, text: "支出<5万元 & *结余*", at: { paragraph: 1 }, table: null });
  expect(json.tables[0]).toMatchObject({ page: null, endPage: null, caption: "表1", unit: "单位：元", rows: 2, cols: 2, header: 1 });
  expect(json.tables[0]?.cells[3]).toMatchObject({ row: 1, col: 1, text: "5", page: null, stored: "5", formula: "SUM(B1)" });
});

test("Markdown marks of the text are escaped, running heads left out", () => {
  expect(toMarkdown(DOCUMENT)).toBe("## 一、概况\n\n支出&lt;5万元 & \\*结余\\*\n\n| 项目 | 金额 |\n| --- | --- |\n| 甲\\|乙 | 5 |\n");
});

test("a table with merged cells stands in Markdown as HTML", () => {
  const [table] = DOCUMENT.tables;
  if (!table) throw new Error("no table");
  const merged = { ...table, cells: [cell(0, 0, "合计", { colSpan: 2 }), cell(1, 0, "甲"), cell(1, 1, "<b>")] };
  expect(toMarkdown({ ...DOCUMENT, tables: [merged] })).toContain('<th colspan="2">合计</th></tr>\n<tr><td>甲</td><td>&lt;b&gt;</td>');
});

test("HTML escapes everything that comes from the file", () => {
  const html = toHtml(DOCUMENT);
  expect(html).toContain("<h2>一、概况</h2>");
  expect(html).toContain("<p>支出&lt;5万元 &amp; *结余*</p>");
  expect(html).toContain("<tr><th>项目</th><th>金额</th></tr>");
});
