import type { Rule } from "../layout/page-content.ts";
import { childOf, textOf, type XmlElement } from "../ooxml/xml.ts";
import { BLACK, readAlpha, readPaint } from "./color.ts";
import { apply, readNumber, scaleOf } from "./geometry.ts";
import type { DrawContext } from "./page-sink.ts";
import { type Point, readPathData } from "./path-data.ts";
import { objectMatrix } from "./read-text-object.ts";
import { DrawStyle } from "./resources.ts";

/** Of lines, where neither the object nor a drawing parameter gives one (GB/T 33190, 8.2), millimetres. */
const DEFAULT_LINE_WIDTH = 0.353;
/** A filled rectangle up to this wide is a line: 1 mm. */
const THIN = 72 / 25.4;
/** Tangent of half a degree: what is steeper is no ruling line. */
const SLANT = 0.0088;

/** Draws the straight lines and rectangles of a PathObject (GB/T 33190, 9) as rules and fills. */
export function readPathObject(object: XmlElement, context: DrawContext): void {
  const { attributes } = object;
  if (context.hidden || attributes.get("Visible") === "false") return;
  const style = new DrawStyle(object, context.layerParam, context.resources);
  const matrix = objectMatrix(object, context.matrix);
  const alpha = readAlpha(attributes.get("Alpha"));
  const stroke = attributes.get("Stroke") === "false" ? undefined : (readPaint(style.child("StrokeColor")) ?? BLACK);
  const fill = attributes.get("Fill") === "true" ? (readPaint(style.child("FillColor")) ?? BLACK) : undefined;
  const width = readNumber(style.attribute("LineWidth"), DEFAULT_LINE_WIDTH) * scaleOf(matrix);
  const data = childOf(object, "AbbreviatedData");
  const { outlines, curves } = readPathData(data ? textOf(data) : "");
  context.sink.curves += curves;
  for (const outline of outlines) {
    if (!outline.straight) continue;
    const points = outline.points.map(([x, y]) => apply(matrix, x, y));
    if (stroke && stroke.alpha * alpha >= 0.02) addStrokes(points, outline.closed, width, context);
    if (fill && fill.alpha * alpha >= 0.02) addFill(points, fill.color, fill.alpha * alpha, context);
  }
}

function addStrokes(points: readonly Point[], closed: boolean, width: number, { sink }: DrawContext): void {
  const corners = closed && points[0] ? [...points, points[0]] : points;
  const source = isRectangle(points) ? "edge" : "stroke";
  for (let at = 1; at < corners.length; at += 1) {
    const [from, to] = [corners[at - 1], corners[at]];
    const rule = from && to ? ruleOf(from, to, width, source) : undefined;
    if (rule) sink.rules.push(rule);
  }
}

function ruleOf([x0, y0]: Point, [x1, y1]: Point, width: number, source: Rule["source"]): Rule | undefined {
  const [dx, dy] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
  if (Math.max(dx, dy) === 0) return undefined;
  if (dy <= dx * SLANT) return { direction: "horizontal", at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1), width, source };
  if (dx <= dy * SLANT) return { direction: "vertical", at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1), width, source };
  return undefined;
}

function addFill(points: readonly Point[], color: string | undefined, alpha: number, { sink }: DrawContext): void {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  if (points.length < 2 || points.length > 1_000) return;
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  const [width, height] = [box[2] - box[0], box[3] - box[1]];
  const white = color === "#ffffff";
  if (Math.min(width, height) <= THIN) {
    if (white || Math.max(width, height) <= THIN) return;
    if (width >= height)
      sink.rules.push({ direction: "horizontal", at: (box[1] + box[3]) / 2, from: box[0], to: box[2], width: height, source: "fill" });
    else sink.rules.push({ direction: "vertical", at: (box[0] + box[2]) / 2, from: box[1], to: box[3], width, source: "fill" });
    return;
  }
  if (!isRectangle(points) || color === undefined) return;
  if (!white) sink.fills.push({ box, color });
  if (alpha > 0.95) sink.covers.push({ box, color, after: sink.glyphs.length });
}

/** Four corners, each side along an axis; the first corner may be named again at the end. */
function isRectangle(points: readonly Point[]): boolean {
  const distinct = points.filter(([x, y], at) => {
    const before = points[at - 1];
    return !before || Math.abs(x - before[0]) > 0.01 || Math.abs(y - before[1]) > 0.01;
  });
  const [first] = distinct;
  const last = distinct.at(-1);
  const corners =
    first && last && distinct.length === 5 && Math.abs(first[0] - last[0]) < 0.05 && Math.abs(first[1] - last[1]) < 0.05
      ? distinct.slice(0, 4)
      : distinct;
  if (corners.length !== 4) return false;
  return corners.every(([x, y], at) => {
    const next = corners[(at + 1) % 4];
    return next !== undefined && (Math.abs(x - next[0]) < 0.05 || Math.abs(y - next[1]) < 0.05);
  });
}
