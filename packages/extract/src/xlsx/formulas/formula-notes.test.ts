import { expect, test } from "vitest";
import type { Sheet } from "../open-workbook.ts";
import { addressOf } from "../region-items.ts";
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

const cellsOf = (...sheets: readonly Sheet[]) =>
  formulaNotes(sheets).map(({ at, message }) => `${at?.cell ?? ""} ${/按现有|按公式应得|一致/u.exec(message)?.[0] ?? ""}`);

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
  const notes = formulaNotes([sheetOf("表", ...rows)]);
  expect(notes).toHaveLength(21);
  expect(notes.at(-1)?.message).toContain("30 处");
});

test("formulas over everything, from everywhere, take no time", () => {
  const rows = Array.from({ length: 20_000 }, () => [1, "=SUM(A1:A1048576)|1"]);
  // The thread's own time: a busy machine makes no test fail.
  const started = process.threadCpuUsage().user;
  formulaNotes([sheetOf("表", ...rows)]);
  expect(process.threadCpuUsage().user - started).toBeLessThan(5_000_000);
});
