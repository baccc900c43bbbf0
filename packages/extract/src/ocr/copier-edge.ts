import { type GreyImage, inkThreshold } from "./grey-image.ts";

/** Pale pixels within the dark. */
const GAP = 3;
/** So many lines of pixels beside each other are dark at the side, at least: a ruling line that runs off the paper is no edge. */
const BROAD = 12;
/** How far in it reaches at most, as a share of the side: a page that is dark itself is left alone. */
const DEEPEST = 0.15;
/** The dark fades into the paper. */
const FADE = 3;

/** The picture without the dark that copiers leave around the paper: from each side inwards it is made white. */
export function withoutCopierEdge(image: GreyImage): GreyImage {
  const { width, height } = image;
  const threshold = inkThreshold(image);
  const values = image.values.slice();
  const clear = (start: number, lines: number, lineStep: number, length: number, step: number) => {
    const depthOf = (line: number) => {
      let [depth, at] = [0, 0];
      for (; at < length && at - depth <= GAP; at += 1)
        if ((values[start + line * lineStep + at * step] ?? 255) <= threshold) depth = at + 1;
      return depth <= DEEPEST * length ? depth : 0;
    };
    const depths = Array.from({ length: lines }, (_, line) => depthOf(line));
    for (let from = 0, to = 0; from < lines; from = to + 1) {
      for (to = from; (depths[to] ?? 0) > 0; ) to += 1;
      if (to - from < BROAD) continue;
      for (let line = from; line < to; line += 1)
        for (let at = 0; at < (depths[line] ?? 0) + FADE; at += 1) values[start + line * lineStep + at * step] = 255;
    }
  };
  clear(0, height, width, width, 1);
  clear(width - 1, height, width, width, -1);
  clear(0, width, 1, height, width);
  clear(width * (height - 1), width, 1, height, -width);
  return { ...image, values };
}
