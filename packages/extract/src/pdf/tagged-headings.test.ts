import { expect, test } from "vitest";
import { documentOfPages } from "../layout/document-of-pages.ts";
import type { Glyph } from "../layout/page-content.ts";
import { layOutPages } from "../layout/page-layout.ts";
import { plainTaggedHeadings, taggedHeadings } from "./tagged-headings.ts";

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

const ROOT = "1 0 obj << /Type /StructTreeRoot >> endobj ";
const heading = (content: string) => `${ROOT}7 0 obj << /Type /StructElem /S /H2 /P 6 0 R ${content} >> endobj `;

test.each<[string, string, readonly string[] | undefined]>([
  ["no tree", "7 0 obj << /S /P >> endobj", []],
  ["paragraphs only", `${ROOT}7 0 obj << /Type /StructElem /S /P /Pg 3 0 R /K 0 >> endobj`, []],
  ["marked content of the heading", heading("/Pg 3 0 R /K 3"), ["page 3, content 3: 2"]],
  ["content without a page", heading("/K 3"), []],
  [
    "content of another page",
    heading("/Pg 3 0 R /K [0 << /Type /MCR /Pg 4 0 R /MCID 2 >>]"),
    ["page 4, content 2: 2", "page 3, content 0: 2"],
  ],
  ["a span", `${heading("/K 8 0 R")}8 0 obj << /S /Span /P 7 0 R /Pg 5 0 R /K 1 >> endobj`, ["page 5, content 1: 2"]],
  ["a list written apart", `${heading("/Pg 3 0 R /K 9 0 R")}9 0 obj [4 5] endobj`, ["page 3, content 4: 2", "page 3, content 5: 2"]],
  [
    "a list of spans",
    `${heading("/K 9 0 R")}8 0 obj << /P 7 0 R /Pg 5 0 R /K 1 >> endobj 9 0 obj [8 0 R] endobj`,
    ["page 5, content 1: 2"],
  ],
  [
    "a heading inside a heading",
    `${heading("/Pg 3 0 R /K [0 8 0 R]")}8 0 obj << /S /H3 /Pg 3 0 R /K 1 >> endobj`,
    ["page 3, content 0: 2", "page 3, content 1: 3"],
  ],
  ["spans that lead in a circle", `${heading("/K [8 0 R]")}8 0 obj << /S /Span /Pg 5 0 R /K [8 0 R 7 0 R] >> endobj`, undefined],
  ["two versions of a span", `${heading("/K 8 0 R")}8 0 obj << /Pg 5 0 R >> endobj 8 0 obj << /Pg 6 0 R >> endobj`, undefined],
  ["a span that is not there", `${heading("/K 8 0 R")}18 0 obj << /Pg 5 0 R >> endobj`, undefined],
  [
    "the letters of a heading among data",
    `${heading("/Pg 3 0 R /K 3")}9 0 obj << >> stream /H1 endstream endobj`,
    ["page 3, content 3: 2"],
  ],
  ["a role that stands for a heading", `${ROOT}2 0 obj << /RoleMap << /标题 /H1 >> >> endobj`, undefined],
  ["a tree in object streams", "9 0 obj << /Type /ObjStm >> stream", undefined],
])("headings of a plain tree: %s", (_name, file, expected) => {
  const found = plainTaggedHeadings(new TextEncoder().encode(file));
  const rows = [...(found ?? [])].flatMap(([page, levels]) =>
    [...levels].map(([content, level]) => `page ${page}, content ${content}: ${level}`),
  );
  expect(found && rows).toEqual(expected);
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
