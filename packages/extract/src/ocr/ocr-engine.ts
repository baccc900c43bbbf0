import type { Area } from "./area.ts";
import type { GreyImage } from "./grey-image.ts";

/** A character as recognised. */
export interface ReadCharacter {
  readonly text: string;
  /** Its middle, in pixels of the picture. */
  readonly x: number;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Finds and reads print in a straightened picture 文字识别. Works offline; one call at a time. */
export interface OcrEngine {
  /** Areas that seem to hold a line of print, or a part of one, in any order. */
  findLines(image: GreyImage): Promise<readonly Area[]>;
  /** The characters of one line, from left to right. */
  readLine(image: GreyImage, line: Area): Promise<readonly ReadCharacter[]>;
  close(): Promise<void>;
}
