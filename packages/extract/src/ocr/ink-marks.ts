import type { Area } from "./area.ts";

/** Connected ink: most characters are one mark or a few. */
export interface Mark extends Area {
  /** Pixels of ink. */
  readonly ink: number;
}

/** The marks of a picture of one byte a pixel, 1 for ink; pixels that touch at a corner belong together. */
export function inkMarks(ink: Uint8Array, width: number, height: number): Mark[] {
  const runs: { readonly from: number; readonly to: number; readonly y: number }[] = [];
  const parent: number[] = [];
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[index] = root;
    return root;
  };
  let above = [0, 0];
  for (let y = 0; y < height; y += 1) {
    const first = runs.length;
    let next = above[0] ?? 0;
    for (let x = 0; x < width; x += 1) {
      if (ink[y * width + x] !== 1) continue;
      const from = x;
      while (x < width && ink[y * width + x] === 1) x += 1;
      const index = runs.push({ from, to: x - 1, y }) - 1;
      parent.push(index);
      while (next < (above[1] ?? 0) && (runs[next]?.to ?? 0) < from - 1) next += 1;
      for (let other = next; other < (above[1] ?? 0) && (runs[other]?.from ?? width) <= x; other += 1)
        parent[rootOf(other)] = rootOf(index);
    }
    above = [first, runs.length];
  }
  const marks = new Map<number, { x0: number; y0: number; x1: number; y1: number; ink: number }>();
  runs.forEach(({ from, to, y }, index) => {
    const root = rootOf(index);
    const mark = marks.get(root);
    if (!mark) marks.set(root, { x0: from, y0: y, x1: to, y1: y, ink: to - from + 1 });
    else {
      mark.x0 = Math.min(mark.x0, from);
      mark.x1 = Math.max(mark.x1, to);
      mark.y1 = y;
      mark.ink += to - from + 1;
    }
  });
  return [...marks.values()].map(({ x0, y0, x1, y1, ink: pixels }) => ({
    x: x0,
    y: y0,
    width: x1 - x0 + 1,
    height: y1 - y0 + 1,
    ink: pixels,
  }));
}
