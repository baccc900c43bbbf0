import { expect, test } from "vitest";
import type { Cell, SourceDocument, Table } from "./document.ts";
import { faultsOf } from "./testing.ts";

function aCell(row: number, col: number, more: Partial<Cell> = {}): Cell {
  return { row, col, rowSpan: 1, colSpan: 1, text: "数", page: null, at: { table: 0, row, col }, ...more };
}

function aTable(cells: readonly Cell[], more: Partial<Table> = {}): Table {
  return { index: 0, page: null, endPage: null, caption: "", unit: "", rows: 2, cols: 2, header: 1, cells, ...more };
}

function aDocument(table: Table, more: Partial<SourceDocument> = {}): SourceDocument {
  return {
    mediaType: "text/plain",
    pages: [],
    blocks: [
      { kind: "paragraph", text: "全文", at: { paragraph: 0, start: 0, end: 2 } },
      { kind: "table", text: "", at: { table: 0 }, table: 0 },
    ],
    tables: [table],
    notes: [],
    ...more,
  };
}

const SOUND = aTable([aCell(0, 0), aCell(0, 1), aCell(1, 0), aCell(1, 1)]);

test.each<[string, SourceDocument, RegExp | undefined]>([
  ["a sound document has no faults", aDocument(SOUND), undefined],
  ["a cell that leaves the grid is a fault", aDocument(aTable([aCell(0, 0, { colSpan: 3 })])), /leaves the grid/],
  ["two cells on one position are a fault", aDocument(aTable([aCell(0, 0, { rowSpan: 2 }), aCell(1, 0)])), /overlaps/],
  ["cells out of order are a fault", aDocument(aTable([aCell(1, 0), aCell(0, 0)])), /out of order/],
  ["a cell placed elsewhere is a fault", aDocument(aTable([aCell(0, 0, { at: { table: 0, row: 1, col: 0 } })])), /another place/],
  ["a table without block is a fault", aDocument(SOUND, { blocks: [] }), /0 table blocks/],
  ["a wrong index is a fault", aDocument(aTable([], { index: 1 })), /has index 1/],
  ["more header rows than rows are a fault", aDocument(aTable([], { header: 3 })), /header rows/],
  [
    "two texts at one place are a fault",
    aDocument(SOUND, {
      blocks: [
        { kind: "paragraph", text: "甲", at: { paragraph: 0 } },
        { kind: "paragraph", text: "乙", at: { paragraph: 0 } },
        { kind: "table", text: "", at: { table: 0 }, table: 0 },
      ],
    }),
    /stands at the place of/,
  ],
  [
    "a heading without level is a fault",
    aDocument(SOUND, {
      blocks: [
        { kind: "heading", text: "甲", at: { paragraph: 0 } },
        { kind: "table", text: "", at: { table: 0 }, table: 0 },
      ],
    }),
    /without level/,
  ],
])("%s", (_name, document, fault) => {
  if (fault) expect(faultsOf(document).join("\n")).toMatch(fault);
  else expect(faultsOf(document)).toEqual([]);
});
