import { expect, test } from "vitest";
import type { Glyph } from "./page-content.ts";
import { layOutPage } from "./page-layout.ts";

/** Characters of 10 points on a line whose foot is at 100; raised ones are of 6 points and stand 4 points higher. */
function write(text: string, x: number, raised = false): Glyph[] {
  const [size, foot] = raised ? [6, 96] : [10, 100];
  return [...text].map((character, at) => ({
    text: character,
    box: [x + at * size, foot - size, x + (at + 1) * size, foot],
    size,
    angle: 0,
    font: "",
    bold: false,
  }));
}

const linesOf = (glyphs: readonly Glyph[]) => {
  const page = { number: 1, width: 600, height: 800, rotation: 0 };
  return layOutPage({ page, glyphs, rules: [], fills: [], images: [] }).outside.map(({ text }) => text);
};

test.each<[string, readonly Glyph[], readonly string[]]>([
  ["the mark of a note is no digit of the figure", [...write("12.5", 50), ...write("1", 90, true), ...write("万元", 96)], ["12.5¹万元"]],
  ["an exponent", [...write("85m", 50), ...write("2", 80, true)], ["85m²"]],
  ["a mark in brackets", [...write("决算", 50), ...write("[2]", 70, true), ...write("。", 88)], ["决算[²]。"]],
  ["a mark before its note", [...write("12", 50, true), ...write("见附表。", 65)], ["¹²见附表。"]],
  ["small print on the line is none", [...write("12.5", 50), ...write("1", 90).map((glyph) => ({ ...glyph, size: 6 }))], ["12.51"]],
])("%s", (_name, glyphs, lines) => {
  expect(linesOf(glyphs)).toEqual(lines);
});
