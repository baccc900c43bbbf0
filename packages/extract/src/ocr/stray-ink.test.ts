import { expect, test } from "vitest";
import { withoutCopierEdge } from "./copier-edge.ts";
import { blank, ink } from "./drawn.testing.ts";
import type { Mark } from "./ink-marks.ts";
import { strayInk } from "./stray-ink.ts";

const USUAL = 36;
const mark = (x: number, y: number, width: number, height: number, filled = 0.5): Mark => ({
  x,
  y,
  width,
  height,
  ink: filled * width * height,
});
/** Two digits beside each other, and dust all over the page. */
const figure = [mark(500, 500, 15, 24), mark(530, 500, 15, 24)];
const dust = Array.from({ length: 20 }, (_, at) => mark(20 + 90 * (at % 10), 50 + 700 * Math.floor(at / 10), 3, 3, 1));

test.each<[string, Mark, readonly Mark[], boolean]>([
  ["a speck between the heads of digits is dust", mark(521, 503, 3, 3), dust, true],
  ["a decimal point is none", mark(521, 521, 3, 3), dust, false],
  ["a speck behind a figure is dust, even at its foot", mark(552, 521, 3, 3), dust, true],
  ["a speck that touches a stroke is left", mark(547, 510, 3, 3), dust, false],
  ["on a clean page nothing is dust", mark(521, 503, 3, 3), [], false],
  ["a punched hole is no print", mark(40, 600, 48, 47, 0.78), [], true],
  ["目 among other characters is print", mark(470, 490, 37, 37, 0.75), [mark(430, 490, 36, 36)], false],
  ["■ is print", mark(40, 600, 40, 40, 1), [], false],
  ["国 in bold type is print", mark(40, 600, 40, 40, 0.66), [], false],
])("%s", (_name, subject, others, isStray) => {
  expect(strayInk([...figure, ...others, subject], USUAL).includes(subject)).toBe(isStray);
});

test("the dots of ： and ； are print on a dusty page", () => {
  const colon = [mark(560, 507, 4, 4), mark(560, 519, 4, 4)];
  const semicolon = [mark(600, 507, 4, 4), mark(599, 517, 6, 10)];
  const stray = strayInk([...figure, ...dust, ...colon, ...semicolon], USUAL);
  expect([...colon, ...semicolon].filter((dot) => stray.includes(dot))).toEqual([]);
});

test("the dark around the paper is white, rules and print near it stay", () => {
  const image = blank(400, 500);
  ink(image, 0, 0, 30, 500);
  ink(image, 0, 0, 400, 20);
  ink(image, 380, 0, 400, 500);
  // Print, and a ruling line that runs off the paper.
  ink(image, 50, 100, 70, 120);
  ink(image, 36, 490, 380, 493);
  const { values } = withoutCopierEdge(image);
  const dark = (x: number, y: number) => values[y * 400 + x] === 0;
  expect([dark(2, 2), dark(10, 250), dark(398, 498), dark(200, 10)]).toEqual([false, false, false, false]);
  expect([dark(60, 110), dark(200, 491)]).toEqual([true, true]);
});

test("a dark page is left as it is", () => {
  const image = blank(100, 100);
  ink(image, 0, 0, 100, 70);
  expect(withoutCopierEdge(image).values.filter((value) => value === 0)).toHaveLength(7000);
});
