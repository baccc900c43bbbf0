import type { Box } from "@gouji/document";
import type { PDFPage } from "@cantoo/pdf-lib";
import { PDFName, PDFNumber } from "@cantoo/pdf-lib";

export type Point = readonly [x: number, y: number];

/**
 * A page as it is shown, against the page's own coordinates (ISO 32000-1, 8.3.2.3): what is shown is the crop box inside the media box,
 * turned clockwise by /Rotate, in units of /UserUnit.
 */
export interface DisplayedPage {
  /** A displayed point, in points from the upper left corner, y down → a point of the page. */
  toPage(point: Point): Point;
  /** Displayed right and up as steps on the page. */
  readonly right: Point;
  readonly up: Point;
  /** One displayed point on the page. */
  readonly scale: number;
}

export function displayedPage(page: PDFPage): DisplayedPage {
  const [x0, y0, x1, y1] = shownBox(page);
  const unit = page.node.lookup(PDFName.of("UserUnit"));
  const scale = unit instanceof PDFNumber && unit.asNumber() > 0 ? 1 / unit.asNumber() : 1;
  const turn = (((Math.round(page.getRotation().angle / 90) * 90) % 360) + 360) % 360;
  switch (turn) {
    case 90:
      return { scale, right: [0, 1], up: [-1, 0], toPage: ([x, y]) => [x0 + y * scale, y0 + x * scale] };
    case 180:
      return { scale, right: [-1, 0], up: [0, -1], toPage: ([x, y]) => [x1 - x * scale, y0 + y * scale] };
    case 270:
      return { scale, right: [0, -1], up: [1, 0], toPage: ([x, y]) => [x1 - y * scale, y1 - x * scale] };
    default:
      return { scale, right: [1, 0], up: [0, 1], toPage: ([x, y]) => [x0 + x * scale, y1 - y * scale] };
  }
}

function shownBox(page: PDFPage): Box {
  const [media, crop] = [boxOf(page.getMediaBox()), boxOf(page.getCropBox())];
  const both: Box = [Math.max(media[0], crop[0]), Math.max(media[1], crop[1]), Math.min(media[2], crop[2]), Math.min(media[3], crop[3])];
  return both[0] < both[2] && both[1] < both[3] ? both : media;
}

/** Boxes may be given by any two opposite corners. */
function boxOf({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Box {
  return [Math.min(x, x + width), Math.min(y, y + height), Math.max(x, x + width), Math.max(y, y + height)];
}
