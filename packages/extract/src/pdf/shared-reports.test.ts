import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Block, type Cell, placeOfRange, type SourceDocument } from "@gouji/document";
import { expectSoundDocument } from "@gouji/document/testing";
import { expect, test } from "vitest";
import { extract } from "../extract.ts";
import type { PageContent } from "../layout/page-content.ts";
import { DEFAULT_LIMITS } from "../limits.ts";
import { openPdfForDrawing } from "./pdfjs.ts";
import { readPdfPages } from "./read-pages.ts";

// Beside the repository, where it is there; tests run from the root.
const SHARED = resolve("../shared");
const present = existsSync(`${SHARED}/reports`);
const PDF_FILES = present ? readdirSync(`${SHARED}/robustness`).filter((name) => name.endsWith(".pdf")) : ["(absent)"];
const REPORTS = [
  "qingyunpu-2023-monitoring",
  "yushui-2022-self-evaluation",
  "huaning-2023-evaluation",
  "suzhou-2023-self-evaluation",
  "xihu-2020-self-evaluation",
];
const FIXTURES = readdirSync("fixtures/pdf");

const bytesOf = (path: string) => new Uint8Array(readFileSync(path));
const squeeze = (text: string) => text.normalize("NFKC").replace(/\s+/gu, "");

async function read(path: string): Promise<SourceDocument> {
  const result = await extract(bytesOf(path));
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const headings = ({ blocks }: SourceDocument) =>
  blocks.filter(({ kind }) => kind === "heading").map(({ level, text }) => `${level} ${squeeze(text)}`);

test.skipIf(!present).each(REPORTS)("%s: the headings of Word, with their levels, and no others", async (name) => {
  const [word, pdf] = [await read(`${SHARED}/reports/${name}.docx`), await read(`${SHARED}/reports/${name}.pdf`)].map(headings);
  const found = new Set(pdf);
  expect(word?.filter((heading) => !found.has(heading))).toEqual([]);
  const texts = new Set(word?.map((heading) => heading.slice(2)));
  expect(pdf?.filter((heading) => !texts.has(heading.slice(2)))).toEqual([]);
});

test.skipIf(!present).each(REPORTS)("%s: at least 99 of 100 paragraphs are those of Word", async (name) => {
  const [word = [], pdf = []] = [await read(`${SHARED}/reports/${name}.docx`), await read(`${SHARED}/reports/${name}.pdf`)].map(
    ({ blocks }) => blocks.filter(({ kind }) => kind !== "furniture" && kind !== "table").map(({ text }) => squeeze(text)),
  );
  const found = new Set(pdf);
  expect(word.filter((text) => found.has(text)).length).toBeGreaterThanOrEqual(0.99 * word.length);
});

/** The characters of the page whose middle is in the box. */
function under(contents: readonly PageContent[], holder: Block | Cell, start: number, end: number): string {
  const { page, box = [0, 0, 0, 0] } = placeOfRange(holder, start, end);
  const glyphs = contents[(page ?? 0) - 1]?.glyphs.filter((glyph) => {
    const [x, y] = [(glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2];
    return glyph.hidden !== true && x > box[0] && x < box[2] && y > box[1] && y < box[3];
  });
  return (glyphs ?? []).map(({ text }) => text).join("");
}

test.each([
  ...FIXTURES.map((name) => `fixtures/pdf/${name}/input.pdf`),
  ...(present ? REPORTS.map((name) => `${SHARED}/reports/${name}.pdf`) : []),
])("%s: under the box of a figure stands the figure", async (path) => {
  const contents: PageContent[] = [];
  for await (const { content } of readPdfPages(bytesOf(path), { limits: DEFAULT_LIMITS })) contents.push(content);
  const document = await read(path);
  const wrong: string[] = [];
  let seen = 0;
  for (const holder of [...document.blocks, ...document.tables.flatMap(({ cells }) => cells)]) {
    for (const match of holder.text.matchAll(/\d[\d,.]*\d|\d/gu)) {
      const [start, end] = [match.index, match.index + match[0].length];
      // A figure that the line's end cuts has two places.
      if (!holder.lines?.some((line) => line.start <= start && end <= line.end && line.edges)) continue;
      seen += 1;
      if (squeeze(under(contents, holder, start, end)) !== match[0]) wrong.push(`${match[0]}: ${under(contents, holder, start, end)}`);
    }
  }
  expect(seen).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});

/** What pdf.js itself says of the text of a page: pieces with their place, y down. A reading that shares nothing with ours but the fonts. */
async function piecesOf(bytes: Uint8Array): Promise<{ text: string; x0: number; x1: number; y: number }[][]> {
  const { document, close } = await openPdfForDrawing(bytes, undefined);
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    pages.push(
      items.flatMap((item) => {
        if (!("str" in item) || item.str.trim() === "") return [];
        const [, , , size = 0, x = 0, y = 0]: readonly number[] = item.transform;
        return [{ text: item.str, x0: x, x1: x + item.width, y: height - y - 0.35 * size }];
      }),
    );
    page.cleanup();
  }
  await close();
  return pages;
}

test.each([
  ...FIXTURES.map((name) => `fixtures/pdf/${name}/input.pdf`),
  ...(present ? REPORTS.map((name) => `${SHARED}/reports/${name}.pdf`) : []),
])("%s: pdf.js too sees the figure under its box", async (path) => {
  const pages = await piecesOf(bytesOf(path));
  const document = await read(path);
  const wrong: string[] = [];
  let seen = 0;
  for (const holder of [...document.blocks, ...document.tables.flatMap(({ cells }) => cells)]) {
    for (const match of holder.text.matchAll(/\d[\d,.]*\d|\d/gu)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (!holder.lines?.some((line) => line.start <= start && end <= line.end && line.edges)) continue;
      seen += 1;
      const { page, box = [0, 0, 0, 0] } = placeOfRange(holder, start, end);
      const under = (pages[(page ?? 0) - 1] ?? [])
        .filter(({ x0, x1, y }) => y > box[1] && y < box[3] && x1 > box[0] + 0.5 && x0 < box[2] - 0.5)
        .sort((a, b) => a.x0 - b.x0)
        .map(({ text }) => text);
      if (!squeeze(under.join("")).includes(match[0])) wrong.push(`${match[0]}: ${under.join("")}`);
    }
  }
  expect(seen).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});

interface Expectation {
  readonly file: string;
  readonly expected: { readonly status: readonly string[]; readonly errorKinds?: readonly string[] };
}

test.skipIf(!present).each(PDF_FILES)("%s ends as expected", { timeout: 30_000 }, async (name) => {
  const rows: readonly Expectation[] = JSON.parse(readFileSync(`${SHARED}/robustness/expected.json`, "utf8"));
  const expected = rows.find((row) => row.file === name)?.expected;
  const result = await extract(bytesOf(`${SHARED}/robustness/${name}`), { fileName: name });
  if (result.ok) expectSoundDocument(result.value);
  expect(expected?.status).toContain(result.ok ? "checked" : "failed");
  if (!result.ok) expect(expected?.errorKinds).toContain(result.error.kind);
});
