import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type GreyImage, greyOf } from "../ocr/grey-image.ts";
import { fadeStamps } from "../ocr/stamps.ts";

const POINTS_PER_INCH = 72;
/** Pixels of a side at most: larger sheets are drawn coarser. */
const LONGEST_SIDE = 6_000;

/** The page as a viewer shows it, on white, in grey, its stamps pale. */
export async function drawPage(page: PDFPageProxy, dotsPerInch: number): Promise<GreyImage> {
  const { width: wide, height: high } = page.getViewport({ scale: 1 });
  const scale = Math.min(dotsPerInch / POINTS_PER_INCH, LONGEST_SIDE / Math.max(wide, high));
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))];
  const { createCanvas } = await drawing();
  const canvas = createCanvas(width, height);
  // pdf.js asks for a browser's canvas; this one has all that it uses.
  await page.render({ canvas: canvas as never, viewport, background: "#fff" }).promise;
  const picture = canvas.getContext("2d").getImageData(0, 0, width, height);
  fadeStamps(picture, scale * POINTS_PER_INCH);
  return greyOf(picture);
}

/** Whether pages can be drawn here: a dot comes out black. @throws where the native part is missing or for another machine. */
export async function canDraw(): Promise<boolean> {
  const { createCanvas } = await drawing();
  const context = createCanvas(1, 1).getContext("2d");
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data[3] === 255;
}

/** Only where something is drawn: a machine without the native part reads everything else. */
function drawing() {
  return import("@napi-rs/canvas");
}
