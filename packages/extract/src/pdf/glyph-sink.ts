import type { Angle, Glyph } from "../layout/page-content.ts";

export type Drawn = { -readonly [Key in keyof Glyph]: Glyph[Key] };

/** Collects the glyphs of a page; a character printed twice at one place (fake bold, shadow) is kept once, as bold. */
export class GlyphSink {
  readonly glyphs: Drawn[] = [];
  readonly #front = new Front();
  /** The last glyph of each small square of the page and character; squares may share a number, so whoever asks compares. */
  readonly #places = new Map<number, Drawn>();
  /** How many glyphs have been given their places. */
  #placed = 0;

  add(glyph: Drawn): void {
    if (glyph.text === "") return;
    if (glyph.text !== " " && !this.#front.isAdvancedBy(glyph)) {
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
    for (; this.#placed < this.glyphs.length; this.#placed += 1) {
      const other = this.glyphs[this.#placed];
      if (other && other.text !== " ") this.#places.set(ownSquare(other), other);
    }
    const step = stepOf(glyph);
    const x = glyph.box[0] / step;
    const y = glyph.box[1] / step;
    const column = Math.floor(x);
    const row = Math.floor(y);
    // The nearer neighbour on each axis; a twin is less than half a square away.
    const besideColumn = x - column < 0.5 ? column - 1 : column + 1;
    const besideRow = y - row < 0.5 ? row - 1 : row + 1;
    const code = glyph.text.charCodeAt(0);
    return (
      this.#near(squareNumber(code, column, row), glyph) ??
      this.#near(squareNumber(code, besideColumn, row), glyph) ??
      this.#near(squareNumber(code, column, besideRow), glyph) ??
      this.#near(squareNumber(code, besideColumn, besideRow), glyph)
    );
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

/** How far the print has come: most of it is drawn line by line, and what stands beyond all that is drawn has no twin. */
class Front {
  /** Top of the lowest glyph before the line, and of the lowest one at all. */
  #above = Number.NEGATIVE_INFINITY;
  #lowest = Number.NEGATIVE_INFINITY;
  /** Left side of the last glyph on the line. */
  #right = Number.NEGATIVE_INFINITY;

  /** Whether the glyph stands below all others, or on the lowest line behind its others. */
  isAdvancedBy({ box, size }: Drawn): boolean {
    const [x, y] = [box[0], box[1]];
    const apart = 0.2 * size;
    if (y >= this.#lowest + apart) {
      this.#above = this.#lowest;
      this.#lowest = y;
      this.#right = x;
      return true;
    }
    const isBehind = y >= this.#above + apart && x >= this.#right + apart;
    this.#lowest = Math.max(this.#lowest, y);
    if (y >= this.#above) this.#right = Math.max(this.#right, x);
    return isBehind;
  }
}

const stepOf = ({ size }: Drawn): number => Math.max(0.3 * size, 1);

function ownSquare(glyph: Drawn): number {
  const step = stepOf(glyph);
  return squareNumber(glyph.text.charCodeAt(0), Math.floor(glyph.box[0] / step), Math.floor(glyph.box[1] / step));
}

function squareNumber(code: number, column: number, row: number): number {
  return (Math.imul(code, 0x9e3779b1) ^ Math.imul(column, 0x85ebca6b) ^ Math.imul(row, 0xc2b2ae35)) >> 2;
}

/** The quarter turn nearest to the direction `(dx, dy)`, y down. */
export function angleOf(dx: number, dy: number): Angle {
  if (Math.abs(dx) >= Math.abs(dy)) return dx >= 0 ? 0 : 180;
  return dy >= 0 ? 90 : 270;
}
