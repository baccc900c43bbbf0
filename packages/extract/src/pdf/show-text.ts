import type { Box } from "@gouji/document";
import { isSlanted } from "../layout/slanted.ts";
import { angleOf, type Drawn, type GlyphSink } from "./glyph-sink.ts";
import type { GraphicsState } from "./graphics-state.ts";
import { boxOf, multiply, scaleOf } from "./matrix.ts";
import { plainCharacters } from "./plain-characters.ts";
import type { UntoldCodes } from "./untold-codes.ts";

interface PdfGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly originalCharCode?: number;
  readonly isSpace?: boolean;
  readonly vmetric?: readonly number[];
}

/** What holds for all glyphs of one operator. */
export interface TextContext {
  /** Drawn invisibly. */
  readonly hidden: boolean;
  readonly furniture: boolean;
  /** Level of the heading to which the text belongs by the structure tree. */
  readonly heading: number | undefined;
  /** Number of the marked content, where it is asked for. */
  readonly content: number | undefined;
  readonly untold: UntoldCodes;
  /** Whether a glyph cannot be seen where it stands. */
  isCovered(box: Box): boolean;
}

/** Places the glyphs of one showText operator and moves the text position behind them. */
export function showText(items: readonly unknown[], state: GraphicsState, sink: GlyphSink, context: TextContext): void {
  const { font } = state;
  if (!font) return;
  const { vertical } = font;
  const matrix = multiply(state.matrix, state.textMatrix);
  const size = state.fontSize;
  const unit = font.unit * size;
  const shown = Math.abs(size) * scaleOf(matrix) * font.em;
  const sign = size < 0 ? -1 : 1;
  const [dx, dy] = vertical ? [-matrix[2] * sign, -matrix[3] * sign] : [matrix[0] * sign, matrix[1] * sign];
  const angle = angleOf(dx, dy);
  const slanted = isSlanted(dx, dy);
  const bold = font.bold || state.mode === 2;
  const [low, high] = [state.y + state.rise + font.descent * size * font.em, state.y + state.rise + font.ascent * size * font.em];
  let along = 0;
  for (const item of items) {
    if (typeof item === "number") {
      along += ((vertical ? item : -item) * size) / 1000;
      continue;
    }
    if (!isGlyph(item)) continue;
    const spacing = (item.isSpace ? state.wordSpacing : 0) + state.charSpacing;
    const reach = (vertical ? -(item.vmetric?.[0] ?? -1000) : item.width) * unit;
    const box = vertical
      ? verticalBox(item, along, reach, state, matrix)
      : boxOf(matrix, state.x + along * state.scale, low, state.x + (along + reach) * state.scale, high);
    const glyph: Drawn = { text: plainCharacters(item.unicode), box, size: shown, angle, font: font.name, bold };
    if (context.hidden || context.isCovered(box)) glyph.hidden = true;
    if (context.furniture) glyph.furniture = true;
    if (slanted) glyph.slanted = true;
    if (context.heading !== undefined) glyph.heading = context.heading;
    if (context.content !== undefined) glyph.content = context.content;
    if (font.composite && item.unicode.codePointAt(0) === item.originalCharCode) context.untold.add(font, glyph);
    sink.add(glyph);
    along += vertical ? reach - spacing : reach + spacing;
  }
  if (vertical) state.y -= along;
  else state.x += along * state.scale;
}

function verticalBox(glyph: PdfGlyph, along: number, reach: number, state: GraphicsState, matrix: Parameters<typeof boxOf>[0]): Box {
  const unit = (state.font?.unit ?? 0.001) * state.fontSize;
  const shift = (glyph.vmetric?.[1] ?? glyph.width / 2) * unit;
  const x = state.x - shift;
  return boxOf(matrix, x, state.y - along, x + glyph.width * unit, state.y - along - reach);
}

function isGlyph(item: unknown): item is PdfGlyph {
  return typeof item === "object" && item !== null && "unicode" in item && typeof item.unicode === "string";
}
