import type { Box } from "@gouji/document";
import { angleOf, type GlyphSink } from "./glyph-sink.ts";
import type { GraphicsState } from "./graphics-state.ts";
import { boxOf, multiply, scaleOf } from "./matrix.ts";
import { plainCharacters } from "./plain-characters.ts";

interface PdfGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace?: boolean;
  readonly vmetric?: readonly number[];
}

export interface TextContext {
  readonly hidden: (box: Box, state: GraphicsState) => boolean;
  readonly furniture: boolean;
  readonly markedContent: number | undefined;
}

/** Places the glyphs of one showText operator and moves the text position behind them. */
export function showText(items: readonly unknown[], state: GraphicsState, sink: GlyphSink, context: TextContext): void {
  const { font } = state;
  if (!font) return;
  const matrix = multiply(state.matrix, state.textMatrix);
  const size = state.fontSize;
  const spacingSign = font.vertical ? 1 : -1;
  const shown = Math.abs(size) * scaleOf(matrix) * font.unit * 1000;
  let along = 0;
  for (const item of items) {
    if (typeof item === "number") {
      along += (spacingSign * item * size) / 1000;
      continue;
    }
    if (!isGlyph(item)) continue;
    const spacing = (item.isSpace ? state.wordSpacing : 0) + state.charSpacing;
    const vertical = font.vertical;
    const width = vertical ? -(item.vmetric?.[0] ?? -1000) : item.width;
    const reach = width * font.unit * size;
    const box = vertical
      ? verticalBox(item, along, reach, state, matrix)
      : boxOf(
          matrix,
          state.x + along * state.scale,
          state.y + state.rise + font.descent * size * font.unit * 1000,
          state.x + (along + reach) * state.scale,
          state.y + state.rise + font.ascent * size * font.unit * 1000,
        );
    const sign = size < 0 ? -1 : 1;
    sink.add({
      text: plainCharacters(item.unicode),
      box,
      size: shown,
      angle: vertical ? angleOf(-matrix[2] * sign, -matrix[3] * sign) : angleOf(matrix[0] * sign, matrix[1] * sign),
      font: font.name,
      bold: font.bold || state.mode === 2,
      ...(context.hidden(box, state) ? { hidden: true } : {}),
      ...(context.furniture ? { furniture: true } : {}),
      ...(context.markedContent === undefined ? {} : { markedContent: context.markedContent }),
    });
    along += vertical ? reach - spacing : reach + spacing;
  }
  if (font.vertical) state.y -= along;
  else state.x += along * state.scale;
}

function verticalBox(glyph: PdfGlyph, along: number, reach: number, state: GraphicsState, matrix: Parameters<typeof boxOf>[0]): Box {
  const unit = (state.font?.unit ?? 0.001) * state.fontSize;
  const shift = (glyph.vmetric?.[1] ?? glyph.width / 2) * unit;
  const x = state.x - shift;
  return boxOf(matrix, x, state.y - along, x + glyph.width * unit, state.y - along - reach);
}

function isGlyph(item: unknown): item is PdfGlyph {
  return typeof item === "object" && item !== null && "unicode" in item && typeof item.unicode === "string" && "width" in item;
}
