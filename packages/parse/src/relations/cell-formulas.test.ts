import type { Cell, Computed, SourceDocument } from "@gouji/document";
import { expect, test } from "vitest";
import { parse } from "../parse.ts";

type Content = string | (Omit<Computed, "operands"> & { readonly shown: string; readonly operands?: readonly string[] });

/** A worksheet of the rows; a cell is its text, or what it shows and what a formula gives for it. */
function relationsOf(...rows: readonly (readonly Content[])[]): string[] {
  const cells = rows.flatMap((row, at) =>
    row.map((content, col): Cell => {
      const { shown, ...computed } = typeof content === "string" ? { shown: content } : { operands: [], ...content };
      const place = { table: 0, row: at, col, sheet: "表", cell: `${"ABCD"[col]}${at + 1}` };
      return {
        row: at,
        col,
        rowSpan: 1,
        colSpan: 1,
        text: shown,
        page: null,
        at: place,
        ...(typeof content === "string" ? {} : { computed: { text: content.text, formula: content.formula, operands: [], ...computed } }),
      };
    }),
  );
  const document: SourceDocument = {
    mediaType: "",
    pages: [],
    blocks: [{ kind: "table", text: "", at: { sheet: "表", table: 0 }, table: 0 }],
    tables: [
      { index: 0, page: null, endPage: null, caption: "", unit: "单位：万元", rows: rows.length, cols: 4, header: 1, cells, sheet: "表" },
    ],
    notes: [],
  };
  return parse(document, { fileName: "表.xlsx" }).relations.flatMap((relation) =>
    relation.kind === "cellFormula"
      ? [
          `${relation.stated.printed} | ${relation.result.digits}${relation.result.unit} | ${relation.formula} ${relation.beside ?? ""} | ${relation.operands.map(({ printed }) => printed).join()} | ${relation.basis}`,
        ]
      : [],
  );
}

const HEAD = ["项目", "预算数", "执行数", "执行率"];

test("a formula's result is read in the unit of its cell, with the figures that it takes", () => {
  const rate = { shown: "60.00%", text: "75.00%", formula: "C2/B2", operands: ["C2", "B2", "Z9"] };
  const sum = { shown: "9", text: "10", formula: "B2+6" };
  expect(relationsOf(HEAD, ["办公费", "4", "3", rate], ["印刷费", sum, "3", "50%"])).toEqual([
    "60.00% | 75.00% | C2/B2  | 3,4 | formula",
    "9 | 10万元 | B2+6  |  | formula",
  ]);
});

test.each<[string, string, Computed["beside"], readonly string[]]>([
  ["between formulas", "印刷费", { cell: "D2", sides: 2 }, ["50% | 75% | C3/B3 D2 |  | formula"]],
  ["behind formulas", "印刷费", { cell: "D2", sides: 1 }, ["50% | 75% | C3/B3 D2 |  | inferred"]],
  ["in the row of totals below formulas", "合计", { cell: "D2", sides: 1 }, []],
  ["in the row of totals, between its formulas", "合计", { cell: "C3", sides: 2 }, ["50% | 75% | C3/B3 C3 |  | formula"]],
])("a number typed in %s", (_name, label, beside, expected) => {
  const typed = { shown: "50%", text: "75%", formula: "C3/B3", ...(beside ? { beside } : {}) };
  expect(relationsOf(HEAD, ["办公费", "4", "3", "75%"], [label, "4", "3", typed])).toEqual(expected);
});

test("a formula whose result is no number says nothing of its figure", () => {
  expect(relationsOf(HEAD, ["办公费", "4", "3", { shown: "75%", text: "合格", formula: "C2" }])).toEqual([]);
});
