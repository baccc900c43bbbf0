import { expect, test } from "vitest";
import { frameOf, isFree, placeForNote } from "./boxes.ts";

const PAGE = { width: 600, height: 800 };
const NOTE = { width: 50, height: 10 };
const FIGURE = [400, 100, 460, 112] as const;

test("a frame covers its figure at any zoom", () => {
  expect(frameOf(FIGURE, PAGE)).toEqual({ left: "66.300%", top: "12.475%", width: "10.733%", height: "1.600%" });
});

test.each([
  ["right of the figure where that is free", [], 474],
  ["in the margin behind the last text of the line", [[470, 100, 530, 112]], 544],
  ["close behind it where the margin is narrow", [[470, 100, 545, 112]], 547],
])("a note stands %s", (_name, taken, left) => {
  const place = placeForNote(FIGURE, NOTE, PAGE, taken as never);
  expect(place?.[0]).toBe(left);
  expect(place && isFree(place, taken as never)).toBe(true);
});

test("a note never covers text: without room there is none", () => {
  expect(placeForNote(FIGURE, NOTE, PAGE, [[0, 0, 600, 800]])).toBeUndefined();
});
