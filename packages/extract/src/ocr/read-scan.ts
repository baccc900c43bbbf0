import type { Page } from "@gouji/document";
import { createCanvas } from "@napi-rs/canvas";
import type { Glyph, PageContent, Rule } from "../layout/page-content.ts";
import { type GreyImage, greyOf, inkOf } from "./grey-image.ts";
import { type InkLine, inkLines } from "./image-rules.ts";
import type { OcrEngine, RecognisedText } from "./ocr-engine.ts";
import { recogniseWords } from "./recognise-words.ts";
import { skewAngle } from "./skew-angle.ts";

/** Resolution at which pages are read, dots per inch: half of it doubles the wrong digits, more takes longer and reads no better. */
export const SCAN_RESOLUTION = 200;

/** Pixels at SCAN_RESOLUTION: lines from 18 points on, at most 3 points thick. */
const LINES = { minLength: 50, maxThickness: 9, maxGap: 3 };
const FULL_WIDTH = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;

/** A picture of a page, drawn at SCAN_RESOLUTION: RGBA, row by row. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/**
 * Print and ruling lines of a scanned page. The page is straightened first; places are those on the straightened page,
 * off by the skew's few points at the margins.
 */
export async function readScan(picture: PagePicture, page: Page, engine: OcrEngine): Promise<PageContent> {
  const crooked = greyOf(picture);
  const image = straightened(picture, crooked, skewAngle(crooked));
  const lines = inkLines(image, inkOf(image), LINES);
  const words = await recogniseWords(image, lines, engine);
  const scale = page.width / image.width;
  return {
    page,
    glyphs: words.flatMap((word) => glyphsOf(word, scale)),
    rules: lines.map((line) => ruleOf(line, scale)),
    fills: [],
    images: [{ box: [0, 0, page.width, page.height] }],
  };
}

function straightened(picture: PagePicture, image: GreyImage, degrees: number): GreyImage {
  if (degrees === 0) return image;
  const { width, height } = picture;
  const source = createCanvas(width, height);
  const pixels = source.getContext("2d").createImageData(width, height);
  pixels.data.set(picture.data);
  source.getContext("2d").putImageData(pixels, 0, 0);
  const target = createCanvas(width, height);
  const context = target.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate((-degrees * Math.PI) / 180);
  context.drawImage(source, -width / 2, -height / 2);
  return greyOf(context.getImageData(0, 0, width, height));
}

function ruleOf({ direction, from, to, near, far }: InkLine, scale: number): Rule {
  return {
    direction,
    at: ((near + far + 1) / 2) * scale,
    from: from * scale,
    to: (to + 1) * scale,
    width: (far - near + 1) * scale,
    source: "image",
  };
}

/** The recognition tells a text's box only: its characters share the width, full-width ones twice as much as Latin ones. */
function glyphsOf({ text, x, y, width, height, confidence }: RecognisedText, scale: number): Glyph[] {
  const characters = [...text];
  const shares = characters.map((character) => (FULL_WIDTH.test(character) ? 1 : 0.55));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const unit = width / whole;
  const full = shares.filter((share) => share === 1).length;
  // The height of a box says little: it holds what the strokes of its characters happen to fill.
  const size = Math.round((full >= 2 ? unit : height * 0.9) * scale * 2) / 2;
  let left = x;
  return characters.map((character, at): Glyph => {
    const right = left + (shares[at] ?? 0) * unit;
    const glyph: Glyph = {
      text: character,
      box: [left * scale, y * scale, right * scale, (y + height) * scale],
      size,
      angle: 0,
      font: "scan",
      bold: false,
      confidence,
    };
    left = right;
    return glyph;
  });
}
