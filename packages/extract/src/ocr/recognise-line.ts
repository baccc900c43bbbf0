import type { Area } from "./area.ts";
import { crop, type GreyImage, resized } from "./grey-image.ts";
import type { Network } from "./network.ts";
import type { ReadCharacter } from "./ocr-engine.ts";

/** Height of a line as the network sees it, pixels; its answer has one step for every 8 pixels of the width. */
const HEIGHT = 48;
const MIN_WIDTH = 48;

/** The characters of a line: the network's most likely class at each step, repetitions and "no character" left out (CTC). */
export async function recogniseLine(
  image: GreyImage,
  line: Area,
  network: Network,
  characters: readonly string[],
): Promise<ReadCharacter[]> {
  const scale = HEIGHT / line.height;
  const width = Math.max(MIN_WIDTH, Math.ceil(line.width * scale));
  const { values } = resized(crop(image, { ...line, width: width / scale }), width, HEIGHT);
  const input = new Float32Array(3 * values.length);
  for (let at = 0; at < values.length; at += 1) {
    const value = (values[at] ?? 255) / 127.5 - 1;
    input[at] = value;
    input[values.length + at] = value;
    input[2 * values.length + at] = value;
  }
  const { data, dims } = await network(input, [1, 3, HEIGHT, width]);
  const [steps = 0, classes = 0] = [dims[1], dims[2]];
  const read: { text: string; from: number; to: number; confidence: number }[] = [];
  let last = 0;
  for (let step = 0; step < steps; step += 1) {
    let best = 0;
    const from = step * classes;
    for (let at = 1; at < classes; at += 1) if ((data[from + at] ?? 0) > (data[from + best] ?? 0)) best = at;
    const confidence = data[from + best] ?? 0;
    const current = read.at(-1);
    if (best !== 0 && best === last && current) {
      current.to = step;
      current.confidence = Math.max(current.confidence, confidence);
    } else if (best !== 0) read.push({ text: characters[best] ?? "", from: step, to: step, confidence });
    last = best;
  }
  const stepWidth = width / scale / Math.max(1, steps);
  return read.map(({ text, from, to, confidence }) => ({ text, x: line.x + ((from + to + 1) / 2) * stepWidth, confidence }));
}
