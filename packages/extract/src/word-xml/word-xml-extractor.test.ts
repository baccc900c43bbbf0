import type { SourceDocument } from "@gouji/document";
import { expectSoundDocument } from "@gouji/document/testing";
import { expect, test } from "vitest";
import { extract } from "../extract.ts";

// Whole reports in both forms: test/word-variants.test.ts.

async function read(body: string): Promise<SourceDocument> {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="w" xmlns:wx="wx" xmlns:aml="aml"><w:body><wx:sect>${body}</wx:sect></w:body></w:wordDocument>`;
  const result = await extract(new TextEncoder().encode(xml), { fileName: "报告.doc" });
  if (!result.ok) throw new Error(result.error.message);
  expectSoundDocument(result.value);
  return result.value;
}

const outline = ({ blocks }: SourceDocument) => blocks.map(({ kind, text }) => `${kind}:${text}`);
const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
const change = (type: string, inner: string) =>
  `<aml:annotation aml:id="0" w:type="Word.${type}"><aml:content>${inner}</aml:content></aml:annotation>`;

test.each<[string, string, readonly string[]]>([
  [
    "changes as accepted",
    `<w:p>${run("支出")}${change("Deletion", run("80"))}${change("Insertion", run("85"))}</w:p>`,
    ["paragraph:支出85"],
  ],
  [
    "formats that were changed",
    `<w:p><w:pPr>${change("Formatting", '<w:pPr><w:jc w:val="left"/></w:pPr>')}</w:pPr>${run("支出85")}</w:p>`,
    ["paragraph:支出85"],
  ],
  [
    "numbers as they are shown, signs left out",
    `<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><wx:t wx:val="一、"/></w:listPr></w:pPr>${run("概况")}</w:p><w:p><w:pPr><w:listPr><wx:t wx:val="·"/></w:listPr></w:pPr>${run("支出85")}</w:p>`,
    ["heading:一、概况", "paragraph:支出85"],
  ],
  [
    "notes",
    `<w:p>${run("支出85")}<w:r><w:footnote><w:p>${run("含税")}</w:p></w:footnote></w:r></w:p>`,
    ["paragraph:支出85", "footnote:含税"],
  ],
  [
    "running heads",
    `<w:p>${run("支出85")}</w:p><w:sectPr><w:hdr w:type="odd"><w:p>${run("内部")}</w:p></w:hdr></w:sectPr>`,
    ["paragraph:支出85", "furniture:内部"],
  ],
])("the XML of Word 2003: %s", async (_name, body, expected) => {
  expect(outline(await read(body))).toEqual(expected);
});

test("remarks are noted", async () => {
  const { notes } = await read(`<w:p>${run("支出85")}${change("Comment", `<w:p>${run("应为86")}</w:p>`)}</w:p>`);
  expect(notes.map(({ message }) => message)).toEqual(["文中有批注，未读取。"]);
});

test.each([
  ["a package without a part that can be read", "<pkg:package><pkg:part pkg:name='/a'></pkg:package>"],
  ["a tree without a body", "<w:wordDocument></w:wordDocument>"],
  ["a tree that ends in the middle", "<w:wordDocument><w:body><w:p>"],
])("%s is damage", async (_name, xml) => {
  const result = await extract(new TextEncoder().encode(`<?xml version="1.0"?>${xml}`));
  expect(result.ok || result.error.kind).toBe("corrupt");
});
