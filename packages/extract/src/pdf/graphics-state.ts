import type { Box } from "@gouji/document";
import type { FontFacts } from "./fonts.ts";
import type { Matrix } from "./matrix.ts";

/** The part of PDF's graphics state that decides where characters and lines stand and whether they are seen. */
export interface GraphicsState {
  matrix: Matrix;
  clip: Box;
  lineWidth: number;
  strokeColor: string;
  fillColor: string;
  fillAlpha: number;
  strokeAlpha: number;
  font: FontFacts | undefined;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  rise: number;
  leading: number;
  mode: number;
  textMatrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
}
