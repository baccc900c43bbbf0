import { expect, test } from "vitest";
import type { TextLine } from "./place.ts";
import { placeOfRange } from "./place-of.ts";

const line = (start: number, end: number, recognised?: TextLine["recognised"]): TextLine => ({
  start,
  end,
  page: 1,
  box: [0, start, 100, start + 10],
  ...(recognised ? { recognised } : {}),
});

// 支出12万元占3 | 5%，全年84户
const LINES = [
  line(0, 8, [
    { from: 2, to: 4, confidence: 0.97 },
    { from: 7, to: 8, confidence: 0.83 },
  ]),
  line(8, 16, [
    { from: 0, to: 2, confidence: 0.71 },
    { from: 5, to: 7, confidence: 0.99 },
  ]),
];

test.each<[string, readonly TextLine[], [number, number], number | undefined]>([
  ["a figure with its unit", LINES, [2, 6], 0.97],
  ["a figure over two lines is as sure as its less sure part", LINES, [7, 10], 0.71],
  ["a sentence is as sure as its least sure figure", LINES, [0, 16], 0.71],
  ["words have none", LINES, [0, 2], undefined],
  ["text that the file holds as text has none", [line(0, 8)], [2, 6], undefined],
])("confidence: %s", (_name, lines, [start, end], confidence) => {
  expect(placeOfRange({ at: { page: 1 }, lines }, start, end).confidence).toBe(confidence);
});
