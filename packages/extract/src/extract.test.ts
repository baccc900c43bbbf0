import { readFileSync } from "node:fs";
import type { FailureKind } from "@gouji/document";
import { strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { cell, docxOf, paragraph, row, table } from "./docx/docx-files.testing.ts";
import { extract } from "./extract.ts";
import type { ExtractLimits } from "./extractor.ts";
import { MESSAGES } from "./failures.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { xlsxOf } from "./xlsx/xlsx-files.testing.ts";

/** A compound file with one directory entry of that name. */
function compoundFile(name: string): Uint8Array {
  const bytes = new Uint8Array(1024);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, sign] of [...name].entries()) bytes.set([sign.charCodeAt(0), 0], 512 + 2 * at);
  bytes[512 + 64] = 2 * (name.length + 1);
  return bytes;
}

const docx = (document: string | Uint8Array) =>
  zipSync({ "word/document.xml": typeof document === "string" ? strToU8(document) : document });
const fixture = (name: string) => new Uint8Array(readFileSync(`fixtures/${name}`));
/** A compound file whose first sector is said to follow the second one, and that the first. */
function looped(name: string): Uint8Array {
  const bytes = Buffer.from(fixture(name));
  const table = (bytes.readInt32LE(76) + 1) * 512;
  bytes.writeInt32LE(1, table);
  bytes.writeInt32LE(0, table + 4);
  return new Uint8Array(bytes);
}
const withPart = (name: string, part: string, bytes: Uint8Array) => zipSync({ ...unzipSync(fixture(name)), [part]: bytes });
const blanks = new Uint8Array(32 * 1024 * 1024).fill(0x20);
const nested = (depth: number): string => (depth === 0 ? paragraph("底") : table([row([cell(nested(depth - 1) + paragraph("层")), "侧"])]));

test.each<[string, Uint8Array, FailureKind, Partial<ExtractLimits>?]>([
  ["no bytes", new Uint8Array(), "empty"],
  ["more bytes than allowed", strToU8("绩效".repeat(100)), "too-large", { maxBytes: 100 }],
  ["a picture", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1]), "unsupported"],
  ["an OpenDocument file", zipSync({ "content.xml": strToU8("<a/>") }), "unsupported"],
  ["a workbook whose sectors lead in a circle", looped("xls/canteen-forms/input.xls"), "corrupt"],
  ["a Word file whose sectors lead in a circle", looped("doc/department-self-evaluation/input.doc"), "corrupt"],
  ["an archive of other things", zipSync({ "a.txt": strToU8("甲") }), "unsupported"],
  ["an encrypted office file", compoundFile("EncryptedPackage"), "encrypted"],
  ["a compound file that only claims to be a Word file", compoundFile("WordDocument"), "corrupt"],
  ["a container cut short", docxOf(paragraph("甲")).subarray(0, 300), "corrupt"],
  ["broken XML", docx("<w:document><w:body><w:p></w:body>"), "corrupt"],
  ["a Word file without body", docx("<document/>"), "corrupt"],
  [
    "entities of the file's own",
    docx('<!DOCTYPE d [<!ENTITY a "甲">]><document><body><p><r><t>&a;</t></r></p></body></document>'),
    "corrupt",
  ],
  ["a part that unpacks a thousandfold", docx(blanks), "too-large"],
  ["parts larger than allowed together", docx(blanks), "too-large", { maxUnpackedBytes: 1_000_000, maxRatio: 1e9 }],
  ["more cells than allowed", docxOf(table(Array.from({ length: 10 }, () => row(["甲", "乙"])))), "too-large", { maxCells: 15 }],
  [
    "more worksheet cells than allowed",
    xlsxOf([{ name: "表", rows: Array.from({ length: 10 }, () => ["甲", 1]) }]),
    "too-large",
    { maxCells: 15 },
  ],
  ...[
    "doc/roads-monitoring/input.doc",
    "xls/canteen-forms/input.xls",
    "html/roads-monitoring/input.html",
    "odd/odd.csv",
    "odd/odd.md",
    "odd/odd.pdf",
    "odd/odd.ofd",
  ].map((name): [string, Uint8Array, FailureKind, Partial<ExtractLimits>] => [
    `more cells than allowed in ${name}`,
    fixture(name),
    "too-large",
    { maxCells: 8 },
  ]),
  [
    "a container of very many parts",
    zipSync(Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [`word/${at}.xml`, new Uint8Array()]))),
    "too-large",
  ],
  ["a workbook with a part that unpacks a thousandfold", withPart("odd/odd.xlsx", "xl/worksheets/sheet1.xml", blanks), "too-large"],
  ["an OFD package with a part that unpacks a thousandfold", withPart("odd/odd.ofd", "Doc_0/Document.xml", blanks), "too-large"],
  ["an OFD package of elements nested without end", withPart("odd/odd.ofd", "Doc_0/Document.xml", strToU8("<a>".repeat(500))), "too-large"],
  ["a Word file of elements nested without end", docx(`<document><body>${"<sdt>".repeat(5_000)}`), "too-large"],
  ["tables nested too deep", docxOf(nested(12)), "too-large", { maxDepth: 4 }],
])("%s: a typed failure that says what to do", async (_name, bytes, kind, limits) => {
  const result = await extract(bytes, { limits: { ...DEFAULT_LIMITS, ...limits } });
  expect(result).toMatchObject({ ok: false, error: { kind, message: expect.stringMatching(/请/u) } });
});

test.each(["ofd/venues-evaluation/input.ofd", "pdf/venues-evaluation/input.pdf"])(
  "of more pages than allowed in %s the first are read, with a note",
  async (name) => {
    const result = await extract(fixture(name), { limits: { ...DEFAULT_LIMITS, maxPages: 1 } });
    expect(result).toMatchObject({
      ok: true,
      value: { pages: [{ number: 1 }], notes: expect.arrayContaining([expect.objectContaining({ kind: "limit-reached" })]) },
    });
  },
);

test("the format is told by content, whatever the name says", async () => {
  const result = await extract(docxOf(paragraph("甲")), { fileName: "报告.pdf" });
  expect(result).toMatchObject({ ok: true, value: { blocks: [{ text: "甲" }] } });
});

test("a web page saved as worksheet is read as web page", async () => {
  const result = await extract(
    strToU8("<html><body><table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table></body></html>"),
    { fileName: "表.xls" },
  );
  expect(result).toMatchObject({ ok: true, value: { mediaType: "text/html", tables: [{ rows: 2, cols: 2 }] } });
});

test("an aborted signal ends reading", async () => {
  expect(await extract(docxOf(paragraph("甲")), { signal: AbortSignal.abort() })).toMatchObject({
    ok: false,
    error: { kind: "timed-out" },
  });
});

const many = (text: string) => text.repeat(50_000);

// Each of these took minutes with a careless pattern.
test.each([
  ["blanks before a closing mark", `# 甲${many(" ")}x\n`],
  ["nothing but stars", `# 甲\n${many("*")}`],
  ["nothing but brackets", `# 甲\n${many("[")}`],
  ["nothing but pipes", `# 甲\n${many("|")}\n${many("-|")}`],
  ["a leader without page number", `一、甲${many(".")}乙\n`],
  ["blanks inside a line", `甲${many(" \t")}乙\n`],
  ["blanks and line ends on a web page", `<html><body><p>甲${many(" ")}${many("\n")}乙</p></body></html>`],
  ["columns without end", `<html><body><table><tr>${"<td colspan=1000>甲</td>".repeat(5_000)}<tr><td>1<td>2</table></body></html>`],
])("%s are read in no time", async (_name, text) => {
  const start = performance.now();
  expect(await extract(strToU8(text))).toMatchObject({ ok: true });
  expect(performance.now() - start).toBeLessThan(5_000);
});

test.each<[string, string, Uint8Array]>([
  ["a text of blanks", "a.txt", strToU8(" \n\t\n")],
  ["a text of nothing but its mark", "a.txt", Uint8Array.of(0xef, 0xbb, 0xbf)],
  ["a page that a script fills", "a.html", strToU8('<html><body><div id="app"></div><script>show("支出5万元")</script></body></html>')],
  ["a Word file without text", "a.docx", docx("<document><body><p/></body></document>")],
])("%s says that no text was found", async (_name, fileName, bytes) => {
  const result = await extract(bytes, { fileName });
  expect(result.ok && result.value.notes.map(({ message }) => message)).toEqual([MESSAGES.silent]);
});
