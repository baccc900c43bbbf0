import { expect, test } from "vitest";
import type { Glyph, PageContent, Rule } from "../page-content.ts";
import { findPageTables } from "./find-page-tables.ts";
import { stitchTables } from "./stitch-tables.ts";

const rule = (direction: Rule["direction"], at: number, from: number, to: number): Rule => ({
  direction,
  at,
  from,
  to,
  width: 0.5,
  source: "stroke",
});
const write = (text: string, x: number, y: number): Glyph[] =>
  [...text].map((char, index) => ({
    text: char,
    box: [x + index * 10, y, x + index * 10 + 10, y + 10],
    size: 10,
    angle: 0,
    font: "",
    bold: false,
  }));

/** 2 columns, 2 rows from y 700; the left cell runs over both rows. */
function page(number: number, left: string): PageContent {
  const rules = [
    ...[50, 150, 250].map((x) => rule("vertical", x, 700, 740)),
    rule("horizontal", 700, 50, 250),
    rule("horizontal", 720, 150, 250),
    rule("horizontal", 740, 50, 250),
  ];
  const glyphs = [...write(left, 55, 715), ...write("12.5", 155, 705), ...write(`${number}`, 155, 725)];
  return { page: { number, width: 600, height: 800, rotation: 0 }, glyphs, rules, fills: [], images: [] };
}

test("a merged cell is one cell with a span", () => {
  const cells = findPageTables(page(1, "基金"))[0]?.cells.map(({ row, col, rowSpan, text }) => [row, col, rowSpan, text]);
  expect(cells).toEqual([
    [0, 0, 2, "基金"],
    [0, 1, 1, "12.5"],
    [1, 1, 1, "1"],
  ]);
});

test("a merged cell that the page end cuts goes on", () => {
  const pages = [page(1, "基金"), page(2, "")].map((content) => ({ content, tables: findPageTables(content) }));
  const tables = stitchTables(pages);
  expect(tables.map(({ rows, cells }) => [rows, cells[0]?.rowSpan])).toEqual([[4, 4]]);
});
