import { expect, test } from "vitest";
import { greyOf } from "./grey-image.ts";
import { fadeStamps } from "./stamps.ts";

const RED = [210, 40, 45] as const;
const BLACK = [25, 25, 25] as const;

function page(): { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray } {
  return { width: 600, height: 600, data: new Uint8ClampedArray(4 * 600 * 600).fill(255) };
}

function paint(picture: ReturnType<typeof page>, x0: number, y0: number, x1: number, y1: number, colour: readonly number[]): void {
  for (let y = y0; y < y1; y += 1) for (let x = x0; x < x1; x += 1) picture.data.set(colour, 4 * (y * 600 + x));
}

/** A square seal of 38 millimetres at 200 dots per inch, with print across. */
function stamped(): ReturnType<typeof page> {
  const picture = page();
  for (const [x0, y0, x1, y1] of [
    [100, 100, 400, 110],
    [100, 390, 400, 400],
    [100, 100, 110, 400],
    [390, 100, 400, 400],
  ] as const)
    paint(picture, x0, y0, x1, y1, RED);
  paint(picture, 50, 200, 450, 203, BLACK);
  return picture;
}

test("a stamp becomes pale; the print across it stays", () => {
  const picture = stamped();
  fadeStamps(picture, 200);
  const { values } = greyOf(picture);
  expect([values[105 * 600 + 200], values[300 * 600 + 105]].every((value) => (value ?? 0) > 200)).toBe(true);
  expect([values[201 * 600 + 105], values[201 * 600 + 300]].every((value) => (value ?? 255) < 60)).toBe(true);
});

test("a red title and a red line are print", () => {
  const picture = page();
  for (let at = 0; at < 8; at += 1) paint(picture, 30 + 60 * at, 100, 76 + 60 * at, 146, RED);
  paint(picture, 20, 300, 580, 304, RED);
  const before = picture.data.slice();
  fadeStamps(picture, 200);
  expect(picture.data).toEqual(before);
});
