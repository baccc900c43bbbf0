import { type GreyImage, inkOf } from "./grey-image.ts";

const WIDEST = 3;
const STEPS = [0.5, 0.1, 0.02];
const SAMPLE = 3;

/**
 * By how many degrees clockwise the lines of a scan are turned: the angle at which the ink, summed along slanted lines,
 * falls most sharply into full and empty lines (projection profile). 0 where the page holds too little ink to tell.
 */
export function skewAngle(image: GreyImage): number {
  const points = inkPoints(image);
  if (points.length < 400) return 0;
  let best = 0;
  let reach = WIDEST;
  for (const step of STEPS) {
    const around = best;
    let sharpest = -1;
    for (let angle = around - reach; angle <= around + reach + step / 2; angle += step) {
      const sharpness = sharpnessAt(points, angle, image.height);
      if (sharpness > sharpest) [sharpest, best] = [sharpness, angle];
    }
    reach = step;
  }
  return Math.abs(best) < STEPS[2]! ? 0 : best;
}

/** Coordinates x, y, x, y … of every third pixel with ink. */
function inkPoints(image: GreyImage): Int32Array {
  const ink = inkOf(image);
  const points: number[] = [];
  for (let y = 0; y < image.height; y += 1) {
    for (let x = y % SAMPLE; x < image.width; x += SAMPLE * 2) if (ink[y * image.width + x] === 1) points.push(x, y);
  }
  return Int32Array.from(points);
}

function sharpnessAt(points: Int32Array, degrees: number, height: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const margin = 200;
  const lines = new Int32Array(height + 2 * margin);
  for (let at = 0; at < points.length; at += 2) {
    const line = Math.round((points[at + 1] ?? 0) - slope * (points[at] ?? 0)) + margin;
    if (line >= 0 && line < lines.length) lines[line] = (lines[line] ?? 0) + 1;
  }
  let sharpness = 0;
  for (const count of lines) sharpness += count * count;
  return sharpness;
}
