import type { SourceDocument } from "@gouji/document";
import { expectSoundDocument } from "@gouji/document/testing";
import { expect, test } from "vitest";
import { extract } from "../extract.ts";

const FONTS = "{\\fonttbl{\\f0\\froman\\fcharset0 Times;}{\\f1\\fnil\\fcharset134 SimSun;}{\\f2\\fnil\\fcharset2 Wingdings;}}";
const STYLES = "{\\stylesheet{\\ql Normal;}{\\s3\\outlinelevel0 \\'b1\\'ea\\'cc\\'e2 1;}{\\*\\cs10 Default;}}";

async function read(body: string, head = `\\ansi\\ansicpg936\\uc1\\deff0${FONTS}${STYLES}`): Promise<SourceDocument> {
  const result = await extract(new Uint8Array(Buffer.from(`{\\rtf1${head}${body}}`, "latin1")), { fileName: "报告.doc" });
  if (!result.ok) throw new Error(result.error.message);
  expectSoundDocument(result.value);
  return result.value;
}

const outline = ({ blocks }: SourceDocument) => blocks.map(({ kind, level, text }) => `${kind}${level ?? ""}:${text}`);
const grid = ({ tables }: SourceDocument, at = 0) =>
  tables[at]?.cells.map(({ row, col, rowSpan, colSpan, text }) => [row, col, rowSpan, colSpan, text].join(" "));
const field = (instruction: string, result: string) => `{\\field{\\*\\fldinst ${instruction}}{\\fldrslt ${result}}}`;
const box = (data: string) => `{\\field{\\*\\fldinst FORMCHECKBOX {\\*\\formfield{\\fftype1${data}}}}{\\fldrslt }}`;

test.each<[string, string, readonly string[]]>([
  ["bytes of code page 936", "\\'d6\\'a7\\'b3\\'f6 12.5\\'cd\\'f2\\'d4\\'aa\\par", ["paragraph:支出 12.5万元"]],
  ["a character of two bytes of which one is a letter", "\\'81@\\'81A 5\\par", ["paragraph:丂丄 5"]],
  ["Chinese bytes in a Latin font", "{\\f0 \\'d6\\'a7\\'b3\\'f6 5}\\par", ["paragraph:支出 5"]],
  ["Unicode, its substitute left out", "\\u25903\\'3f\\u20986?\\u-3904?5\\par", ["paragraph:支出\uF0C05"]],
  ["Unicode with two bytes for older readers", "\\uc2\\u25903\\'d6\\'a7\\u20986\\'b3\\'f6{\\uc0\\u19975}5\\par", ["paragraph:支出万5"]],
  ["the same text twice, as Unicode at last", "{\\upr{a?}{\\*\\ud{\\u25903?\\u20986?}}}5\\par", ["paragraph:支出5"]],
  ["signs that have words", "1\\endash 2 \\{3\\} 4\\_5\\line 6\\~7\\par", ["paragraph:1–2 {3} 4-5 6\u00a07"]],
  ["hidden and deleted text, which is none", "12{\\v 34}{\\deleted 56}{\\revised 90}{\\strike 78}\\par", ["paragraph:1290 78"]],
  ["a raised digit", "5m{\\super 2}\\par", ["paragraph:5m²"]],
  ["a heading by its style", "\\pard\\s3 A\\par\\pard B\\par", ["heading1:A", "paragraph:B"]],
  [
    "numbers that the writer counted, signs alone left out",
    "{\\listtext\\'d2\\'bb\\'a1\\'a2\\tab}A\\par{\\listtext 1.\\tab}B\\par{\\pntext\\f2\\'6c\\tab}C\\par",
    ["heading1:一、A", "heading2:1. B", "paragraph:C"],
  ],
  ["signs of a font of pictures", "{\\f2\\'fe}A {\\f2\\'a8}B\\par", ["paragraph:☑A □B"]],
  ["the result of a field", `A ${field("REF a", "12.5")}\\par`, ["paragraph:A 12.5"]],
  ["a contents field", `${field("TOC \\\\o", "A\\tab 3\\par B\\tab 5")}\\par`, ["toc:A\t3", "toc:B\t5"]],
  ["boxes to tick", `${box("\\ffres1")}A${box("\\ffres25\\ffdefres1")}B${box("\\ffres0")}C\\par`, ["paragraph:☑A☑B□C"]],
  ["a footnote", "A{\\footnote\\pard 5%\\par} B\\par", ["paragraph:A B", "footnote:5%"]],
  ["a running head", "{\\header\\pard H\\par}A\\par", ["paragraph:A", "furniture:H"]],
  [
    "a text box, once",
    "A{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 7}}{\\shptxt\\pard B 5\\par}}{\\shprslt X}}\\par",
    ["paragraph:A", "paragraph:B 5"],
  ],
  ["a text without an end", "A\\par B", ["paragraph:A", "paragraph:B"]],
  ["binary data", "A{\\pict\\bin4 }}}}}B\\par", ["paragraph:AB"]],
])("%s", async (_name, body, expected) => {
  expect(outline(await read(body))).toEqual(expected);
});

const CELLS = "\\cellx1000\\cellx2000\\cellx3000";

test.each<[string, string, readonly string[]]>([
  [
    "merged cells",
    "\\trowd\\clvmgf\\cellx1000\\cellx3000\\pard\\intbl A\\cell B\\cell\\row\\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl\\cell 1\\cell 2\\cell\\row\\pard A\\par",
    ["0 0 2 1 A", "0 1 1 2 B", "1 1 1 1 1", "1 2 1 1 2"],
  ],
  [
    "cells merged sideways in the older way",
    "\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000\\pard\\intbl A\\cell\\cell 1\\cell\\row\\trowd\\cellx1000\\cellx2000\\cellx3000 B\\cell C\\cell D\\cell\\row\\pard A\\par",
    ["0 0 1 2 A", "0 2 1 1 1", "1 0 1 1 B", "1 1 1 1 C", "1 2 1 1 D"],
  ],
  [
    "paragraphs of a cell",
    `\\trowd${CELLS}\\pard\\intbl A\\par B\\cell 1\\cell 2\\cell\\row\\trowd${CELLS}\\pard\\intbl C\\cell 3\\cell 4\\cell\\row\\pard A\\par`,
    ["0 0 1 1 A\nB", "0 1 1 1 1", "0 2 1 1 2", "1 0 1 1 C", "1 1 1 1 3", "1 2 1 1 4"],
  ],
  [
    "more cells than the row defines",
    "\\trowd\\cellx1000\\pard\\intbl A\\cell 1\\cell\\row\\trowd\\cellx1000\\pard\\intbl B\\cell 2\\cell\\row\\pard A\\par",
    ["0 0 1 1 A", "0 1 1 1 1", "1 0 1 1 B", "1 1 1 1 2"],
  ],
])("a table: %s", async (_name, body, expected) => {
  expect(grid(await read(body))).toEqual(expected);
});

test("a nested table stands behind its outer table, and rows that are to be repeated are the head", async () => {
  const nested =
    "\\pard\\intbl\\itap2 X\\nestcell 5\\nestcell{\\*\\nesttableprops\\trowd\\cellx400\\cellx800\\nestrow}{\\nonesttables\\par}" +
    "\\pard\\intbl\\itap2 Y\\nestcell 6\\nestcell{\\*\\nesttableprops\\trowd\\cellx400\\cellx800\\nestrow}";
  const document = await read(
    `\\trowd\\trhdr\\cellx1000\\cellx2000\\pard\\intbl A\\cell B\\cell\\row\\trowd\\cellx1000\\cellx2000${nested}\\pard\\intbl Z\\cell 1\\cell\\row\\pard A\\par`,
  );
  expect(document.tables[0]?.header).toBe(1);
  expect(grid(document)).toEqual(["0 0 1 1 A", "0 1 1 1 B", "1 0 1 1 Z", "1 1 1 1 1"]);
  expect(grid(document, 1)).toEqual(["0 0 1 1 X", "0 1 1 1 5", "1 0 1 1 Y", "1 1 1 1 6"]);
});

test("what is left out is noted", async () => {
  const picture = "{\\*\\shppict{\\pict\\pngblip 89504e47}}{\\nonshppict{\\pict\\wmetafile8 0100}}";
  const { notes } = await read(`A{\\v B}{\\deleted C}${picture}{\\*\\annotation D}\\par`);
  expect(notes.map(({ kind, message }) => `${kind} ${message}`)).toEqual([
    "hidden-content 文中有隐藏文字，未计入正文。",
    "tracked-changes 文中有未接受的修订，按接受全部修订后的文字读取。",
    "other 文中有 1 处图片或图形，其中的文字未读取。",
    "other 文中有批注，未读取。",
  ]);
});

test.each<[string, string]>([
  ["other Chinese", "{\\rtf1\\ansi\\ansicpg950 \\'b9\\'77\\'ba\\'e2\\par}"],
  ["a font of its own", `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset136 M;}}\\f0 \\'b9\\'77\\'ba\\'e2\\par}`],
])("another code page: %s", async (_name, text) => {
  const result = await extract(new Uint8Array(Buffer.from(text, "latin1")));
  expect(result.ok && outline(result.value)).toEqual(["paragraph:預算"]);
});

test("groups without end are refused", async () => {
  const result = await extract(new TextEncoder().encode(`{\\rtf1${"{".repeat(20_000)}`));
  expect(result.ok || result.error.kind).toBe("too-large");
});
