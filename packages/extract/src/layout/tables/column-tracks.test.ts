import { expect, test } from "vitest";
import type { Glyph } from "../page-content.ts";
import { columnTracks } from "./column-tracks.ts";
import { fragmentLines } from "./fragments.ts";

/** Lines of texts, each with where it begins; type of 10 points. */
type Lines = readonly (readonly (readonly [text: string, x: number])[])[];

function tracksOf(lines: Lines, headLines: number): readonly number[] {
  const glyphs = lines.flatMap((line, at) =>
    line.flatMap(([text, x]) =>
      [...text].map(
        (char, index): Glyph => ({
          text: char,
          box: [x + 10 * index, 20 * at, x + 10 * index + 10, 20 * at + 10],
          size: 10,
          angle: 0,
          font: "",
          bold: false,
        }),
      ),
    ),
  );
  const all = fragmentLines(
    glyphs,
    glyphs.map((_, index) => index),
    0.45,
  );
  return columnTracks(all, 0, 300, 0.4, headLines).map(Math.round);
}

test.each<[string, Lines, number, readonly number[]]>([
  [
    "columns that touch: figures set to the right, dates that fill their column",
    [
      [
        ["金额", 60],
        ["日期", 130],
      ],
      ...["12345", "678", "90123", "4567", "89"].map(
        (figure) =>
          [
            [figure, 100 - 10 * figure.length],
            ["2023-04", 102.5],
          ] as const,
      ),
    ],
    1,
    [0, 101, 300],
  ],
  [
    "one text of many is as wide as its column",
    [
      [
        ["名称", 20],
        ["金额", 130],
      ],
      ...Array.from(
        { length: 8 },
        () =>
          [
            ["道路维护", 10],
            ["12.50", 104],
          ] as const,
      ),
      [
        ["农村公路维护及安", 10],
        ["2", 143],
      ],
      [
        ["农村公路维护及安防", 10],
        ["12.50", 104],
      ],
    ],
    1,
    [0, 102, 300],
  ],
  [
    "a common head above a wrapped one",
    [
      [["增减", 95]],
      [["幅度", 140]],
      [["数量", 40]],
      [["（%）", 135]],
      ...Array.from(
        { length: 4 },
        (_, at) =>
          [
            ["1234", 40],
            [`${at}0.5`, 140],
          ] as const,
      ),
    ],
    4,
    [0, 108, 300],
  ],
  [
    "a common head beside the middle of columns of unlike width, figures set to the right",
    [
      [["年度", 128]],
      [
        ["名称", 10],
        ["计划", 100],
        ["完成", 210],
      ],
      ...Array.from(
        { length: 5 },
        (_, at) =>
          [
            ["道路维护", 10],
            [`${at}2`, 160],
            [`${at}7`, 250],
          ] as const,
      ),
    ],
    2,
    [0, 75, 195, 300],
  ],
])("%s", (_name, lines, head, wanted) => {
  expect(tracksOf(lines, head)).toEqual(wanted);
});
