import { expect, test } from "vitest";
import { hideFontPrograms } from "./hide-font-programs.ts";

const DESCRIPTOR = "5 0 obj << /Type /FontDescriptor /FontName /A /FontFile2 9 0 R >> endobj ";
const SIMPLE = "6 0 obj << /Type /Font /Subtype /TrueType /ToUnicode 8 0 R /FontDescriptor 5 0 R >> endobj ";
const UNTOLD = "7 0 obj << /Type /Font /Subtype /TrueType /Encoding /WinAnsiEncoding /FontDescriptor 5 0 R >> endobj ";
const CID = "6 0 obj << /Type /Font /Subtype /CIDFontType2 /FontDescriptor 5 0 R >> endobj ";
const composite = (more: string) => `7 0 obj << /Type /Font /Subtype /Type0 /DescendantFonts [6 0 R] ${more} >> endobj `;

test.each([
  ["a font with a ToUnicode table", DESCRIPTOR + SIMPLE, true],
  ["a font without one", DESCRIPTOR + UNTOLD, false],
  ["one program for a font with and a font without", DESCRIPTOR + SIMPLE + UNTOLD, false],
  ["a composite font with a ToUnicode table", `${composite("/Encoding /Identity-H /ToUnicode 8 0 R")}${CID}${DESCRIPTOR}`, true],
  ["a composite font without one", `${composite("/Encoding /Identity-H")}${CID}${DESCRIPTOR}`, false],
  ["a table that is only named", `${composite("/Encoding /Identity-H /ToUnicode /Identity-H")}${CID}${DESCRIPTOR}`, false],
  ["vertical writing", `${composite("/Encoding /Identity-V /ToUnicode 8 0 R")}${CID}${DESCRIPTOR}`, false],
  ["a font that cannot be told where it ends", `${DESCRIPTOR}${SIMPLE}12 0 obj << /FontDescriptor 5 0 R`, false],
])("%s", (_name, file, hidden) => {
  const bytes = new TextEncoder().encode(file);
  hideFontPrograms(bytes);
  expect(new TextDecoder().decode(bytes)).toBe(hidden ? file.replace("/FontFile2", "/FontFilX2") : file);
});

const TYPE3 = "6 0 obj << /Type /Font /Subtype /Type3 /ToUnicode 8 0 R /CharProcs <</g0 1 0 R /gA 2 0 R>> /Widths [1 2] >> endobj ";

test.each<[string, string, boolean, string?]>([
  ["glyph programs of a Type 3 font with a ToUnicode table", TYPE3, true],
  ["names that number the glyphs", TYPE3.replace(/(?=\/CharProcs)/, "/Encoding <</Differences [0 /g0 /gA /g1F]>> "), true, "/g0 /gA /g1F"],
  ["names that tell characters", TYPE3.replace(/(?=\/CharProcs)/, "/Encoding <</Differences [0 /g0 /A]>> "), true],
  ["names of which some may tell characters", TYPE3.replace(/(?=\/CharProcs)/, "/Encoding <</Differences [0 /g0 /g4E00]>> "), true],
  ["those of a font without one", TYPE3.replace("/ToUnicode 8 0 R", ""), false],
  ["an entry that is not a list of references", TYPE3.replace("2 0 R", "<< >>"), false],
  ["an entry of another font", TYPE3.replace("Type3", "Type1"), false],
])("%s", (_name, file, hidden, names = "") => {
  const bytes = new TextEncoder().encode(file);
  hideFontPrograms(bytes);
  const lists = hidden ? ["/g0 1 0 R /gA 2 0 R", names] : [];
  const expected = lists.reduce((text, list) => text.replace(list, " ".repeat(list.length)), file);
  expect(new TextDecoder().decode(bytes)).toBe(expected);
});

test("a file full of font entries is left as it is, at once", () => {
  const bytes = new TextEncoder().encode(SIMPLE.repeat(20_000) + DESCRIPTOR);
  const started = performance.now();
  hideFontPrograms(bytes);
  expect(new TextDecoder().decode(bytes)).not.toContain("FontFilX");
  expect(performance.now() - started).toBeLessThan(5_000);
});
