import { expect, test } from "vitest";
import { joinLines } from "./paragraphs.ts";
import type { PrintedLine } from "./text-lines.ts";

const MARGINS = { left: 100, right: 200, indent: 120, leading: 1.5, bodySize: 10 };

/** A line in type of 10 points: `at` is its left side, the characters of full width. */
function line(at: number, text: string, more: Partial<PrintedLine> = {}): PrintedLine {
  const edges = Array.from({ length: text.length + 1 }, (_, index) => at + 10 * index);
  const box = [at, 0, at + 10 * text.length, 10] as const;
  return { page: 1, text, box, edges, size: 10, bold: false, font: "宋体", furniture: false, ...more };
}

test.each<[string, readonly PrintedLine[], number]>([
  ["a full line goes on at the margin", [line(120, "一二三四五六七八"), line(100, "九十")], 1],
  ["a short line ends the paragraph", [line(120, "一二三"), line(100, "九十")], 2],
  ["an indented line begins one", [line(120, "一二三四五六七八"), line(120, "九十")], 2],
  ["a line is short before a number that did not fit", [line(120, "一二三四"), line(100, "166.96元")], 1],
  ["a sentence that ends early ends the paragraph", [line(100, "一二三四五六。"), line(100, "166.96元")], 2],
  ["a sentence may end early before a number, where first lines are indented", [line(120, "一二三。"), line(100, "166.96元")], 1],
  ["a bracket behind % holds on to it", [line(120, "一二三"), line(100, "42.3%（271人）")], 1],
  ["a number behind a closing quotation mark holds on to it", [line(120, "一二三“四五"), line(100, "六”645份")], 1],
  ["a list item hangs below its text", [line(120, "●二三四五六七八"), line(130, "九十")], 1],
  ["an indented line below a numbered heading at the margin", [line(100, "一、三四五六七八九十"), line(120, "甲乙")], 2],
  ["all lines set in further than first lines are", [line(135, "一二三四五六"), line(135, "七八")], 1],
  ["set in, the next sentence is a paragraph", [line(135, "一二三四五。"), line(135, "七八")], 2],
  ["a heading at the margin after a full sentence", [line(120, "一二三四五六七。"), line(100, "二、结论")], 2],
  ["lines further apart than those of a paragraph", [line(100, "一二三四五六七八九十"), line(100, "甲乙", { box: [100, 20, 120, 30] })], 2],
  ["the name of a part below a full line", [line(100, "一二三四五六七八九十"), line(100, "正文")], 2],
  ["names and dates of a cover", [line(115, "评价机构：某公司"), line(130, "2024年9月")], 2],
  ["bold beside plain text is another paragraph", [line(120, "一二三四五六七八", { bold: true }), line(100, "九十")], 2],
  ["after an indented line a number at the margin begins nothing", [line(120, "一二三四五六七；"), line(100, "2、九十")], 1],
  ["without indents a number begins an item", [line(100, "1、三四五六七八九；"), line(100, "2、九十")], 2],
  ["a title over two lines", [line(100, "一二三四五", { size: 20, box: [100, 0, 200, 20] }), line(140, "报告", { size: 20 })], 1],
])("%s", (_name, lines, paragraphs) => {
  expect(joinLines(lines, () => MARGINS)).toHaveLength(paragraphs);
});

test("the lines of a paragraph keep their place in its text", () => {
  const [paragraph] = joinLines([line(120, "一二三四五六七八"), line(100, "九十", { page: 2 })], () => MARGINS);
  expect(paragraph).toMatchObject({
    text: "一二三四五六七八九十",
    page: 1,
    lines: [
      { start: 0, end: 8 },
      { start: 8, end: 10, page: 2 },
    ],
  });
});
