import { expect, test } from "vitest";
import { drawn } from "./drawn.testing.ts";
import { inkOf } from "./grey-image.ts";
import { inkMarks } from "./ink-marks.ts";
import { limitSigns, withLimitSigns } from "./limit-signs.ts";

/** A sign and the digit behind it, drawn; 1 is as good as any. */
const AT_LEAST = [
  "                ##",
  "               ###",
  "                ##",
  "##              ##",
  "####            ##",
  "  ####          ##",
  "    ####        ##",
  "      #####     ##",
  "        ###     ##",
  "    ####        ##",
  "  ####          ##",
  "####            ##",
  "##              ##",
  "                ##",
  "############    ##",
  "############    ##",
];
const mirrored = (row: string) => [...row.slice(0, 12)].reverse().join("").padEnd(12) + row.slice(12);
/** As it comes out of a poor scan, its bar apart. */
const TWO = [
  "   ###          ##",
  "##   ###       ###",
  "       ##       ##",
  "       ##       ##",
  "       ##       ##",
  "       ##       ##",
  "      ##        ##",
  "     ##         ##",
  "    ##          ##",
  "   ##           ##",
  "  ##            ##",
  "##              ##",
  "                ##",
  "##########      ##",
  "##########      ##",
];

test.each<[string, readonly string[], string]>([
  ["≥", AT_LEAST, "≥"],
  ["≤", AT_LEAST.map(mirrored), "≤"],
  ["> without a bar", AT_LEAST.slice(0, 14), ""],
  ["a 2, which is as high as the digit", TWO, ""],
  ["= before a digit", AT_LEAST.map((row, y) => (y > 5 && y < 9 ? "############    ##" : y < 13 ? "                ##" : row)), ""],
])("the shape of %s", (_name, rows, expected) => {
  const image = drawn(...rows);
  const marks = inkMarks(inkOf(image), image.width, image.height);
  const signs = limitSigns(image, { x: 0, y: 0, width: image.width, height: image.height, marks });
  expect(signs.map(({ text }) => text).join("")).toBe(expected);
});

test.each<[string, string, string]>([
  ["read as a 2", "28万", "≥8万"],
  ["read as two marks", "‘s8万", "≥8万"],
  ["left out", " 8万", "≥8万"],
  ["read well", "≥8万", "≥8万"],
  ["where a character of another kind was read", "目8万", "目8万"],
])("a sign that was %s", (_name, text, expected) => {
  // The sign is 16 pixels wide; what was read in its place stands there.
  const places = text.length === 4 ? [4, 9, 26, 44] : [8, 26, 44];
  const read = [...text].map((character, at) => ({ text: character, x: places[at] ?? 0, confidence: 0.6 }));
  const signs = withLimitSigns(
    read.filter((character) => character.text !== " "),
    [{ text: "≥", from: 0, to: 16 }],
  );
  expect(signs.map((character) => character.text).join("")).toBe(expected);
});
