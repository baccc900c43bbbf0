import type { Fill, Glyph, ImageBox, Rule } from "../layout/page-content.ts";
import type { Matrix } from "./geometry.ts";
import type { Resources } from "./resources.ts";

/** What has been drawn on a page so far, in the order of drawing. */
export interface PageSink {
  readonly width: number;
  readonly height: number;
  readonly glyphs: Glyph[];
  readonly rules: Rule[];
  readonly fills: Fill[];
  readonly images: ImageBox[];
  /** Opaque areas, each with the number of glyphs that were drawn before it. */
  readonly covers: { readonly box: Fill["box"]; readonly color: string; readonly after: number }[];
  /** Curves: characters drawn as outlines consist of little else. */
  curves: number;
  objects: number;
  limited: boolean;
}

/** Where and how the objects of a container are drawn. */
export interface DrawContext {
  readonly resources: Resources;
  readonly sink: PageSink;
  /** From the container's coordinates to points on the page. */
  readonly matrix: Matrix;
  readonly layerParam: string | undefined;
  readonly hidden: boolean;
  readonly composites: readonly string[];
}

export const MAX_OBJECTS = 500_000;
export const MAX_GLYPHS = 300_000;

export function emptySink(width: number, height: number): PageSink {
  return { width, height, glyphs: [], rules: [], fills: [], images: [], covers: [], curves: 0, objects: 0, limited: false };
}
