import { expect, test } from "vitest";
import type { Entry } from "./entries.ts";
import { rowPlaces } from "./row-places.ts";

const ROWS = rowPlaces([
  { kind: "group", id: "g" } as Entry,
  { kind: "item", id: "a" } as Entry,
  { kind: "item", id: "b" } as Entry,
  { kind: "hints", id: "h" } as Entry,
]);

test.each([
  ["the first row", 0, 0],
  ["the last pixel of the first row", 27, 0],
  ["the first pixel of the second", 28, 1],
  ["beyond the end", 9999, 3],
])("%s is found", (_name, y, index) => {
  expect(ROWS.at(y)).toBe(index);
});

test("each row has its place, and all have their height", () => {
  expect([ROWS.placeOf("b"), ROWS.placeOf("x"), ROWS.height]).toEqual([{ top: 79, height: 51 }, undefined, 157]);
});

test("no rows need no room", () => {
  const none = rowPlaces([]);
  expect([none.height, none.at(10), none.topOf(3)]).toEqual([0, 0, 0]);
});
