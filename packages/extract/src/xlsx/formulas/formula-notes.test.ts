import { expect, test } from "vitest";
import type { Sheet } from "../open-workbook.ts";
import { addressOf } from "../region-items.ts";
import { computedCells } from "./computed-cells.ts";
import { formulaNotes } from "./formula-notes.ts";

/** A sheet of the rows; a cell is a number, a text, or `=formula|stored`. */
function sheetOf(name: string, ...rows: readonly (readonly (string | number)[])[]): Sheet {
  const cells = rows.flatMap((row, at) =>
    row.map((content, col) => {
      const [formula, stored] = typeof content === "string" && content.startsWith("=") ? content.slice(1).split("|") : [];
      if (formula !== undefined) return { row: at, col, text: stored ?? "", formula, ...(stored ? { stored } : { uncomputed: true }) };
      return { row: at, col, text: String(content), ...(typeof content === "number" ? { stored: String(content) } : {}) };
    }),
  );
  return { name, hidden: false, cells, merges: [], hiddenRows: false, hiddenCols: false };
}

const notesOf = (...sheets: readonly Sheet[]) => formulaNotes(computedCells(sheets), () => false);
const cellsOf = (...sheets: readonly Sheet[]) =>
  notesOf(...sheets).map(({ at, message }) => `${at?.cell ?? ""} ${/按现有|按公式应得|一致/u.exec(message)?.[0] ?? ""}`);

test.each<[string, readonly (readonly (string | number)[])[], readonly string[]]>([
  ["a total that fits", [[1], [2], ["=SUM(A1:A2)|3"]], []],
  ["a total that does not", [[1], [2], ["=SUM(A1:A2)|4"]], ["A3 按现有"]],
  ["a rate with the noise of binary arithmetic", [[3, 1, "=B1/A1|0.333333333333333"]], []],
  ["sums of decimals are exact", [[0.1, 0.2, "=A1+B1|0.3"]], []],
  ["a per cent and a sign", [[80, "=-A1*50%+(A1-10)/2|-5"]], []],
  ["texts and blanks are left out of a sum", [[1, "甲", "", "=SUM(A1:C1,5)|6"]], []],
  ["a rounded rate", [[2, 3, "=ROUND(A1/B1,4)|0.6667"]], []],
  ["a rounded rate that is off", [[2, 3, "=ROUND(A1/B1,4)|0.6766"]], ["C1 按现有"]],
  ["a whole column", [["=SUM(B:B)|9"]], []],
  ["a long range", [["=SUM(B1:B1048576)|9", 4]], ["A1 按现有"]],
  ["a function that is not understood", [[1, "=VLOOKUP(A1,B1:C9,2)|9"]], []],
  ["a formula that rests on one without result", [["=1+1", "=A1+1|9"]], []],
  ["a condition that holds", [[5, "=IF(A1>=5,A1*2,0)|10"]], []],
  ["a condition that does not, and its result", [[4, "=IF(A1>=5,A1*2,0)|8"]], ["B1 按现有"]],
  ["the blank that a condition asks for", [['=IF(B1="",0,C1/B1)|2', 2, 4]], []],
  ["a blank that is filled by now", [['=IF(B1="",0,C1/B1)|0', 2, 4]], ["A1 按现有"]],
  ["a condition whose result is a text", [[4, '=IF(A1>=5,"是","否")|1']], []],
  ["a condition at the border of what binary numbers tell apart", [[0.3, "=IF(A1>=0.1+0.2000000001,1,0)|1"]], []],
  ["both of two conditions", [[5, "=IF(AND(A1>=5,A1<9),1,2)|2"]], ["B1 按现有"]],
  ["rounding up and down", [[1.21, "=ROUNDUP(A1,1)+ROUNDDOWN(A1,1)|2.5"]], []],
  ["rounding up what is whole", [[1.2, "=ROUNDUP(A1,1)|1.2"]], []],
  ["how many numbers there are", [[1, "甲", "", "=COUNT(A1:C1)|2"]], ["D1 按现有"]],
  ["a division by zero", [[0, "=1/A1|9"]], []],
  ["a text in arithmetic", [["甲", "=A1+1|9"]], []],
])("results: %s", (_name, rows, expected) => {
  expect(cellsOf(sheetOf("表", ...rows))).toEqual(expected);
});

test("formulas look into other sheets, hidden ones too", () => {
  const hidden = { ...sheetOf("底 稿", [7]), hidden: true };
  expect(cellsOf(sheetOf("表", ["='底 稿'!A1|7", "=汇总!A1|1", "='底 稿'!A1*2|15"]), hidden)).toEqual(["C1 按现有"]);
});

test.each<[string, readonly (readonly (string | number)[])[], readonly string[]]>([
  [
    "a number between equal formulas of a column",
    [
      [1, 2, "=A1+B1|3"],
      [3, 4, 8],
      [5, 6, "=A3+B3|11"],
    ],
    ["C2 按公式应得"],
  ],
  [
    "a number between equal formulas of a row, though it is right",
    [
      [1, 2, 3],
      [4, 5, 6],
      ["=SUM(A1:A2)|5", 7, "=SUM(C1:C2)|9"],
    ],
    ["B3 一致"],
  ],
  [
    "a number behind two equal formulas",
    [
      [1, 2, "=B1/A1|2"],
      [4, 4, "=B2/A2|1"],
      [5, 4, 0.9],
    ],
    ["C3 按公式应得"],
  ],
  [
    "a number beside one formula alone",
    [
      [1, 2, "=B1/A1|2"],
      [5, 4, 0.9],
    ],
    [],
  ],
  [
    "a number beside different formulas",
    [
      [1, 2, "=B1/A1|2"],
      [5, 4, 0.9],
      [1, 2, "=A3+B3|3"],
    ],
    [],
  ],
  [
    "a number whose formula would have nothing to work with",
    [
      [1, 2, "=B1/A1|2"],
      [4, 4, "=B2/A2|1"],
      ["甲", "", 0.9],
    ],
    [],
  ],
  [
    "addends below totals are none",
    [
      ["=SUM(A3:A9)|3", "=SUM(B3:B9)|3"],
      [1, 1],
      [3, 3],
    ],
    [],
  ],
])("typed numbers: %s", (_name, rows, expected) => {
  expect(cellsOf(sheetOf("表", ...rows))).toEqual(expected);
});

test("many notes of a sheet are counted, not listed", () => {
  const rows = Array.from({ length: 50 }, (_, at) => [at, `=${addressOf(at, 0)}+1|999`]);
  const notes = notesOf(sheetOf("表", ...rows));
  expect(notes).toHaveLength(21);
  expect(notes.at(-1)?.message).toContain("30 处");
});

test("formulas over everything, from everywhere, take no time", () => {
  const rows = Array.from({ length: 20_000 }, () => [1, "=SUM(A1:A1048576)|1"]);
  // The thread's own time: a busy machine makes no test fail.
  const started = process.threadCpuUsage().user;
  notesOf(sheetOf("表", ...rows));
  expect(process.threadCpuUsage().user - started).toBeLessThan(5_000_000);
});

test("what a cell would show, in its own format, and what it takes", () => {
  const sheet = sheetOf("表", [4, 3, "=B1/A1|0.6"], [1, 2, "=SUM(A1:B2)|9"]);
  const cells = sheet.cells.map((cell) => (cell.formula === "B1/A1" ? { ...cell, text: "60.00%", format: "0.00%" } : cell));
  expect(computedCells([{ ...sheet, cells }]).map(({ computed }) => computed)).toEqual([
    { text: "75.00%", formula: "B1/A1", operands: ["B1", "A1"] },
    { text: "10", formula: "SUM(A1:B2)", operands: ["A1", "B1", "A2", "B2"] },
  ]);
});

test("numbers of tables that disagree are left to the rules; typed ones that agree are noted", () => {
  const sheet = sheetOf("表", [1, "=A1*2|2"], [2, 5], [3, "=A3*2|6"], [4, 8], [5, "=A5*2|9"]);
  const notes = formulaNotes(computedCells([sheet]), () => true);
  expect(notes.map(({ at, message }) => [at?.cell, message.includes("一致")])).toEqual([["B4", true]]);
});
