import { expect, test } from "vitest";
import type { Glyph, PageContent, Rule } from "../layout/page-content.ts";
import { showsOpenTable, taggedTables } from "./tagged-tables.ts";

const content = (number: number) => ({ role: "P", children: [{ type: "content", id: `p1R_mc${number}` }] });

test("rows and cells of a structure tree, with spans and what stands in them", () => {
  const tree = {
    children: [
      { role: "H1", children: [{ type: "content", id: "p1R_mc0" }] },
      {
        role: "Table",
        children: [
          {
            role: "THead",
            children: [
              {
                role: "TR",
                children: [
                  { role: "TH", rowSpan: 2, children: [content(1)] },
                  { role: "TH", colSpan: 2, children: [] },
                ],
              },
            ],
          },
          { role: "TR", children: [{ role: "TD", children: [content(2), content(3)] }] },
        ],
      },
      { role: "Table", children: [{ role: "TR", children: [{ role: "TD", children: [] }] }] },
    ],
  };
  expect(taggedTables(tree)).toEqual([
    {
      rows: [
        [
          { contents: [1], rowSpan: 2, colSpan: 1 },
          { contents: [], rowSpan: 1, colSpan: 2 },
        ],
        [{ contents: [2, 3], rowSpan: 1, colSpan: 1 }],
      ],
    },
  ]);
});

test.each<[string, unknown]>([
  ["no tree", undefined],
  ["a tree of other things", { children: ["P", 1, null] }],
  [
    "spans that cannot be",
    { role: "Table", children: [{ role: "TR", children: [{ role: "TD", rowSpan: -1, colSpan: "x", children: [] }] }] },
  ],
])("%s holds no table", (_name, tree) => {
  expect(taggedTables(tree)).toEqual([]);
});

const glyph = (x: number, y: number): Glyph => ({ text: "1", box: [x, y, x + 5, y + 10], size: 10, angle: 0, font: "", bold: false });
const rule = (x: number): Rule => ({ direction: "vertical", at: x, from: 0, to: 100, width: 1, source: "stroke" });

test.each<[string, readonly Glyph[], readonly Rule[], boolean]>([
  ["texts beside each other, line after line", [0, 20, 40, 60].flatMap((y) => [glyph(50, y), glyph(200, y)]), [], true],
  ["lines of text", [0, 20, 40, 60].flatMap((y) => [glyph(50, y), glyph(55, y), glyph(60, y)]), [], false],
  ["what rules divide", [0, 20, 40, 60].flatMap((y) => [glyph(50, y), glyph(200, y)]), [rule(40), rule(100), rule(220)], false],
])("a page may show a table without rules: %s", (_name, glyphs, rules, open) => {
  const page: PageContent = { page: { number: 1, width: 600, height: 800, rotation: 0 }, glyphs, rules, fills: [], images: [] };
  expect(showsOpenTable(page)).toBe(open);
});
