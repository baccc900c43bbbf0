import { expect, test } from "vitest";
import { type ColumnLine, rowAnchors } from "./row-anchors.ts";

/** Lines of one column: text and height of its middle; type of 10 points. */
type Lines = readonly (readonly [text: string, y: number])[];

const column = (lines: Lines): readonly ColumnLine[] =>
  lines.map(([text, y], at) => {
    const whole = /^\d{1,4}$/u.test(text) ? { whole: Number(text) } : {};
    const number = /^[\d.,%]+$/u.test(text);
    return {
      y0: y - 5,
      y1: y + 5,
      y,
      x0: 0,
      x1: 10 * text.length,
      size: 10,
      number,
      ...(at + 1 < lines.length ? { full: true } : {}),
      ...whole,
    };
  });

test.each<[string, readonly Lines[], readonly number[]]>([
  [
    "running numbers tell rows of several lines set far apart",
    [
      [
        ["1", 20],
        ["2", 60],
        ["3", 100],
      ],
      [
        ["已验", 10],
        ["收", 30],
        ["已验", 50],
        ["收", 70],
        ["已验", 90],
        ["收", 110],
      ],
    ],
    [20, 60, 100],
  ],
  [
    "a sum below running numbers has a row",
    [
      [
        ["1", 20],
        ["2", 60],
        ["3", 100],
      ],
      [
        ["12.50", 20],
        ["3.00", 60],
        ["1.00", 100],
        ["16.50", 130],
      ],
    ],
    [20, 60, 100, 130],
  ],
  [
    "a text in place of the running number has a row",
    [
      [
        ["实际", 0],
        ["2021", 20],
        ["2022", 40],
        ["2023", 60],
        ["预计", 80],
        ["2024", 100],
        ["2025", 120],
      ],
      [
        ["5", 20],
        ["6", 40],
        ["7", 60],
        ["8", 100],
        ["9", 120],
      ],
    ],
    [0, 20, 40, 60, 80, 100, 120],
  ],
  [
    "figures further apart than the lines of texts: rows of two lines",
    [
      [
        ["农村公路", 10],
        ["养护", 30],
        ["农村危房", 50],
        ["改造", 70],
      ],
      [
        ["12.50", 20],
        ["3.00", 60],
      ],
    ],
    [20, 60],
  ],
])("%s", (_name, columns, wanted) => {
  expect(rowAnchors(columns.map(column), [0, 100, 200])).toEqual(wanted);
});
