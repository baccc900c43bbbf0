/** What the interpreter needs of a font that pdf.js has loaded. */
export interface FontFacts {
  readonly name: string;
  readonly bold: boolean;
  readonly vertical: boolean;
  /** Its codes are numbers of characters or glyphs, by whatever encoding. */
  readonly composite: boolean;
  /** Glyph space to text space. */
  readonly unit: number;
  /** Height of the type in text space; 1 for all but odd fonts. */
  readonly em: number;
  /** Shares of the size above and below the base line. */
  readonly ascent: number;
  readonly descent: number;
}

const BOLD = /bold|black|heavy|demi|simhei|\bhei\b|stheiti|黑体|大黑|中黑|小标宋|xbsong/iu;
const UNKNOWN: FontFacts = { name: "", bold: false, vertical: false, composite: false, unit: 0.001, em: 1, ascent: 0.88, descent: -0.12 };

/** Reads a font object of pdf.js, whose type is not exported; fonts written by LibreOffice give no ascent, Type 3 fonts NaN. */
export function fontFacts(font: unknown): FontFacts {
  if (typeof font !== "object" || font === null) return UNKNOWN;
  const field = (name: string): unknown => Reflect.get(font, name);
  const matrix = field("fontMatrix");
  const unit = Array.isArray(matrix) && typeof matrix[0] === "number" && matrix[0] !== 0 ? Math.abs(matrix[0]) : 0.001;
  const [up, down] = [field("ascent"), field("descent")];
  const name = String(field("name") ?? "").replace(/^[A-Z]{6}\+/u, "");
  const usable = typeof up === "number" && typeof down === "number" && up - down >= 0.3 && up - down <= 1.6;
  return {
    name,
    bold: BOLD.test(name) || field("bold") === true || field("black") === true,
    vertical: field("vertical") === true,
    composite: field("composite") === true,
    unit,
    em: field("isType3Font") === true ? glyphHeight(field("bbox"), unit) : unit * 1000,
    ascent: usable ? up : 0.88,
    descent: usable ? down : -0.12,
  };
}

/** Glyphs of Type 3 fonts are drawn to any measure. Most are made for a size of 1; where their box is far from it, the box tells. */
function glyphHeight(box: unknown, unit: number): number {
  const [, low, , high] = Array.isArray(box) ? box : [];
  const height = typeof low === "number" && typeof high === "number" ? Math.abs(high - low) * unit : 0;
  return height > 0 && (height < 0.2 || height > 4) ? height : 1;
}
