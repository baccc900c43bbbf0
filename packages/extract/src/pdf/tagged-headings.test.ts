import { expect, test } from "vitest";
import { documentOfPages } from "../layout/document-of-pages.ts";
import type { Glyph } from "../layout/page-content.ts";
import { layOutPages } from "../layout/page-layout.ts";
import { mayHaveTaggedHeadings, taggedHeadings } from "./tagged-headings.ts";

const content = (number: number) => ({ type: "content", id: `p12R_mc${number}` });

test.each<[string, unknown, readonly (readonly [number, number])[]]>([
  [
    "a heading and its spans",
    { role: "Root", children: [{ role: "H2", children: [content(0), { role: "Span", children: [content(1)] }] }] },
    [
      [0, 2],
      [1, 2],
    ],
  ],
  ["a paragraph is none", { role: "Root", children: [{ role: "P", children: [content(0)] }] }, []],
  ["no tree", null, []],
])("%s", (_name, tree, levels) => {
  expect([...(taggedHeadings(tree) ?? [])]).toEqual(levels);
});

test.each([
  ["7 0 obj << /Type /StructElem /S /P >> endobj", false],
  ["7 0 obj << /Type /StructElem /S /H2 >> endobj", true],
  ["9 0 obj << /Type /ObjStm >> stream", true],
])("%s: headings may be there: %s", (file, may) => {
  expect(mayHaveTaggedHeadings(new TextEncoder().encode(file))).toBe(may);
});

test("a tree that leads in a circle ends", () => {
  const node: { role: string; children: unknown[] } = { role: "H1", children: [content(3)] };
  node.children.push(node);
  expect([...(taggedHeadings(node) ?? [])]).toEqual([[3, 1]]);
});

/** A line of 10 points, of a heading where a level is given. */
function write(text: string, y: number, heading?: number): Glyph[] {
  return [...text].map((character, at) => ({
    text: character,
    box: [50 + 10 * at, y, 60 + 10 * at, y + 10],
    size: 10,
    angle: 0,
    font: "",
    bold: false,
    ...(heading === undefined ? {} : { heading }),
  }));
}

const TEXT = "项目资金按照预算批复和合同约定拨付，专款专用，未发现截留。";

test.each<[string, number | undefined, readonly string[]]>([
  ["headings of the structure tree have its levels", undefined, ["heading3 项目背景", "paragraph undefined"]],
  ["a tree that calls the text headings is not believed", 1, ["paragraph undefined", "paragraph undefined"]],
])("%s", (_name, textLevel, expected) => {
  const glyphs = [...write("项目背景", 50, 3), ...write(TEXT, 80, textLevel)];
  const page = { number: 1, width: 600, height: 800, rotation: 0 };
  const { blocks } = documentOfPages("application/pdf", layOutPages([{ page, glyphs, rules: [], fills: [], images: [] }]), []);
  expect(blocks.map(({ kind, level, text }) => `${kind}${kind === "heading" ? `${level} ${text}` : ` ${level}`}`)).toEqual(expected);
});
