import type { SourceDocument } from "@gouji/document";
import { expect, test } from "vitest";
import { locator } from "./locate.ts";

const DOCUMENT: SourceDocument = {
  mediaType: "",
  pages: [],
  notes: [],
  blocks: [
    { kind: "heading", level: 1, text: "一、概况", at: { paragraph: 0 } },
    { kind: "table", text: "", at: { table: 0 }, table: 0 },
    { kind: "paragraph", text: "全年支出 96.88 万元。", at: { paragraph: 5, page: 2, box: [10, 10, 200, 40] } },
    { kind: "paragraph", text: "来自网页 3 次", at: { element: "body > p" } },
  ],
  tables: [
    {
      ...{ index: 0, page: null, endPage: null, caption: "", unit: "", rows: 2, cols: 2, header: 1, sheet: "表一" },
      cells: [
        { row: 0, col: 0, rowSpan: 1, colSpan: 2, text: "项目", page: null, at: { table: 0, row: 0, col: 0, sheet: "表一", cell: "A1" } },
        {
          row: 1,
          col: 0,
          rowSpan: 1,
          colSpan: 1,
          text: "合计 1,200.00 元",
          page: null,
          at: { table: 0, row: 1, col: 0, sheet: "表一", cell: "A2" },
        },
      ],
    },
  ],
};

test.each([
  ["a paragraph by its number, at its characters", { paragraph: 5, start: 5, end: 10 }, "96.88", "b2", 5, 10],
  ["offsets that do not fit are mended by the text", { paragraph: 5, start: 0, end: 5 }, "96.88", "b2", 5, 10],
  ["a cell by row and column", { table: 0, row: 1, col: 0 }, "1,200.00", "t0r1c0", 3, 11],
  ["a merged cell by any place that it covers", { table: 0, row: 0, col: 1 }, "项目", "t0r0c0", 0, 2],
  ["a cell of a sheet by its address", { sheet: "表一", cell: "A2" }, "1,200.00", "t0r1c0", 3, 11],
  ["an element of a web page", { element: "body > p" }, "3 次", "b3", 5, 8],
  ["a place on a page by its box", { page: 2, box: [50, 20, 80, 30] as const }, "96.88", "b2", 5, 10],
])("%s", (_name, place, text, id, start, end) => {
  expect(locator(DOCUMENT)(place, text)).toEqual({ id, start, end });
});

test("a place that is not in the document is not found", () => {
  expect(locator(DOCUMENT)({ paragraph: 99 }, "x")).toBeUndefined();
});
