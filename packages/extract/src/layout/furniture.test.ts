import { expect, test } from "vitest";
import { furnitureLines } from "./furniture.ts";
import type { PrintedLine } from "./text-lines.ts";

const PAGES = [1, 2, 3, 4].map((number) => ({ number, width: 600, height: 800, rotation: 0 }));
const line = (page: number, y: number, text: string): PrintedLine => ({
  page,
  text,
  box: [100, y, 200, y + 10],
  edges: [],
  size: 10,
  bold: false,
  font: "宋体",
  furniture: false,
});

test.each<[string, readonly PrintedLine[], number]>([
  ["numbers that rise with the pages", [line(1, 780, "5"), line(2, 780, "6")], 2],
  ["a lone number at the edge is text", [line(2, 780, "2023")], 0],
  ["numbers that do not rise are text", [line(1, 780, "12"), line(2, 770, "7")], 0],
  ["a form that only pages have", [line(3, 780, "- 3 -")], 1],
  ["a number in the middle of the page is text", [line(1, 400, "1"), line(2, 400, "2")], 0],
  ["a running head", [1, 2, 3].map((page) => line(page, 20, "绩效评价报告")), 3],
  ["the first line of one page is text", [line(1, 20, "绩效评价报告")], 0],
])("%s", (_name, lines, count) => {
  expect(furnitureLines(PAGES, lines).size).toBe(count);
});
