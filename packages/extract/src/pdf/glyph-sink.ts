import type { Box } from "@gouji/document";
import type { Angle, Fill, Glyph, ImageBox } from "../layout/page-content.ts";

type Drawn = { -readonly [Key in keyof Glyph]: Glyph[Key] };

/** Collects the glyphs of a page; a character printed twice at one place (fake bold, shadow) is kept once, as bold. */
export class GlyphSink {
  readonly glyphs: Drawn[] = [];
  readonly #places = new Map<string, Drawn>();

  add(glyph: Drawn): void {
    if (glyph.text === "") return;
    if (glyph.text !== " ") {
      const twin = this.#twin(glyph);
      if (twin) {
        twin.bold = true;
        if (!glyph.hidden) delete twin.hidden;
        return;
      }
    }
    this.glyphs.push(glyph);
  }

  #twin(glyph: Drawn): Drawn | undefined {
    const step = Math.max(0.3 * glyph.size, 1);
    const [x, y] = [glyph.box[0] / step, glyph.box[1] / step];
    const tolerance = 0.2 * glyph.size;
    for (const column of new Set([Math.floor(x - 0.5), Math.floor(x + 0.5)])) {
      for (const row of new Set([Math.floor(y - 0.5), Math.floor(y + 0.5)])) {
        const other = this.#places.get(`${glyph.text}|${column}|${row}`);
        if (
          other &&
          Math.abs(other.box[0] - glyph.box[0]) < tolerance &&
          Math.abs(other.box[1] - glyph.box[1]) < tolerance &&
          Math.abs(other.size - glyph.size) < tolerance
        )
          return other;
      }
    }
    this.#places.set(`${glyph.text}|${Math.floor(x)}|${Math.floor(y)}`, glyph);
    return undefined;
  }
}

/** White characters on no dark ground and under no picture cannot be seen. */
export function isWhiteOnWhite(color: string, box: Box, fills: readonly Fill[], images: readonly ImageBox[]): boolean {
  if (!isWhite(color)) return false;
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  if (images.some((image) => holds(image.box, x, y))) return false;
  const ground = fills.findLast((fill) => holds(fill.box, x, y));
  return ground === undefined || isWhite(ground.color);
}

export function isWhite(color: string): boolean {
  return /^#(?:f[a-f][a-f0-9]?){3}$/iu.test(color);
}

function holds(box: Box, x: number, y: number): boolean {
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

/** The quarter turn nearest to the direction `(dx, dy)`, y down. */
export function angleOf(dx: number, dy: number): Angle {
  if (Math.abs(dx) >= Math.abs(dy)) return dx >= 0 ? 0 : 180;
  return dy >= 0 ? 90 : 270;
}
