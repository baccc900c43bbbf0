import type { GreyImage } from "./grey-image.ts";

/** A stretch of text as recognised, with its box in pixels of the picture. */
export interface RecognisedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Reads print from a picture 文字识别. Works offline; one call at a time. */
export interface OcrEngine {
  recognise(image: GreyImage): Promise<readonly RecognisedText[]>;
  close(): Promise<void>;
}
