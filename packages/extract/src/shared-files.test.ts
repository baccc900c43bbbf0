import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { SourceDocument } from "@gouji/document";
import { expectSoundDocument } from "@gouji/document/testing";
import mammoth from "mammoth";
import { expect, test } from "vitest";
import { extract } from "./extract.ts";

// Beside the repository, where it is there; tests run from the root.
const SHARED = `${resolve("../shared")}/`;
const OFFICE = /\.(?:docx|xlsx?|html)$/u;
const present = existsSync(`${SHARED}robustness/expected.json`);

interface Expectation {
  readonly file: string;
  readonly expected: { readonly status: readonly string[]; readonly errorKinds?: readonly string[]; readonly notes?: readonly string[] };
}

interface TruthCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan?: number;
  readonly colSpan?: number;
  readonly text: string;
}

const namesIn = (folder: string, pattern: RegExp) =>
  present ? readdirSync(`${SHARED}${folder}`).filter((name) => pattern.test(name)) : ["(absent)"];
const bytesOf = (path: string) => new Uint8Array(readFileSync(`${SHARED}${path}`));
const squeeze = (text: string) => text.normalize("NFKC").replace(/\s+/gu, "");

async function read(path: string): Promise<SourceDocument> {
  const result = await extract(bytesOf(path), { fileName: path });
  if (!result.ok) throw new Error(result.error.message);
  expectSoundDocument(result.value);
  return result.value;
}

const allText = (document: SourceDocument) => [
  ...document.blocks.map((block) => block.text),
  ...document.tables.flatMap((table) => table.cells.map((cell) => cell.text)),
];

test.skipIf(!present).each(namesIn("robustness", OFFICE))("%s ends as expected", async (name) => {
  const rows: readonly Expectation[] = JSON.parse(readFileSync(`${SHARED}robustness/expected.json`, "utf8"));
  const expected = rows.find((row) => row.file === name)?.expected;
  const result = await extract(bytesOf(`robustness/${name}`), { fileName: name });
  if (result.ok) expectSoundDocument(result.value);
  expect(expected?.status).toContain(result.ok ? "checked" : "failed");
  if (!result.ok) expect(expected?.errorKinds).toContain(result.error.kind);
});

test.skipIf(!present).each([
  ["docx-password.docx", "pass"],
  ["xlsx-password.xlsx", "tika"],
])("%s opens with its password and no other", async (name, password) => {
  const bytes = bytesOf(`robustness/${name}`);
  expect(await extract(bytes, { password })).toMatchObject({ ok: true });
  expect(await extract(bytes, { password: `${password}x` })).toMatchObject({
    ok: false,
    error: { kind: "encrypted", message: expect.stringContaining("不正确") },
  });
});

test.skipIf(!present).each(namesIn("reports", OFFICE))("the tables of %s are those of the truth, cell by cell", async (name) => {
  const stem = name.replace(OFFICE, "");
  const truth: { readonly tables: readonly { readonly cells: readonly TruthCell[] }[] } = JSON.parse(
    readFileSync(`${SHARED}reports/truth/${stem}.tables.json`, "utf8"),
  );
  const plain = (cells: readonly TruthCell[]) =>
    cells
      .filter(({ text }) => text !== "")
      .map(({ row, col, rowSpan = 1, colSpan = 1, text }) => [row, col, rowSpan, colSpan, squeeze(text)].join(" "));
  const document = await read(`reports/${name}`);
  expect(document.tables.map((table) => plain(table.cells))).toEqual(truth.tables.map((table) => plain(table.cells)));
});

test.skipIf(!present).each(namesIn("reports", /\.(?:docx|html)$/u))("the running text of %s is that of the truth", async (name) => {
  const document = await read(`reports/${name}`);
  const text = document.blocks.filter(({ kind }) => kind !== "table" && kind !== "furniture").map((block) => squeeze(block.text));
  const truth = readFileSync(`${SHARED}reports/truth/${name.replace(OFFICE, "")}.txt`, "utf8")
    .split("\n")
    .map(squeeze);
  expect(text).toEqual(truth.filter((line) => line !== ""));
});

test
  .skipIf(!present)
  .each([
    ...namesIn("reports", /\.docx$/u).map((name) => `reports/${name}`),
    ...namesIn("robustness", /\.docx$/u).map((name) => `robustness/${name}`),
  ])("nothing that mammoth reads in %s is missing", async (path) => {
  const result = await extract(bytesOf(path));
  if (!result.ok) return expect(path).toMatch(/password|truncated|fuzz/u);
  const ours = allText(result.value).map(squeeze).join("");
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytesOf(path)) });
  const missing = value
    .split("\n")
    .map(squeeze)
    .filter((line) => !ours.includes(line));
  expect(missing).toEqual([]);
});
