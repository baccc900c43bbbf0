import { expect, test } from "vitest";
import { dashRows } from "./dash-rows.ts";
import { blank, ink } from "./drawn.testing.ts";
import { inkOf } from "./grey-image.ts";
import type { InkLine } from "./image-rules.ts";
import { inkMarks } from "./ink-marks.ts";

const USUAL = 30;
const across = (x: number): InkLine => ({ direction: "vertical", from: 0, to: 200, near: x, far: x + 2 });
const hyphen = (x: number) => [x, 100, x + 10, 103] as const;
const dash = [100, 100, 126, 103] as const;
const character = (x: number, y = 90) => [x, y, x + 24, y + 24] as const;

test.each<[string, readonly (readonly [number, number, number, number])[], readonly InkLine[], string]>([
  ["three hyphens", [hyphen(100), hyphen(112), hyphen(124)], [], "---"],
  ["one", [hyphen(100)], [], "-"],
  ["a dash", [dash], [], "—"],
  ["two that touch", [[100, 100, 152, 103]], [], "——"],
  ["beside other print, as of a range or a page number", [character(70), hyphen(100), character(114)], [], ""],
  ["beside print in the next cell", [character(70), dash], [across(97)], "—"],
  ["below print, as 一 of 一级", [dash, character(101, 110)], [], ""],
  // 一: its end rises.
  ["一", [dash, [116, 97, 124, 100]], [], ""],
  ["a line of many, as for something to be filled in", [0, 1, 2, 3, 4, 5].map((at) => hyphen(100 + 12 * at)), [], ""],
])("dashes alone: %s", (_name, blocks, rules, expected) => {
  const image = blank(300, 200);
  for (const block of blocks) ink(image, ...block);
  const bits = inkOf(image);
  const rows = dashRows(inkMarks(bits, 300, 200), (x, y) => bits[y * 300 + x] === 1, rules, USUAL);
  expect(rows.map(({ characters }) => characters.map(({ text }) => text).join("")).join(" ")).toBe(expected);
});
