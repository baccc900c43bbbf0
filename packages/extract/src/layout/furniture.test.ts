import { expect, test } from "vitest";
import { furnitureLines } from "./furniture.ts";
import type { PrintedLine } from "./text-lines.ts";

const PAGES = [1, 2, 3, 4].map((number) => ({ page: { number, width: 600, height: 800, rotation: 0 }, recognised: false, size: 10 }));
const line = (page: number, y: number, text: string, more: Partial<PrintedLine> = {}): PrintedLine => ({
  page,
  text,
  box: [100, y, 200, y + 10],
  edges: [],
  size: 10,
  bold: false,
  font: "宋体",
  furniture: false,
  ...more,
});
/** Written from bottom to top, `x` from the left side. */
const turned = (page: number, x: number, text: string) => line(page, 0, text, { box: [x, 300, x + 10, 360], turn: 270 });

test.each<[string, readonly PrintedLine[], number]>([
  ["numbers that rise with the pages", [line(1, 780, "5"), line(2, 780, "6")], 2],
  ["a lone number at the edge is text", [line(2, 780, "2023")], 0],
  ["numbers that do not rise are text", [line(1, 780, "12"), line(2, 770, "7")], 0],
  ["a form that only pages have", [line(3, 780, "- 3 -")], 1],
  ["a number in the middle of the page is text", [line(1, 400, "1"), line(2, 400, "2")], 0],
  ["a running head", [1, 2, 3].map((page) => line(page, 20, "绩效评价报告")), 3],
  ["the first line of one page is text", [line(1, 20, "绩效评价报告")], 0],
  ["heads of right and left pages", [1, 2, 3, 4].map((page) => line(page, 20, page % 2 ? "绩效评价报告" : "县财政局")), 4],
  ["a head that counts the pages", [1, 2].map((page) => line(page, 20, `2023年度自评报告 第${page}页`)), 2],
  ["a head that counts something else is text", [line(1, 20, "2022年预算"), line(2, 20, "2023年决算")], 0],
  ["annexes that begin at the head of their pages are text", [line(1, 20, "附件1"), line(2, 20, "附件2")], 0],
  ["the title that each form has is text", [1, 2, 3].map((page) => line(page, 90, "项目支出绩效自评表", { size: 16 })), 0],
  ["Roman numbers that rise with the pages", [line(1, 780, "ii"), line(2, 780, "iii")], 2],
  ["page numbers of pages that are turned to be read", [turned(1, 5, "3"), turned(2, 5, "4")], 2],
  ["numbers at the side of a page are text", [line(1, 400, "3"), line(2, 400, "4")], 0],
])("%s", (_name, lines, count) => {
  expect(furnitureLines(PAGES, lines).size).toBe(count);
});
