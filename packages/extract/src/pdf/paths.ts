import type { Box } from "@gouji/document";
import type { Fill, Rule } from "../layout/page-content.ts";
import { applyX, applyY, type Matrix } from "./matrix.ts";

/** A filled area up to this thickness (points) is a line. */
const THIN = 2.2;
const STRAIGHT = 0.6;
/** Sides that differ less are those of a square. */
const DOT = 0.2;

interface Subpath {
  readonly points: number[];
  closed: boolean;
  curved: boolean;
}

export interface PaintStyle {
  readonly stroke: boolean;
  readonly fill: boolean;
  readonly strokeWidth: number;
  readonly fillColor: string;
}

/** Turns a painted path into rules and fills; shapes that are neither straight lines nor rectangles say nothing about tables. */
export function readPath(
  data: ArrayLike<number>,
  matrix: Matrix,
  style: PaintStyle,
  rules: Rule[],
  fills: Fill[],
  onShape: (x: number, y: number) => void,
): void {
  for (const subpath of subpathsOf(data, matrix)) {
    if (subpath.curved) {
      onShape(subpath.points[0] ?? 0, subpath.points[1] ?? 0);
      continue;
    }
    if (style.stroke) strokeRules(subpath, style.strokeWidth, rules);
    if (style.fill) fillShape(subpath, style.fillColor, rules, fills);
  }
}

// Codes of pdf.js: 0 moveTo, 1 lineTo, 2 curveTo, 3 quadratic curve, 4 closePath (the table is not exported: check it when the version changes).
function subpathsOf(data: ArrayLike<number>, matrix: Matrix): Subpath[] {
  const subpaths: Subpath[] = [];
  let current: Subpath | undefined;
  let at = 0;
  const point = (offset: number): void => {
    const [x, y] = [data[at + offset] ?? 0, data[at + offset + 1] ?? 0];
    current?.points.push(applyX(matrix, x, y), applyY(matrix, x, y));
  };
  while (at < data.length) {
    const code = data[at];
    if (code === 0) {
      current = { points: [], closed: false, curved: false };
      subpaths.push(current);
      point(1);
      at += 3;
    } else if (code === 1) {
      point(1);
      at += 3;
    } else if (code === 2 || code === 3) {
      const arity = code === 2 ? 6 : 4;
      point(arity - 1);
      if (current) current.curved = true;
      at += arity + 1;
    } else {
      if (current) current.closed = true;
      at += 1;
    }
  }
  return subpaths;
}

function strokeRules(subpath: Subpath, width: number, rules: Rule[]): void {
  const { points, closed } = subpath;
  const count = points.length / 2;
  const sides = closed && count > 2 ? count : count - 1;
  const source = closed && count >= 4 ? "edge" : "stroke";
  for (let at = 0; at < sides; at += 1) {
    const next = (at + 1) % count;
    const [x0 = 0, y0 = 0] = [points[2 * at], points[2 * at + 1]];
    const [x1 = 0, y1 = 0] = [points[2 * next], points[2 * next + 1]];
    const [dx, dy] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
    if (dy <= STRAIGHT && dx > dy)
      rules.push({ direction: "horizontal", at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1), width, source });
    else if (dx <= STRAIGHT && dy > dx)
      rules.push({ direction: "vertical", at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1), width, source });
  }
}

function fillShape({ points }: Subpath, color: string, rules: Rule[], fills: Fill[]): void {
  if (points.length < 4) return;
  const box = boundsOf(points);
  const [dx, dy] = [box[2] - box[0], box[3] - box[1]];
  // Browsers draw dotted lines as squares: a dot may belong to a line either way.
  const isDot = dx <= THIN && dy <= THIN && Math.abs(dx - dy) < DOT;
  if (dy <= THIN && (dx > dy || isDot))
    rules.push({ direction: "horizontal", at: (box[1] + box[3]) / 2, from: box[0], to: box[2], width: dy, source: "fill" });
  if (dx <= THIN && (dy > dx || isDot))
    rules.push({ direction: "vertical", at: (box[0] + box[2]) / 2, from: box[1], to: box[3], width: dx, source: "fill" });
  if (dx > THIN && dy > THIN && isRectangle(points, box)) fills.push({ box, color });
}

function boundsOf(points: readonly number[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 2) {
    x0 = Math.min(x0, points[at] ?? x0);
    x1 = Math.max(x1, points[at] ?? x1);
    y0 = Math.min(y0, points[at + 1] ?? y0);
    y1 = Math.max(y1, points[at + 1] ?? y1);
  }
  return [x0, y0, x1, y1];
}

function isRectangle(points: readonly number[], box: Box): boolean {
  for (let at = 0; at < points.length; at += 2) {
    const [x = 0, y = 0] = [points[at], points[at + 1]];
    const onSide = Math.min(Math.abs(x - box[0]), Math.abs(x - box[2])) <= STRAIGHT;
    const onEnd = Math.min(Math.abs(y - box[1]), Math.abs(y - box[3])) <= STRAIGHT;
    if (!onSide || !onEnd) return false;
  }
  return true;
}
