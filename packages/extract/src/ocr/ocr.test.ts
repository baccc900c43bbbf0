import { expect, test } from "vitest";
import type { Area } from "./area.ts";
import { dotLeaders, isDotted } from "./dot-leaders.ts";
import { blank, ink, WHITE } from "./drawn.testing.ts";
import { glyphsOfLine } from "./glyphs-of-line.ts";
import { type GreyImage, inkOf, quarterTurned, resized } from "./grey-image.ts";
import { type InkLine, inkLines } from "./image-rules.ts";
import { inkMarks } from "./ink-marks.ts";
import type { OcrEngine, ReadCharacter } from "./ocr-engine.ts";
import { printLines } from "./print-lines.ts";
import { readPrint } from "./read-print.ts";
import { readScan } from "./read-scan.ts";
import { repairedAmounts } from "./repaired-amounts.ts";
import { repairedLimits } from "./repaired-limits.ts";
import { skewAngle } from "./skew-angle.ts";
import { unreadInk } from "./unread-ink.ts";

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

test("a grid is found; strokes of print, filled areas and short lines that meet nothing are not", () => {
  const image = blank(600, 400);
  for (const y of [50, 150, 250]) ink(image, 50, y, 551, y + 2);
  for (const x of [50, 300, 549]) ink(image, x, 50, x + 2, 252);
  // A short ruling line between two others, and the feet of some 2s.
  ink(image, 50, 200, 302, 202);
  ink(image, 350, 190, 430, 192);
  ink(image, 100, 300, 180, 340);
  const lines = inkLines(image, inkOf(image), MEASURES);
  expect(lines.filter(({ direction }) => direction === "horizontal").map(({ near }) => near)).toEqual([50, 150, 200, 250]);
  expect(lines.filter(({ direction }) => direction === "vertical").map(({ near }) => near)).toEqual([50, 300, 549]);
});

test("ink that touches is one mark", () => {
  const image = blank(100, 60);
  ink(image, 10, 10, 20, 12);
  ink(image, 20, 12, 30, 30);
  ink(image, 50, 10, 54, 14);
  expect(inkMarks(inkOf(image), 100, 60)).toEqual([
    { x: 10, y: 10, width: 20, height: 20, ink: 200 },
    { x: 50, y: 10, width: 4, height: 4, ink: 16 },
  ]);
});

test("a picture made smaller and larger again keeps its grey", () => {
  const image = blank(40, 20);
  ink(image, 0, 0, 20, 20);
  const half = resized(image, 20, 10);
  expect([half.values[2], half.values[17]]).toEqual([0, WHITE]);
  expect(resized(half, 40, 20).values[3]).toBe(0);
});

/** Marks as of characters: squares of 20 pixels at these places. */
const marksAt = (...places: (readonly [x: number, y: number])[]) => places.map(([x, y]) => ({ x, y, width: 20, height: 20, ink: 300 }));
const area = (x: number, y: number, width: number, height: number): Area => ({ x, y, width, height });
const across = (x: number) => ({ direction: "vertical" as const, from: 0, to: 500, near: x, far: x + 2 });

test.each<[string, Area[], ReturnType<typeof marksAt>, ReturnType<typeof across>[], number[][]]>([
  ["is drawn tight around its ink", [area(95, 95, 60, 34)], marksAt([100, 100], [125, 100]), [], [[100, 100, 45, 20]]],
  [
    "is cut at a ruling line",
    [area(95, 95, 80, 34)],
    marksAt([100, 100], [145, 100]),
    [across(130)],
    [
      [100, 100, 20, 20],
      [145, 100, 20, 20],
    ],
  ],
  ["takes in a character that was left out", [area(95, 95, 30, 34)], marksAt([100, 100], [126, 100]), [], [[100, 100, 46, 20]]],
  [
    "takes in none behind a ruling line",
    [area(95, 95, 22, 34)],
    marksAt([100, 100], [130, 100]),
    [across(123)],
    [
      [100, 100, 20, 20],
      [130, 100, 20, 20],
    ],
  ],
  ["is found by its ink alone: a lone 4 in a cell", [], marksAt([300, 200]), [], [[300, 200, 20, 20]]],
  [
    "holds the part of a character over which the area beside it reaches",
    [area(95, 91, 60, 34), area(130, 96, 80, 28)],
    [...marksAt([100, 100], [180, 100]), { x: 130, y: 100, width: 10, height: 20, ink: 100 }],
    [],
    [
      [100, 100, 40, 20],
      [180, 100, 20, 20],
    ],
  ],
  [
    "is one with a character of its own area close by",
    [area(95, 95, 50, 30), area(140, 95, 28, 28)],
    marksAt([100, 100], [122, 100], [144, 100]),
    [],
    [[100, 100, 64, 20]],
  ],
  [
    "is one of two in an area",
    [area(95, 95, 30, 60), area(300, 95, 30, 28), area(400, 95, 30, 28)],
    marksAt([100, 100], [100, 126]),
    [],
    [
      [100, 100, 20, 20],
      [100, 126, 20, 20],
    ],
  ],
])("a line of print %s", (_name, detected, marks, rules, expected) => {
  const lines = printLines(detected, marks, rules);
  expect(lines.map(({ x, y, width, height }) => [x, y, width, height]).sort((a, b) => (a[1] ?? 0) - (b[1] ?? 0))).toEqual(expected);
});

test("a row of even dots is a leader; dust is none", () => {
  const dot = (x: number, y: number) => area(x, y, 3, 3);
  const leader = Array.from({ length: 20 }, (_, at) => dot(200 + 10 * at, 300 + (at % 2)));
  const dust = [3, 17, 19, 44, 49, 77, 78, 100, 119].map((x) => dot(x, 100));
  expect(dotLeaders([...leader, ...dust])).toEqual([area(200, 300, 193, 4)]);
});

test("dots that run into each other are no ruling line, unless another line meets them", () => {
  const image = blank(400, 100);
  ink(image, 50, 50, 350, 53);
  const solid: InkLine = { direction: "horizontal", from: 50, to: 349, near: 50, far: 52 };
  for (let x = 50; x < 350; x += 8) for (let y = 80; y < 83; y += 1) image.values.fill(90, 400 * y + x, 400 * y + x + 4);
  for (let x = 54; x < 350; x += 8) for (let y = 80; y < 83; y += 1) image.values.fill(170, 400 * y + x, 400 * y + x + 4);
  const dots = { ...solid, near: 80, far: 82 };
  const meeting: InkLine = { direction: "vertical", from: 20, to: 95, near: 50, far: 52 };
  expect([isDotted(image, solid, []), isDotted(image, dots, []), isDotted(image, dots, [meeting])]).toEqual([false, true, false]);
});

/** Characters side by side, 20 pixels each. */
const characters = (text: string, confidence = 0.99): ReadCharacter[] =>
  [...text].map((character, at) => ({ text: character, x: 110 + 20 * at, confidence }));
const textOf = (read: readonly ReadCharacter[]) => read.map(({ text }) => text).join("");

test.each([
  ["1.200.00", "1,200.00"],
  ["91,799.801.60", "91,799,801.60"],
  ["91,799,801,60", "91,799,801.60"],
  ["93，409,520.08 元", "93,409,520.08 元"],
  ["63,270,35231", "63,270,352.31"],
  ["1,204,58元", "1,204.58元"],
  ["96.87%", "96.87%"],
  ["3.6", "3.6"],
  ["18,500", "18,500"],
  ["2023,12345", "2023,12345"],
  ["1.2.3456", "1.2.3456"],
  ["国发〔1999】44号", "国发〔1999〕44号"],
  ["云财〔2021)7 号", "云财〔2021〕7 号"],
  ["（2018）26号", "（2018）26号"],
  ["表（2018]", "表（2018]"],
  ["-27=", "-27-"],
  ["=27", "=27"],
])("%s is read as %s", (text, expected) => {
  expect(textOf(repairedAmounts(characters(text)))).toBe(expected);
});

test("a decimal point that was not seen is doubtful", () => {
  expect(repairedAmounts(characters("63,270,35231")).map(({ confidence }) => confidence < 0.9)).toEqual(
    [..."63,270,352.31"].map((character) => character === "."),
  );
});

test.each<[string, string, number, number, string]>([
  ["a 2 that is lower than the digits behind it is the limit sign ≥", "295%", 0.6, 16, "≥95%"],
  ["a 2 as high as they are stays", "295%", 0.6, 20, "295%"],
  ["a 2 of which the recognition is sure stays", "295%", 0.98, 16, "295%"],
])("%s", (_name, text, confidence, height, expected) => {
  const marks = [...text].map((_character, at) => ({
    x: 102 + 20 * at,
    y: at === 0 ? 120 - height : 100,
    width: 14,
    height: at === 0 ? height : 20,
    ink: 200,
  }));
  const read = characters(text).map((character, at) => (at === 0 ? { ...character, confidence } : character));
  expect(textOf(repairedLimits({ ...area(100, 100, 80, 20), marks }, read))).toBe(expected);
});

/** Answers one line with these readings, one after the other. */
function engineOf(...answers: ReadCharacter[][]): OcrEngine {
  return { findLines: async () => [area(100, 100, 200, 30)], readLine: async () => answers.shift() ?? [], close: async () => {} };
}

test.each<[string, ReadCharacter[][], string, string]>([
  ["sure of it: once", [characters("12.5", 0.99), characters("99.9", 0.99)], "12.5", ""],
  ["not sure of words: once", [characters("目标", 0.5), characters("自标", 0.5)], "目标", "目标"],
  ["not sure, the same again: surer", [characters("12.5", 0.8), characters("12.5", 0.8)], "12.5", ""],
  [
    "not sure, another digit, two against one: surer",
    [characters("12.5", 0.8), characters("12.6", 0.7), characters("12.5", 0.9)],
    "12.5",
    "",
  ],
  [
    "not sure, without its last digit, two against one: surer",
    [characters("12.5", 0.8), characters("12.", 0.85), characters("12.5", 0.9)],
    "12.5",
    "",
  ],
  ["not sure, a digit more: doubtful", [characters("12.5", 0.9), characters("112.5", 0.8), []], "12.5", "2"],
  ["not sure, a digit more at the end: doubtful", [characters("12.5", 0.9), characters("12.50", 0.8), []], "12.5", "5"],
  ["the surer one of two", [characters("12.5", 0.6), characters("12.6", 0.9), []], "12.6", "6"],
])("a line is read while the recognition is %s", async (_name, readings, text, doubtful) => {
  const read = await readPrint(blank(400, 200), { ...area(100, 100, 200, 20), marks: [] }, engineOf(...readings));
  expect(textOf(read)).toBe(text);
  expect(textOf(read.filter(({ confidence }) => confidence < 0.9))).toBe(doubtful);
});

test.each<[string, string, number, string]>([
  ["⑤ read as ③", "5", 0.95, "⑤"],
  ["③", "3", 0.95, "③"],
  ["what is not sure", "6", 0.5, "③"],
])("the digit in a ring is read alone: %s", async (_name, inside, confidence, expected) => {
  const ring = { ...area(100, 100, 20, 20), ink: 150 };
  const engine = engineOf(characters("③率", 0.98), characters(inside, confidence));
  const read = await readPrint(blank(400, 200), { ...area(100, 100, 44, 20), marks: [ring, { ...ring, x: 122 }] }, engine);
  expect(textOf(read)).toBe(`${expected}率`);
});

test("characters reach half the way to their neighbours, in points of the page", () => {
  const line = { ...area(100, 100, 70, 18), marks: [] };
  const read = ["支", "出", "5"].map((text, at) => ({ text, x: 110 + 20 * at, confidence: 0.9 }));
  const glyphs = glyphsOfLine(line, read, 0.5);
  expect(glyphs.map(({ text, box, confidence }) => [text, Math.round(box[0]), Math.round(box[2]), confidence])).toEqual([
    ["支", 50, 60, 0.9],
    ["出", 60, 70, 0.9],
    ["5", 72, 78, 0.9],
  ]);
});

test.each([
  [12, "100"],
  [40, "1 00"],
])("a blank between digits %d pixels apart", (apart, text) => {
  const read = [
    { text: "1", x: 110, confidence: 0.9 },
    { text: " ", x: 110 + apart / 2, confidence: 0.9 },
    ...[0, 12].map((x) => ({ text: "0", x: 110 + apart + x, confidence: 0.9 })),
  ];
  const glyphs = glyphsOfLine({ ...area(100, 100, 80, 18), marks: [] }, read, 0.5);
  expect(glyphs.map((glyph) => glyph.text).join("")).toBe(text);
});

test.each<[string, readonly number[], string]>([
  ["no blank in the ink", [109, 120, 131], "100"],
  ["a blank in the ink", [109, 120, 138], "10 0"],
])("the same digit twice seems far apart: %s", (_name, inks, text) => {
  const read = [
    ...[110, 118].map((x, at) => ({ text: at === 0 ? "1" : "0", x, confidence: 0.9 })),
    { text: " ", x: 128, confidence: 0.9 },
    { text: "0", x: 140, confidence: 0.9 },
  ];
  const marks = inks.map((x) => ({ x: x - 4, y: 100, width: 8, height: 14, ink: 60 }));
  const glyphs = glyphsOfLine({ ...area(100, 100, 60, 13.6), marks }, read, 0.5);
  expect(glyphs.map((glyph) => glyph.text).join("")).toBe(text);
  const [, second, ...rest] = glyphs;
  expect(second?.box[2] === rest.at(-1)?.box[0]).toBe(text === "100");
});

/** A page of ten long lines; the engine reads it only if it is upright, which the black square in the upper left corner tells. */
function pageOfLines(): GreyImage {
  const image = printed(0);
  ink(image, 10, 10, 40, 40);
  return image;
}

const uprightOnly: OcrEngine = {
  findLines: async ({ width, height }) =>
    Array.from({ length: 10 }, (_, at) => (width > height ? area(80, 58 + 40 * at, 740, 22) : area(58 + 40 * at, 80, 22, 740))),
  readLine: async (image, line) => {
    const upright = image.width > image.height && image.values[25 * image.width + 25] === 0;
    return characters(upright ? "支出合计" : "甲乙", upright ? 0.95 : 0.4).map((character) => ({ ...character, x: line.x + character.x }));
  },
  close: async () => {},
};

test.each([0, 1, 2, 3])("a page that was turned by %d quarters is read upright", async (quarters) => {
  const picture = quarterTurned(pageOfLines(), quarters);
  const page = { number: 1, width: picture.width / 2, height: picture.height / 2, rotation: 0 };
  const content = await readScan(picture, page, uprightOnly);
  expect(content.page).toEqual({ number: 1, width: 450, height: 350, rotation: ((4 - quarters) % 4) * 90 });
  expect(content.glyphs.slice(0, 4).map(({ text }) => text)).toEqual(["支", "出", "合", "计"]);
});

test.each<[string, string, number[], string]>([
  ["every digit has its mark", "12.5", [110, 130, 170], ""],
  ["a digit at the end was left out", "12", [110, 130, 150], "12"],
  ["a digit between others was left out", "15", [110, 118, 130], "15"],
  ["touching digits are one mark", "125", [110, 140], ""],
  ["words without the last one", "分来", [110, 130, 180], "来"],
])("%s", (_name, text, middles, doubtful) => {
  const marks = middles.map((x) => ({ x: x - 8, y: 100, width: 16, height: 20, ink: 200 }));
  const line = { ...area(100, 100, 110, 22), marks };
  const unread = unreadInk(line, characters(text));
  expect([...text].filter((_character, at) => unread.has(at)).join("")).toBe(doubtful);
});
