import type { Box } from "@gouji/document";
import type { FontFacts } from "./fonts.ts";
import { IDENTITY, type Matrix } from "./matrix.ts";

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

/** The state at the beginning of a page. */
export function initialState(matrix: Matrix, clip: Box): GraphicsState {
  return {
    matrix,
    clip,
    lineWidth: 1,
    strokeColor: "#000000",
    fillColor: "#000000",
    fillAlpha: 1,
    strokeAlpha: 1,
    font: undefined,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    rise: 0,
    leading: 0,
    mode: 0,
    textMatrix: IDENTITY,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
  };
}
