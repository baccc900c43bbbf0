import type { Area } from "./area.ts";

/** A page as grey values 0 (black) to 255 (white), row by row. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

/** Luminance of an RGBA picture on white paper. */
export function greyOf({
  width,
  height,
  data,
}: {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}): GreyImage {
  const values = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < values.length; at += 1, from += 4) {
    const opacity = (data[from + 3] ?? 255) / 255;
    const light = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0);
    values[at] = Math.round(light * opacity + 255 * (1 - opacity));
  }
  return { width, height, values };
}

/** Threshold between ink and paper that separates the two best (Otsu 1979), kept within what scans of print show. */
export function inkThreshold({ values }: GreyImage): number {
  const histogram = new Float64Array(256);
  for (const value of values) histogram[value] = (histogram[value] ?? 0) + 1;
  let total = 0;
  histogram.forEach((count, value) => {
    total += count * value;
  });
  let [below, sum, best, threshold] = [0, 0, -1, 160];
  for (let value = 0; value < 255; value += 1) {
    const count = histogram[value] ?? 0;
    below += count;
    sum += count * value;
    const above = values.length - below;
    if (below === 0 || above === 0) continue;
    const gap = sum / below - (total - sum) / above;
    const between = below * above * gap * gap;
    if (between > best) [best, threshold] = [between, value];
  }
  return Math.min(200, Math.max(90, threshold));
}

/** One byte a pixel: 1 where there is ink. */
export function inkOf(image: GreyImage, threshold = inkThreshold(image)): Uint8Array {
  const { values } = image;
  const ink = new Uint8Array(values.length);
  for (let at = 0; at < values.length; at += 1) if ((values[at] ?? 255) <= threshold) ink[at] = 1;
  return ink;
}

/** The area of the picture; what lies outside of the picture is white. */
export function crop(image: GreyImage, { x, y, width, height }: Area): GreyImage {
  const [left, top, wide, high] = [Math.round(x), Math.round(y), Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
  const values = new Uint8Array(wide * high).fill(255);
  const [from, to] = [Math.max(0, left), Math.min(image.width, left + wide)];
  for (let row = Math.max(0, -top); row < Math.min(high, image.height - top) && from < to; row += 1) {
    const start = (top + row) * image.width;
    values.set(image.values.subarray(start + from, start + to), row * wide + from - left);
  }
  return { width: wide, height: high, values };
}

/** The picture in another size; each new pixel is the mean of what it covers, or lies between its neighbours. */
export function resized(image: GreyImage, width: number, height: number): GreyImage {
  const across = stretched(image.values, image.width, width, image.height, 1, image.width);
  const values = stretched(across, image.height, height, width, width, 1);
  const turned = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) turned[y * width + x] = Math.round(values[x * height + y] ?? 255);
  return { width, height, values: turned };
}

/** Every line of `from` values with the given step, as `to` values side by side: a triangle filter as wide as a pixel of the coarser side. */
function stretched(
  values: Uint8Array | Float32Array,
  from: number,
  to: number,
  lines: number,
  step: number,
  lineStep: number,
): Float32Array {
  const scale = from / to;
  const reach = Math.max(1, scale);
  const result = new Float32Array(to * lines);
  for (let at = 0; at < to; at += 1) {
    const middle = (at + 0.5) * scale - 0.5;
    const first = Math.max(0, Math.ceil(middle - reach));
    const last = Math.min(from - 1, Math.floor(middle + reach));
    const weights: number[] = [];
    let whole = 0;
    for (let source = first; source <= last; source += 1) {
      const weight = Math.max(0, 1 - Math.abs(source - middle) / reach);
      weights.push(weight);
      whole += weight;
    }
    for (let line = 0; line < lines; line += 1) {
      let sum = 0;
      for (let part = 0; part < weights.length; part += 1)
        sum += (weights[part] ?? 0) * (values[line * lineStep + (first + part) * step] ?? 0);
      result[line * to + at] = sum / whole;
    }
  }
  return result;
}

/** The picture without these lines. */
export function erase(
  image: GreyImage,
  lines: readonly {
    readonly direction: "horizontal" | "vertical";
    readonly from: number;
    readonly to: number;
    readonly near: number;
    readonly far: number;
  }[],
): GreyImage {
  const values = image.values.slice();
  for (const { direction, from, to, near, far } of lines) {
    for (let along = from; along <= to; along += 1) {
      for (let across = near - 1; across <= far + 1; across += 1) {
        const at = direction === "horizontal" ? across * image.width + along : along * image.width + across;
        if (at >= 0 && at < values.length) values[at] = 255;
      }
    }
  }
  return { ...image, values };
}

/** The picture with white in these areas, a pixel more on each side. */
export function blanked(image: GreyImage, areas: readonly Area[]): GreyImage {
  if (areas.length === 0) return image;
  const values = image.values.slice();
  for (const { x, y, width, height } of areas) {
    for (let row = Math.max(0, y - 1); row <= Math.min(image.height - 1, y + height); row += 1)
      values.fill(255, row * image.width + Math.max(0, x - 1), row * image.width + Math.min(image.width, x + width + 1));
  }
  return { ...image, values };
}

/** The picture turned back by so many degrees clockwise around its middle; the corners that come in are white. */
export function turnedBack({ width, height, values }: GreyImage, degrees: number): GreyImage {
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const turned = new Uint8Array(values.length).fill(255);
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const fromX = middleX + (x - middleX) * cosine - (y - middleY) * sine;
      const fromY = middleY + (x - middleX) * sine + (y - middleY) * cosine;
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue;
      const at = top * width + left;
      const [a, b] = [fromX - left, fromY - top];
      const above = (values[at] ?? 0) * (1 - a) + (values[at + 1] ?? 0) * a;
      const below = (values[at + width] ?? 0) * (1 - a) + (values[at + width + 1] ?? 0) * a;
      turned[y * width + x] = Math.round(above * (1 - b) + below * b);
    }
  }
  return { width, height, values: turned };
}

/** The picture turned clockwise by quarters. */
export function quarterTurned(image: GreyImage, quarters: number): GreyImage {
  const turns = ((quarters % 4) + 4) % 4;
  if (turns === 0) return image;
  const { width, height, values } = image;
  const [wide, high] = turns === 2 ? [width, height] : [height, width];
  const turned = new Uint8Array(values.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [toX, toY] = turns === 1 ? [height - 1 - y, x] : turns === 2 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x];
      turned[toY * wide + toX] = values[y * width + x] ?? 255;
    }
  }
  return { width: wide, height: high, values: turned };
}
