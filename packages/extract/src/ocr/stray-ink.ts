import type { Area } from "./area.ts";
import type { Mark } from "./ink-marks.ts";
import { NearMarks } from "./near-marks.ts";

/** Sides of a speck at most, and how far it lies from the strokes of a character, in heights of the usual line. */
const SPECK = 0.15;
const OFF = 0.1;
/** A page with so many specks away from all print is dusty; away: this far, in heights of the usual line. */
const DUSTY = 12;
const AWAY = 1.2;
/** How far beside a point its figure goes on, and how far from its foot it stands, in heights of the usual line. */
const BESIDE = 0.5;
const FOOT = 0.15;
/** Sides of the marks that a dot makes ： or ； with, in heights of the usual line. */
const SMALL = 0.4;
/** A punched hole: as high as the usual line, round and filled, away from print. ■ fills its corners too. */
const HOLE = 1;
const ROUND = [0.74, 0.88] as const;

/**
 * Ink that is no print: punched holes, and on dusty pages specks. A speck between characters is dust unless it stands at their foot, as a decimal
 * point does, or above or below another small mark, as in a colon.
 */
export function strayInk(marks: readonly Mark[], usual: number): Mark[] {
  const isSpeck = ({ width, height }: Area) => Math.max(width, height) <= SPECK * usual;
  const specks = marks.filter(isSpeck);
  const print = new NearMarks(
    marks.filter((mark) => !isSpeck(mark)),
    usual,
  );
  const holes = marks.filter((mark) => isDisc(mark, HOLE * usual) && print.near(mark, BESIDE * usual).length === 1);
  if (specks.filter((speck) => print.near(speck, AWAY * usual).length === 0).length < DUSTY) return holes;
  const isSmall = ({ width, height }: Area) => Math.max(width, height) <= SMALL * usual;
  const dots = new NearMarks(marks.filter(isSmall), usual);
  const dust = specks.filter((speck) => {
    const bottom = speck.y + speck.height;
    const around = print.near(speck, BESIDE * usual);
    const isPoint =
      around.some(({ x, y, width, height }) => x + width / 2 < speck.x && Math.abs(y + height - bottom) <= FOOT * usual) &&
      around.some(({ x }) => x > speck.x);
    const isOfColon = dots
      .near(speck, usual / 2)
      .some((other) => other !== speck && Math.abs(other.x + other.width / 2 - speck.x - speck.width / 2) <= 2);
    return !isPoint && !isOfColon && print.near(speck, OFF * usual).length === 0;
  });
  return [...holes, ...dust];
}

function isDisc({ width, height, ink }: Mark, least: number): boolean {
  const filled = ink / (width * height);
  return Math.min(width, height) > least && Math.abs(width - height) < 0.2 * height && filled > ROUND[0] && filled < ROUND[1];
}
