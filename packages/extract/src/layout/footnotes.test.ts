import type { Box } from "@gouji/document";
import { expect, test } from "vitest";
import { footnoteLines, markedNotes, noteByNote } from "./footnotes.ts";
import type { PrintedLine } from "./text-lines.ts";

const PAGES = [1, 2].map((number) => ({ number, width: 600, height: 800, rotation: 0 }));
const TEXT = 10;

function line(page: number, y: number, text: string, size: number, right = 520): PrintedLine {
  const box: Box = [70, y, right, y + size];
  return { page, text, box, edges: [], size, bold: false, font: "宋体", furniture: false };
}

const notesOf = (lines: readonly PrintedLine[], tableEnd?: number) =>
  [...footnoteLines(PAGES, lines, TEXT, new Map(tableEnd === undefined ? [] : [[1, tableEnd]]))].map(({ text }) => text);

test.each<[string, readonly PrintedLine[], number | undefined, readonly string[]]>([
  ["small print with a mark below the text", [line(1, 600, "正文", 10), line(1, 700, "1 见附表。", 8)], undefined, ["1 见附表。"]],
  ["right below a table, a note of the table", [line(1, 700, "1 见附表。", 8)], 690, []],
  ["apart from the table above, a note of the page", [line(1, 740, "1 见附表。", 8)], 690, ["1 见附表。"]],
  ["with a raised mark, a note of the page wherever", [line(1, 700, "¹见附表。", 8)], 690, ["¹见附表。"]],
  [
    "a note goes on at the foot of the next page",
    [line(1, 600, "正文", 10), line(1, 700, "1 说明，统计", 8), line(2, 600, "正文", 10), line(2, 700, "口径不同。", 8)],
    undefined,
    ["1 说明，统计", "口径不同。"],
  ],
  [
    "after a finished note small print without a mark is text",
    [line(1, 600, "正文", 10), line(1, 700, "1 说明。", 8), line(2, 600, "正文", 10), line(2, 700, "资料来源：某局", 8)],
    undefined,
    ["1 说明。"],
  ],
])("%s", (_name, lines, tableEnd, notes) => {
  expect(notesOf(lines, tableEnd)).toEqual(notes);
});

test("notes are told from each other by marks that count on", () => {
  const lines = ["1 统计口径为", "12 月末数。", "2 见附表。"].map((text, at) => line(1, 700 + 12 * at, text, 8));
  expect(noteByNote([...lines, line(2, 700, "1 另计。", 8)]).map((note) => note.map(({ text }) => text).join(""))).toEqual([
    "1 统计口径为12 月末数。",
    "2 见附表。",
    "1 另计。",
  ]);
});

test("lines from the first raised mark on stand at the foot of a page whatever is above", () => {
  const [page] = PAGES;
  const lines = [line(1, 500, "正文", 10), line(1, 700, "¹说明，", 8), line(1, 712, "口径。", 8)];
  expect(page && markedNotes(page, lines)).toEqual(lines.slice(1));
  expect(page && markedNotes(page, [...lines, line(1, 730, "正文", 10)])).toEqual([]);
});
