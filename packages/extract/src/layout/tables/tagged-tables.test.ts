import { expect, test } from "vitest";
import type { Glyph, PageContent, TaggedCell } from "../page-content.ts";
import { findPageTables } from "./find-page-tables.ts";
import { taggedPageTables } from "./tagged-tables.ts";

/** A text at a place, or nothing; the cell's spans. */
type Text = readonly [text: string, x: number, y: number, rowSpan?: number, colSpan?: number];

function pageOf(rows: readonly (readonly Text[])[]): PageContent {
  const glyphs: Glyph[] = [];
  let content = 0;
  const tagged = rows.map((row) =>
    row.map(([text, x, y, rowSpan = 1, colSpan = 1]): TaggedCell => {
      content += 1;
      const number = content;
      const drawn = [...text].map((char, at): Glyph => {
        const box = [x + 10 * at, y, x + 10 * at + 10, y + 10] as const;
        return { text: char, box, size: 10, angle: 0, font: "", bold: false, content: number };
      });
      glyphs.push(...drawn);
      return { contents: text === "" ? [] : [number], rowSpan, colSpan };
    }),
  );
  return {
    page: { number: 1, width: 600, height: 800, rotation: 0 },
    glyphs,
    rules: [],
    fills: [],
    images: [],
    tagged: [{ rows: tagged }],
  };
}

const told = (content: PageContent): readonly string[] | undefined =>
  findPageTables(content)[0]
    ?.cells.filter(({ text }) => text !== "")
    .map(({ row, col, rowSpan, colSpan, text }) => `${row}.${col} ${rowSpan}x${colSpan} ${text}`);

test("two columns of words without any rule", () => {
  const rows: Text[][] = ["单位", "科室", "电话"].map((name, at) => [
    [name, 60, 100 + 20 * at],
    ["某某", 200, 100 + 20 * at],
  ]);
  expect(told(pageOf(rows))).toEqual(["0.0 1x1 单位", "0.1 1x1 某某", "1.0 1x1 科室", "1.1 1x1 某某", "2.0 1x1 电话", "2.1 1x1 某某"]);
});

test("spans are those of the tree", () => {
  const rows: Text[][] = [
    [
      ["项目", 60, 110, 2],
      ["预算", 230, 100, 1, 2],
    ],
    [
      ["年初", 200, 120],
      ["全年", 260, 120],
    ],
    [
      ["道路", 60, 140],
      ["12", 200, 140],
      ["15", 260, 140],
    ],
  ];
  expect(told(pageOf(rows))).toEqual([
    "0.0 2x1 项目",
    "0.1 1x2 预算",
    "1.1 1x1 年初",
    "1.2 1x1 全年",
    "2.0 1x1 道路",
    "2.1 1x1 12",
    "2.2 1x1 15",
  ]);
});

test("where the tree leaves out a blank cell the place tells the column", () => {
  const rows: Text[][] = [
    [
      ["项目", 60, 100],
      ["预算", 200, 100],
      ["支出", 260, 100],
    ],
    [
      ["道路", 60, 120],
      ["15", 260, 120],
    ],
    [
      ["饮水", 60, 140],
      ["12", 200, 140],
      ["11", 260, 140],
    ],
  ];
  expect(told(pageOf(rows))).toContain("1.2 1x1 15");
});

test.each<[string, readonly (readonly Text[])[]]>([
  [
    "columns that stand in each other",
    [
      [
        ["甲", 60, 100],
        ["乙", 200, 100],
      ],
      [
        ["1", 210, 120],
        ["2", 70, 120],
      ],
      [
        ["3", 60, 140],
        ["4", 200, 140],
      ],
    ],
  ],
  [
    "rows that stand in each other",
    [
      [
        ["甲", 60, 140],
        ["乙", 200, 140],
      ],
      [
        ["1", 60, 120],
        ["2", 200, 120],
      ],
      [
        ["3", 60, 100],
        ["4", 200, 100],
      ],
    ],
  ],
  [
    "two texts set beside each other",
    [
      [
        ["填报人", 60, 100],
        ["审核人", 200, 100],
      ],
      [
        ["日期", 60, 120],
        ["盖章", 200, 120],
      ],
    ],
  ],
])("the page decides: %s are no table by the tree's word", (_name, rows) => {
  expect(taggedPageTables(pageOf(rows))).toEqual([]);
});

test("rows that the tree has on further pages are looked for there", () => {
  const rows = (more: Text[][]) =>
    pageOf([
      ...["单位", "科室", "电话"].map((name, at): Text[] => [
        [name, 60, 100 + 20 * at],
        [`${at}5`, 200, 100 + 20 * at],
      ]),
      ...more,
    ]);
  const [none, some] = [[], [[["", 0, 0] as Text, ["", 0, 0] as Text]]].map((more) => taggedPageTables(rows(more))[0]?.open);
  expect([none, some]).toEqual([undefined, true]);
});
