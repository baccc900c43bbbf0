import type { Area } from "./area.ts";
import { type GreyImage, resized } from "./grey-image.ts";
import { inkMarks } from "./ink-marks.ts";
import type { Network } from "./network.ts";

/** Pixels of the longer side as the network sees it: less loses small print, more takes longer and finds no more. */
const LONGEST_SIDE = 1280;
/** The network halves the sides five times. */
const STEP = 32;
/** As the network was trained: mean and deviation of red, green and blue. */
const MEANS = [0.485, 0.456, 0.406];
const DEVIATIONS = [0.229, 0.224, 0.225];
/** Above this a pixel belongs to print, and an area whose mean is above the second to a line. */
const PRINT = 0.3;
const LINE = 0.5;
/** The network marks the core of a line: it is shrunk by area × 1.5 ÷ perimeter (Liao et al. 2020). */
const GROWTH = 1.5;

/** Lines of print, by differentiable binarisation (Liao et al. 2020): the network tells for every pixel whether it is inside of one. */
export async function detectLines(image: GreyImage, network: Network): Promise<Area[]> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  const [width, height] = [image.width, image.height].map((side) => Math.max(STEP, Math.round((side * scale) / STEP) * STEP)) as [
    number,
    number,
  ];
  const { values } = resized(image, width, height);
  const input = new Float32Array(3 * values.length);
  for (let channel = 0; channel < 3; channel += 1) {
    const [mean = 0, deviation = 1] = [MEANS[channel], DEVIATIONS[channel]];
    for (let at = 0; at < values.length; at += 1) input[channel * values.length + at] = ((values[at] ?? 255) / 255 - mean) / deviation;
  }
  const { data } = await network(input, [1, 3, height, width]);
  const print = new Uint8Array(width * height);
  for (let at = 0; at < print.length; at += 1) if ((data[at] ?? 0) > PRINT) print[at] = 1;
  const cores = inkMarks(print, width, height);
  const [wide, high] = [image.width / width, image.height / height];
  return cores
    .filter((core) => core.width >= 2 && core.height >= 2 && meanOf(data, core, width) > LINE)
    .map((core): Area => {
      const grown = (core.width * core.height * GROWTH) / (2 * (core.width + core.height));
      return {
        x: (core.x - grown) * wide,
        y: (core.y - grown) * high,
        width: (core.width + 2 * grown) * wide,
        height: (core.height + 2 * grown) * high,
      };
    });
}

function meanOf(data: Float32Array, { x, y, width, height }: Area, wide: number): number {
  let sum = 0;
  let count = 0;
  for (let row = y; row < y + height; row += 1) {
    for (let col = x; col < x + width; col += 1) {
      const value = data[row * wide + col] ?? 0;
      if (value <= PRINT) continue;
      sum += value;
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
}
