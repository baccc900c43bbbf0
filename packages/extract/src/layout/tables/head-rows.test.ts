import { expect, test } from "vitest";
import { headCells } from "./head-rows.ts";
import type { Line } from "./merge-rules.ts";
import type { Piece } from "./pieces.ts";

/** Columns of 60 points from 0; a text stands in the middle of `over`, its line `level` lines of 15 points below the top. */
const XS = [0, 60, 120, 180, 240];
type Text = readonly [text: string, level: number, first: number, last?: number];

function pieceOf([text, level, first, last = first]: Text, index: number): Piece {
  const middle = ((XS[first] ?? 0) + (XS[last + 1] ?? 0)) / 2;
  const [x0, x1, y0] = [middle - 5 * text.length, middle + 5 * text.length, 100 + 15 * level];
  const over = XS.slice(0, -1).flatMap((x, col) => (Math.min(x1, x + 60) - Math.max(x0, x) > 0.3 * (x1 - x0) ? [col] : []));
  return { x0, x1, y0, y1: y0 + 10, y: y0 + 5, size: 10, text, glyphs: [index], col: over[0] ?? first, cols: Math.max(1, over.length) };
}

const rule = (level: number, first: number, last: number): Line => ({ at: 98 + 15 * level, from: XS[first] ?? 0, to: XS[last + 1] ?? 0 });

test.each<[string, readonly Text[], readonly Line[], readonly string[]]>([
  [
    "one row",
    [
      ["甲", 0, 0],
      ["乙", 0, 1],
      ["丙", 0, 2],
      ["丁", 0, 3],
    ],
    [],
    ["0.0 1x1 甲", "0.1 1x1 乙", "0.2 1x1 丙", "0.3 1x1 丁"],
  ],
  [
    "a wrapped head beside others is one",
    [
      ["项目", 0.5, 0],
      ["金额", 0.5, 1],
      ["实际支", 0, 2],
      ["出", 1, 2],
      ["备注", 0.5, 3],
    ],
    [],
    ["0.0 1x1 项目", "0.1 1x1 金额", "0.2 1x1 实际支出", "0.3 1x1 备注"],
  ],
  [
    "a common head in the middle of its columns",
    [
      ["项目", 0.5, 0],
      ["收入", 0, 1, 2],
      ["本年", 1, 1],
      ["上年", 1, 2],
      ["备注", 0.5, 3],
    ],
    [],
    ["0.0 2x1 项目", "0.1 1x2 收入", "0.3 2x1 备注", "1.1 1x1 本年", "1.2 1x1 上年"],
  ],
  [
    "a common head below another one",
    [
      ["项目", 1, 0],
      ["资金", 0, 1, 3],
      ["合计", 1.5, 1],
      ["其中", 1, 2, 3],
      ["中央", 2, 2],
      ["县级", 2, 3],
    ],
    [],
    ["0.0 3x1 项目", "0.1 1x3 资金", "1.1 2x1 合计", "1.2 1x2 其中", "2.2 1x1 中央", "2.3 1x1 县级"],
  ],
  [
    "heads at the bottom of their rows, one of them wrapped",
    [
      ["县区", 2, 0],
      ["补助", 0, 1],
      ["对象", 1, 1],
      ["类别", 2, 1],
      ["人数", 2, 2],
      ["备注", 2, 3],
    ],
    [],
    ["0.0 1x1 县区", "0.1 1x1 补助对象类别", "0.2 1x1 人数", "0.3 1x1 备注"],
  ],
  [
    "a common head above the second of three columns, heads at the bottom",
    [
      ["名称", 1, 0],
      ["预算", 0, 1, 3],
      ["年初预算", 1, 1],
      ["调整预算", 1, 2],
      ["全年预算", 1, 3],
    ],
    [],
    ["0.0 2x1 名称", "0.1 1x3 预算", "1.1 1x1 年初预算", "1.2 1x1 调整预算", "1.3 1x1 全年预算"],
  ],
  [
    "two common heads above one rule",
    [
      ["收入", 0, 0, 1],
      ["支出", 0, 2, 3],
      ["本年", 1, 0],
      ["上年", 1, 1],
      ["本年", 1, 2],
      ["上年", 1, 3],
    ],
    [rule(1, 0, 3)],
    ["0.0 1x2 收入", "0.2 1x2 支出", "1.0 1x1 本年", "1.1 1x1 上年", "1.2 1x1 本年", "1.3 1x1 上年"],
  ],
  [
    "rules below some columns only",
    [
      ["项目", 0.5, 0],
      ["支出", 0, 1, 3],
      ["实际", 1, 1],
      ["支出", 2, 1],
      ["结转", 1.5, 2],
      ["比例", 1.5, 3],
    ],
    [rule(1, 1, 3)],
    ["0.0 2x1 项目", "0.1 1x3 支出", "1.1 1x1 实际支出", "1.2 1x1 结转", "1.3 1x1 比例"],
  ],
])("%s", (_name, texts, rules, wanted) => {
  const { cells } = headCells(texts.map(pieceOf), XS, 96, 145, rules);
  const told = cells
    .map(({ row, col, rowSpan, colSpan, glyphs }) => ({
      place: `${row}.${col}`,
      text: `${rowSpan}x${colSpan} ${glyphs.map((at) => texts[at]?.[0]).join("")}`,
    }))
    .sort((a, b) => a.place.localeCompare(b.place));
  expect(told.map(({ place, text }) => `${place} ${text}`)).toEqual(wanted);
});
