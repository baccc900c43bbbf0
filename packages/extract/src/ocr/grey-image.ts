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
  return Uint8Array.from(image.values, (value) => (value <= threshold ? 1 : 0));
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part of the picture with white around it. */
export function crop(image: GreyImage, { x, y, width, height }: Area, padding: number): GreyImage {
  const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
  const [wide, high] = [Math.min(image.width - left, Math.ceil(width)), Math.min(image.height - top, Math.ceil(height))];
  const part = new Uint8Array((wide + 2 * padding) * (high + 2 * padding)).fill(255);
  for (let row = 0; row < high; row += 1) {
    const from = (top + row) * image.width + left;
    part.set(image.values.subarray(from, from + wide), (row + padding) * (wide + 2 * padding) + padding);
  }
  return { width: wide + 2 * padding, height: high + 2 * padding, values: part };
}

/** Whether more than a speck of ink stands in the area. */
export function hasInk(image: GreyImage, { x, y, width, height }: Area): boolean {
  let dark = 0;
  for (let row = Math.max(0, Math.floor(y)); row < Math.min(image.height, y + height); row += 1) {
    for (let col = Math.max(0, Math.floor(x)); col < Math.min(image.width, x + width); col += 1) {
      if ((image.values[row * image.width + col] ?? 255) < 128) dark += 1;
    }
  }
  return dark >= 12;
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
