import { expect, test } from "vitest";
import type { GreyImage } from "./grey-image.ts";
import { inkOf } from "./grey-image.ts";
import { inkLines } from "./image-rules.ts";
import type { OcrEngine, RecognisedText } from "./ocr-engine.ts";
import { readScan } from "./read-scan.ts";
import { recogniseWords } from "./recognise-words.ts";
import { skewAngle } from "./skew-angle.ts";

const WHITE = 255;

function blank(width: number, height: number): GreyImage {
  return { width, height, values: new Uint8Array(width * height).fill(WHITE) };
}

function ink(image: GreyImage, x0: number, y0: number, x1: number, y1: number): void {
  for (let y = y0; y < y1; y += 1) for (let x = x0; x < x1; x += 1) image.values[y * image.width + x] = 0;
}

/** Lines of print: rows of small blocks, turned clockwise. */
function printed(degrees: number): GreyImage {
  const image = blank(900, 700);
  const slope = Math.tan((degrees * Math.PI) / 180);
  for (let line = 60; line < 640; line += 40) {
    for (let x = 80; x < 820; x += 24) {
      const y = Math.round(line + slope * x);
      ink(image, x, y, x + 18, y + 18);
    }
  }
  return image;
}

const MEASURES = { minLength: 50, maxThickness: 9, maxGap: 3 };

test.each([0, 0.3, -0.3, 1, -1.7])("a page turned by %d degrees is seen to be", (degrees) => {
  expect(skewAngle(printed(degrees))).toBeCloseTo(degrees, 1);
});

test("an empty page has no skew", () => expect(skewAngle(blank(300, 300))).toBe(0));

test("a grid is found, strokes of print and filled areas are not", () => {
  const image = blank(600, 400);
  for (const y of [50, 150, 250]) ink(image, 50, y, 551, y + 2);
  for (const x of [50, 300, 549]) ink(image, x, 50, x + 2, 252);
  ink(image, 100, 300, 180, 340);
  const lines = inkLines(image, inkOf(image), MEASURES);
  expect(lines.filter(({ direction }) => direction === "horizontal").map(({ near }) => near)).toEqual([50, 150, 250]);
  expect(lines.filter(({ direction }) => direction === "vertical").map(({ near }) => near)).toEqual([50, 300, 549]);
});

/** Answers the first call with `first`, later ones with `later`. */
function engineOf(first: RecognisedText[], later: RecognisedText[][]): OcrEngine {
  const answers = [first, ...later];
  return { recognise: async () => answers.shift() ?? [], close: async () => {} };
}

const word = (text: string, x: number, width: number): RecognisedText => ({ text, x, y: 100, width, height: 30, confidence: 0.9 });

test("a text over a ruling line is read again on both sides", async () => {
  const image = blank(600, 300);
  const line = { direction: "vertical" as const, from: 0, to: 299, near: 200, far: 202 };
  const engine = engineOf([word("金额12", 150, 110)], [[{ ...word("金额", 12, 40), y: 12 }], [{ ...word("12", 12, 40), y: 12 }]]);
  const words = await recogniseWords(image, [line], engine);
  expect(words.map(({ text, x }) => [text, x])).toEqual([
    ["金额", 150],
    ["12", 203],
  ]);
});

test.each([
  ["1.200.00", "1,200.00"],
  ["91,799.801.60", "91,799,801.60"],
  ["91,799,801,60", "91,799,801.60"],
  ["93，409,520.08 元", "93,409,520.08 元"],
  ["96.87%", "96.87%"],
  ["3.6", "3.6"],
])("%s is read as %s", async (text, expected) => {
  const [read] = await recogniseWords(blank(600, 300), [], engineOf([word(text, 100, 100)], []));
  expect(read?.text).toBe(expected);
});

test("characters share the width of their text, in points of the page", async () => {
  const picture = { width: 1000, height: 500, data: new Uint8ClampedArray(1000 * 500 * 4).fill(255) };
  const engine = engineOf([word("支出5", 100, 255)], []);
  const { glyphs } = await readScan(picture, { number: 1, width: 500, height: 250, rotation: 0 }, engine);
  expect(glyphs.map(({ text, box, confidence }) => [text, Math.round(box[0]), Math.round(box[2]), confidence])).toEqual([
    ["支", 50, 100, 0.9],
    ["出", 100, 150, 0.9],
    ["5", 150, 178, 0.9],
  ]);
});
