import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { extract } from "../extract.ts";
import type { Glyph, PageContent } from "../layout/page-content.ts";
import type { ScanReader } from "../ocr/scan-reader.ts";
import { whyUnread } from "./why-unread.ts";

const PAGE = { number: 1, width: 600, height: 800, rotation: 0 };

function glyph(text: string, more: Partial<Glyph> = {}): Glyph {
  return { text, box: [0, 0, 10, 10], size: 10, angle: 0, font: "", bold: false, ...more };
}

function pageOf(text: string, picture: number | undefined, more: Partial<Glyph> = {}): PageContent {
  const images = picture === undefined ? [] : [{ box: [0, 0, 600, 800 * picture] as const }];
  return { page: PAGE, glyphs: [...text].map((character) => glyph(character, more)), rules: [], fills: [], images };
}

const STRIPS = [0, 200, 400, 600].map((y) => ({ box: [0, y, 600, y + 200] as const }));
const LONG = "本年度项目预算执行率为百分之九十六点八七，各项绩效指标均已完成年初设定的目标值。";

test.each<[string, PageContent, string | undefined]>([
  ["text", pageOf(LONG, undefined), undefined],
  ["text with a picture", pageOf(LONG, 0.9), undefined],
  ["nothing", pageOf("", undefined), undefined],
  ["a picture", pageOf("", 1), "scan"],
  ["a picture with hidden text of another recognition", pageOf(LONG, 1, { hidden: true }), "scan"],
  ["a picture with a page number printed on it", pageOf("第12页", 1), "scan"],
  ["a picture in strips with a page number printed on it", { ...pageOf("第12页", undefined), images: STRIPS }, "scan"],
  ["a short text beside a small picture", pageOf("第12页", 0.3), undefined],
  ["characters of unknown meaning", pageOf(LONG.replaceAll("项", "\uE012"), undefined), "garbled"],
  ["one sign from a font of symbols", pageOf(`${LONG.repeat(3)}\uF0B7`, undefined), undefined],
])("a page of %s", (_name, content, expected) => {
  expect(whyUnread(content)).toBe(expected);
});

/** Reads a line of text from every page, the later pages sooner; those of `broken` cannot be read. */
function lineReader(started: number[], broken: readonly number[] = []): ScanReader {
  return {
    atATime: 2,
    async read(picture, page) {
      started.push(page.number);
      expect(picture.width).toBeGreaterThan(1000);
      if (page.number === 1) await new Promise((resolve) => setImmediate(resolve));
      if (broken.includes(page.number)) throw new Error("no memory");
      const glyphs = [...`第${page.number}页读出`].map((text, at) =>
        glyph(text, { box: [100 + 10 * at, 300, 110 + 10 * at, 310], confidence: 0.99 }),
      );
      return { page, glyphs, rules: [], fills: [], images: [] };
    },
    close: async () => {},
  };
}

const SCAN = new Uint8Array(readFileSync("fixtures/scan/venues-evaluation/input.pdf"));

test("scanned pages are read beside each other and stay in order among the others", async () => {
  const started: number[] = [];
  let announced = 0;
  const result = await extract(SCAN, { scanReader: lineReader(started), onScannedPage: () => (announced += 1) });
  if (!result.ok) throw new Error(result.error.message);
  expect(started).toEqual([1, 3]);
  expect(announced).toBe(2);
  const read = result.value.blocks.filter(({ text }) => text.includes("页读出")).map(({ text }) => text);
  expect(read).toEqual(["第1页读出", "第3页读出"]);
  expect(result.value.blocks.find(({ text }) => text.includes("第1页读出"))?.at.page).toBe(1);
});

test("a scanned page that fails is a note, and the others are read", async () => {
  const result = await extract(SCAN, { scanReader: lineReader([], [3]) });
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.notes.map(({ kind, at }) => `${kind} ${at?.page}`)).toEqual(["scanned-page 1", "unreadable-page 3"]);
  expect(result.value.blocks.some(({ text }) => text.includes("第1页读出"))).toBe(true);
});

test("a page whose characters cannot be told is drawn and recognised", async () => {
  // The codes of the page's characters lie in the private area of the font.
  const odd = new TextDecoder("latin1")
    .decode(readFileSync("fixtures/pdf/roads-monitoring/input.pdf"))
    .replace(/<[0-9a-f]{4,}> Tj/gu, (shown) => shown.replace(/[0-9a-f]{4}/gu, (code) => (code > "4e00" ? `e${code.slice(1)}` : code)));
  const bytes = Uint8Array.from(odd, (character) => character.charCodeAt(0));
  const started: number[] = [];
  const result = await extract(bytes, { scanReader: lineReader(started) });
  if (!result.ok) throw new Error(result.error.message);
  expect(started).toEqual([1]);
  expect(result.value.blocks.some(({ text }) => text.includes("第1页读出"))).toBe(true);
  const without = await extract(bytes);
  expect(without.ok && without.value.notes.map(({ kind }) => kind)).toEqual(["garbled-text"]);
});
