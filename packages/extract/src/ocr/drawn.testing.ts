import type { GreyImage } from "./grey-image.ts";

export const WHITE = 255;

export function blank(width: number, height: number): GreyImage {
  return { width, height, values: new Uint8Array(width * height).fill(WHITE) };
}

export function ink(image: GreyImage, x0: number, y0: number, x1: number, y1: number): void {
  for (let y = y0; y < y1; y += 1) for (let x = x0; x < x1; x += 1) image.values[y * image.width + x] = 0;
}

/** A picture of which each row is a string; blanks are white. */
export function drawn(...rows: string[]): GreyImage {
  const image = blank(Math.max(...rows.map((row) => row.length)), rows.length);
  rows.forEach((row, y) => {
    [...row].forEach((sign, x) => {
      if (sign !== " ") ink(image, x, y, x + 1, y + 1);
    });
  });
  return image;
}
