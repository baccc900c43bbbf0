import { expect, test } from "vitest";
import { extract } from "../../../packages/extract/src/index.ts";
import { docxOf } from "./docx-print.ts";
import { htmlOf } from "./html-print.ts";
import { inventPrint, SCENARIOS } from "./invent-prints.ts";
import type { Print } from "./print-model.ts";

/** Before they are printed, our readers of Word files and web pages see the tables that the prints are scored against. */
test.each(
  Object.entries(SCENARIOS).flatMap(([kind, { producers }]) =>
    producers.filter((one) => one !== "calc").map((one) => [kind, one] as const),
  ),
)("%s, %s: the file holds its tables", async (kind, producer) => {
  const print = inventPrint(kind, producer, 7);
  const bytes = producer === "writer" ? docxOf(print) : new TextEncoder().encode(htmlOf(print));
  const result = await extract(bytes, { fileName: producer === "writer" ? "print.docx" : "print.html" });
  if (!result.ok) throw new Error(result.error.message);
  const told = (cells: readonly { row: number; col: number; rowSpan: number; colSpan: number; text: string }[]) =>
    cells
      .filter(({ text }) => text.trim() !== "")
      .map(({ row, col, rowSpan, colSpan, text }) => `${row}.${col} ${rowSpan}x${colSpan} ${text.replace(/\s/gu, "")}`);
  const found = new Set(result.value.tables.flatMap(({ cells }) => told(cells)));
  expect(tablesOf(print).flatMap((cells) => told(cells).filter((cell) => !found.has(cell)))).toEqual([]);
});

const tablesOf = (print: Print) =>
  print.blocks.flatMap((block) => (block.kind === "table" ? [block.model.cells, ...(block.beside ? [block.beside.cells] : [])] : []));

test("a seed gives the same print each time", () => {
  expect(docxOf(inventPrint("three-line", "writer", 3))).toEqual(docxOf(inventPrint("three-line", "writer", 3)));
});
