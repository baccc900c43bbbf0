import type { Angle, Glyph } from "../layout/page-content.ts";
import { isSlanted } from "../layout/slanted.ts";
import { elementsOf, textOf, type XmlElement } from "../ooxml/xml.ts";
import { BLACK, readAlpha, readPaint } from "./color.ts";
import { countDeltas, readDeltas } from "./deltas.ts";
import { boxOf, type Matrix, multiply, readMatrix, readNumber, readRectangle, scaleOf, translation } from "./geometry.ts";
import { estimatedWidth, isChineseFont } from "./glyph-widths.ts";
import { type DrawContext, MAX_GLYPHS, type PageSink } from "./page-sink.ts";
import { DrawStyle } from "./resources.ts";

/** Share of the size above and below the baseline: of Chinese fonts, and of Times as most Latin ones. */
const CHINESE_EXTENT = { ascent: 0.88, descent: 0.12 };
const LATIN_EXTENT = { ascent: 0.891, descent: 0.216 };

/** A character and the origin of its baseline, in the object's own coordinates. */
interface PlacedCharacter {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Draws the characters of a TextObject (GB/T 33190, 11) onto the page. */
export function readTextObject(object: XmlElement, context: DrawContext): void {
  const { attributes } = object;
  const font = context.resources.fonts.get(attributes.get("Font") ?? "");
  const size = Math.abs(readNumber(attributes.get("Size"), 0)) || 1;
  const horizontal = readNumber(attributes.get("HScale"), 1) || 1;
  const matrix = objectMatrix(object, context.matrix);
  const style = new DrawStyle(object, context.layerParam, context.resources);
  const filled = (attributes.get("Fill") ?? "true") !== "false";
  const stroked = attributes.get("Stroke") === "true";
  const bold = readNumber(attributes.get("Weight"), 400) >= 600 || font?.bold === true || (filled && stroked);
  const unseen = context.hidden ? () => true : isInvisible(object, style, filled, stroked, context.sink);
  const turn = angleOf(matrix, readNumber(attributes.get("CharDirection"), 0));
  const slanted = isSlanted(matrix[0], matrix[1]);
  const { ascent, descent } = font && font.name !== "" && !isChineseFont(font.name) ? LATIN_EXTENT : CHINESE_EXTENT;
  const placed = placedCharacters(object, size * horizontal, font?.name ?? "");
  for (const [at, character] of placed.entries()) {
    if (context.sink.glyphs.length >= MAX_GLYPHS) {
      context.sink.limited = true;
      return;
    }
    const advance = advanceOf(character, placed[at + 1], size, horizontal, font?.name ?? "");
    const box = boxOf(matrix, character.x, character.y - ascent * size, character.x + advance, character.y + descent * size);
    const hidden = unseen(box) || isOffPage(box, context.sink);
    const glyph: Glyph = { text: character.text, box, size: size * scaleOf(matrix), angle: turn, font: font?.name ?? "", bold };
    context.sink.glyphs.push({ ...glyph, ...(hidden ? { hidden } : {}), ...(slanted ? { slanted } : {}) });
  }
}

/** From an object's own coordinates to points: its boundary's corner, then its matrix. */
export function objectMatrix(object: XmlElement, container: Matrix): Matrix {
  const boundary = readRectangle(object.attributes.get("Boundary"));
  const moved = boundary ? multiply(container, translation(boundary.x, boundary.y)) : container;
  return multiply(moved, readMatrix(object.attributes.get("CTM")));
}

function placedCharacters(object: XmlElement, size: number, font: string): PlacedCharacter[] {
  const placed: PlacedCharacter[] = [];
  let [x, y] = [0, 0];
  for (const code of elementsOf(object)) {
    if (code.name !== "TextCode") continue;
    const { attributes } = code;
    x = readNumber(attributes.get("X"), x);
    y = readNumber(attributes.get("Y"), y);
    const characters = [...unescaped(stripped(textOf(code)), attributes.get("DeltaX"))];
    const deltaX = readDeltas(attributes.get("DeltaX"), characters.length - 1);
    const deltaY = readDeltas(attributes.get("DeltaY"), characters.length - 1);
    // Without any step all characters would stand on one spot; no viewer shows that, and no writer means it.
    const guess = deltaX.length === 0 && deltaY.length === 0;
    let [atX, atY] = [x, y];
    for (const [at, text] of characters.entries()) {
      placed.push({ text, x: atX, y: atY });
      atX += guess ? estimatedWidth(text, font) * size : (deltaX[at] ?? 0);
      atY += deltaY[at] ?? 0;
    }
  }
  return placed;
}

/** Line breaks and indentation around the text come from indented XML; blanks inside count as characters. */
function stripped(text: string): string {
  return text.replace(/^[ \t]*[\r\n][ \r\n\t]*|^\t+/u, "").replace(/[\r\n\t](?:[ \r\n\t]*)$/u, "");
}

/** The standard writes some characters as `\` and four hex digits; believed only where the steps fit the shorter text. */
function unescaped(text: string, deltas: string | undefined): string {
  if (!/\\[0-9a-fA-F]{4}/u.test(text)) return text;
  const decoded = text.replace(/\\([0-9a-fA-F]{4})/gu, (_whole, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  const length = [...decoded].length;
  const steps = countDeltas(deltas, text.length);
  return steps === length - 1 || steps === length ? decoded : text;
}

/** The way to the next character of the line, as far as it can be the glyph's own width; without one an estimate. */
function advanceOf(
  { text, x, y }: PlacedCharacter,
  next: PlacedCharacter | undefined,
  size: number,
  horizontal: number,
  font: string,
): number {
  const width = size * horizontal;
  const estimate = estimatedWidth(text, font) * width;
  const step = next && Math.abs(next.y - y) < size / 10 ? next.x - x : 0;
  if (step <= width / 10) return estimate;
  const widest = /[\d\s.,:;'()-]/u.test(text) ? 0.7 * width : width;
  return step <= widest ? step : Math.min(Math.max(estimate, width / 2), widest);
}

/** Degrees clockwise by which a glyph is turned on the page, to the nearest quarter. */
function angleOf([a, b]: Matrix, charDirection: number): Angle {
  const degrees = (Math.atan2(b, a) * 180) / Math.PI + charDirection;
  const quarter = ((Math.round(degrees / 90) % 4) + 4) % 4;
  return quarter === 0 ? 0 : quarter === 1 ? 90 : quarter === 2 ? 180 : 270;
}

/** Whether nothing is seen of glyphs drawn like this in a box: what paints them is transparent, or as white as the paper. */
function isInvisible(
  object: XmlElement,
  style: DrawStyle,
  filled: boolean,
  stroked: boolean,
  sink: PageSink,
): (box: Glyph["box"]) => boolean {
  const { attributes } = object;
  const always = () => true;
  if (attributes.get("Visible") === "false" || readAlpha(attributes.get("Alpha")) < 0.02) return always;
  const paints = [
    ...(filled ? [readPaint(style.child("FillColor")) ?? BLACK] : []),
    ...(stroked ? [readPaint(style.child("StrokeColor")) ?? BLACK] : []),
  ].filter(({ alpha }) => alpha >= 0.02);
  if (paints.length === 0) return always;
  if (!paints.every(({ color }) => color !== undefined && isWhite(color))) return () => false;
  return (box) => {
    const onPicture = sink.images.some((image) => contains(image.box, box));
    const below = sink.covers.findLast((cover) => contains(cover.box, box));
    return !onPicture && (below === undefined || isWhite(below.color));
  };
}

export function isWhite(color: string): boolean {
  return /^#(?:f[a-f]){3}$/u.test(color);
}

export function contains(outer: Glyph["box"], inner: Glyph["box"]): boolean {
  const x = (inner[0] + inner[2]) / 2;
  const y = (inner[1] + inner[3]) / 2;
  return x >= outer[0] && x <= outer[2] && y >= outer[1] && y <= outer[3];
}

function isOffPage(box: Glyph["box"], sink: PageSink): boolean {
  return box[2] < 0 || box[3] < 0 || box[0] > sink.width || box[1] > sink.height;
}
