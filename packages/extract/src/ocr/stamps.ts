import type { Area } from "./area.ts";
import { inkMarks } from "./ink-marks.ts";

/** A picture in colour, red, green, blue and opacity of each pixel, row by row. */
export interface ColourPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** How much redder than anything else the ink of stamps is. */
const RED = 40;
/** Parts of a ring that print divides are one stamp: pixels beside each other in one field of this side, of which so many are red. */
const FIELD = 6;
const FEWEST = 3;
/** Sides of stamps in millimetres (seals of offices have 38 to 45, of persons 18 to 25), and how unlike they are. */
const SIDES = [14, 65] as const;
const OVAL = 1.7;

/** Makes red stamps 印章 pale, so that the print below them is seen: what is black has no red. Red print is no stamp and stays. */
export function fadeStamps(picture: ColourPicture, dotsPerInch: number): void {
  const { width, data } = picture;
  const isRed = (at: number) => (data[at] ?? 0) - Math.max(data[at + 1] ?? 0, data[at + 2] ?? 0) > RED;
  for (const stamp of stampsOf(picture, isRed, dotsPerInch / 25.4)) {
    for (let y = stamp.y; y < stamp.y + stamp.height; y += 1) {
      for (let x = stamp.x; x < stamp.x + stamp.width; x += 1) {
        const at = 4 * (y * width + x);
        const [red, other] = [data[at] ?? 0, Math.max(data[at + 1] ?? 0, data[at + 2] ?? 0)];
        if (red > other) data.fill(red + (red - other) / 2, at, at + 3);
      }
    }
  }
}

function stampsOf({ width, height }: ColourPicture, isRed: (at: number) => boolean, dotsPerMillimetre: number): Area[] {
  const [wide, high] = [Math.floor(width / FIELD), Math.floor(height / FIELD)];
  const counts = new Uint8Array(wide * high);
  for (let y = 0; y < high * FIELD; y += 1) {
    for (let x = 0; x < wide * FIELD; x += 1) {
      const field = Math.floor(y / FIELD) * wide + Math.floor(x / FIELD);
      if (isRed(4 * (y * width + x))) counts[field] = (counts[field] ?? 0) + 1;
    }
  }
  const [least, most] = SIDES.map((side) => (side * dotsPerMillimetre) / FIELD) as [number, number];
  return inkMarks(
    counts.map((count) => (count >= FEWEST ? 1 : 0)),
    wide,
    high,
  )
    .filter((mark) => Math.min(mark.width, mark.height) >= least && Math.max(mark.width, mark.height) <= most)
    .filter((mark) => Math.max(mark.width, mark.height) <= OVAL * Math.min(mark.width, mark.height))
    .map((mark) => ({
      x: Math.max(0, mark.x - 1) * FIELD,
      y: Math.max(0, mark.y - 1) * FIELD,
      width: (Math.min(wide, mark.x + mark.width + 1) - Math.max(0, mark.x - 1)) * FIELD,
      height: (Math.min(high, mark.y + mark.height + 1) - Math.max(0, mark.y - 1)) * FIELD,
    }));
}
