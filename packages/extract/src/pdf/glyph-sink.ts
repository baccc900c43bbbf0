import type { Angle, Glyph } from "../layout/page-content.ts";

export type Drawn = { -readonly [Key in keyof Glyph]: Glyph[Key] };

/** Collects the glyphs of a page; a character printed twice at one place (fake bold, shadow) is kept once, as bold. */
export class GlyphSink {
  readonly glyphs: Drawn[] = [];
  /** The last glyph of each small square of the page and character; squares may share a number, so whoever asks compares. */
  readonly #places = new Map<number, Drawn>();

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
    const x = glyph.box[0] / step;
    const y = glyph.box[1] / step;
    const column = Math.floor(x);
    const row = Math.floor(y);
    // The nearer neighbour on each axis; a twin is less than half a square away.
    const besideColumn = x - column < 0.5 ? column - 1 : column + 1;
    const besideRow = y - row < 0.5 ? row - 1 : row + 1;
    const code = glyph.text.charCodeAt(0);
    const own = squareNumber(code, column, row);
    const twin =
      this.#near(own, glyph) ??
      this.#near(squareNumber(code, besideColumn, row), glyph) ??
      this.#near(squareNumber(code, column, besideRow), glyph) ??
      this.#near(squareNumber(code, besideColumn, besideRow), glyph);
    if (!twin) this.#places.set(own, glyph);
    return twin;
  }

  #near(square: number, { text, box, size }: Drawn): Drawn | undefined {
    const other = this.#places.get(square);
    const tolerance = 0.2 * size;
    return other?.text === text &&
      Math.abs(other.box[0] - box[0]) < tolerance &&
      Math.abs(other.box[1] - box[1]) < tolerance &&
      Math.abs(other.size - size) < tolerance
      ? other
      : undefined;
  }
}

function squareNumber(code: number, column: number, row: number): number {
  return (Math.imul(code, 0x9e3779b1) ^ Math.imul(column, 0x85ebca6b) ^ Math.imul(row, 0xc2b2ae35)) >> 2;
}

/** The quarter turn nearest to the direction `(dx, dy)`, y down. */
export function angleOf(dx: number, dy: number): Angle {
  if (Math.abs(dx) >= Math.abs(dy)) return dx >= 0 ? 0 : 180;
  return dy >= 0 ? 90 : 270;
}
