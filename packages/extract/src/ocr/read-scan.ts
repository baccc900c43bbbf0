import type { Page } from "@gouji/document";
import type { Glyph, PageContent, Rule } from "../layout/page-content.ts";
import type { Area } from "./area.ts";
import { withoutCopierEdge } from "./copier-edge.ts";
import { dashRows } from "./dash-rows.ts";
import { dotLeaders, isDotted } from "./dot-leaders.ts";
import { glyphsOfLine } from "./glyphs-of-line.ts";
import { blanked, erase, type GreyImage, inkOf, quarterTurned, turnedBack } from "./grey-image.ts";
import { type InkLine, inkLines } from "./image-rules.ts";
import { inkMarks } from "./ink-marks.ts";
import type { OcrEngine, ReadCharacter } from "./ocr-engine.ts";
import { printLines, usualHeight } from "./print-lines.ts";
import { readPrint } from "./read-print.ts";
import { skewAngle } from "./skew-angle.ts";
import { strayInk } from "./stray-ink.ts";

/** Resolution at which pages are read, dots per inch: half of it doubles the wrong digits, more takes longer and reads no better. */
export const SCAN_RESOLUTION = 200;

/** Pixels at SCAN_RESOLUTION: lines from 18 points on, at most 3 points thick. */
const LINES = { minLength: 50, maxThickness: 9, maxGap: 3 };

/** A page made level, its ruling lines told from its print. */
interface LevelPage {
  /** Without ruling lines. */
  readonly image: GreyImage;
  readonly rules: readonly InkLine[];
  /** Rows of dots that seemed ruling lines. */
  readonly dotted: readonly Area[];
  readonly detected: readonly Area[];
}

/**
 * Print and ruling lines of a scanned page, drawn at SCAN_RESOLUTION. The page is turned upright and straightened first. Places are those on the
 * straightened page, off by the skew's few points at the margins; a page that lay on its side or its head is given as turned upright.
 */
export async function readScan(drawn: GreyImage, page: Page, engine: OcrEngine): Promise<PageContent> {
  const picture = withoutCopierEdge(drawn);
  let quarters = 0;
  let level = await levelled(picture, engine);
  if (liesOnSide(level.detected)) {
    quarters = 1;
    level = await levelled(quarterTurned(picture, quarters), engine);
  }
  if (await standsOnHead(level, engine)) {
    quarters += 2;
    level = await levelled(quarterTurned(picture, quarters), engine);
  }
  const { image, rules, dotted, detected } = level;
  const ink = inkOf(image);
  const all = inkMarks(ink, image.width, image.height);
  const leaders = [...dotted, ...dotLeaders(all)];
  const printed = all.filter((mark) => !leaders.some((leader) => holds(leader, mark)));
  const usual = usualHeight(detected);
  const stray = new Set(strayInk(printed, usual));
  const marks = printed.filter((mark) => !stray.has(mark));
  const dashes = dashRows(marks, (x, y) => ink[y * image.width + x] === 1, rules, usual);
  const print = blanked(image, [...leaders, ...stray]);
  const dashed = new Set(dashes.flatMap(({ line }) => line.marks));
  const lines = printLines(
    detected,
    marks.filter((mark) => !dashed.has(mark)),
    rules,
  );
  const upright = turned(page, quarters);
  const scale = upright.width / image.width;
  const glyphs: Glyph[] = dashes.flatMap(({ line, characters }) => glyphsOfLine(line, characters, scale));
  for (const line of lines) {
    const read = await readPrint(print, line, engine);
    const leader = leaders.find((candidate) => leadsOn(line, candidate));
    glyphs.push(...glyphsOfLine(line, leader ? [...read, ...dotsOf(leader)] : read, scale));
  }
  return {
    page: upright,
    glyphs,
    rules: rules.map((line) => ruleOf(line, scale)),
    fills: [],
    images: [{ box: [0, 0, upright.width, upright.height] }],
  };
}

async function levelled(picture: GreyImage, engine: OcrEngine): Promise<LevelPage> {
  const degrees = skewAngle(picture);
  const straight = degrees === 0 ? picture : turnedBack(picture, degrees);
  const lines = inkLines(straight, inkOf(straight), LINES);
  const image = erase(straight, lines);
  const dotted = lines.filter((line) => isDotted(straight, line, lines));
  const rules = lines.filter((line) => !dotted.includes(line));
  return { image, rules, dotted: dotted.map(areaOf), detected: await engine.findLines(image) };
}

/** Lines of print that are higher than wide. */
function liesOnSide(detected: readonly Area[]): boolean {
  const lengthOf = (areas: readonly Area[]) => areas.reduce((sum, { width, height }) => sum + Math.max(width, height), 0);
  return lengthOf(detected.filter(({ width, height }) => height > 1.5 * width)) > 0.5 * lengthOf(detected);
}

/** Lines that are read to tell whether the page is upside down; the recognition is sure of most print that is not. */
const SAMPLE = 6;
const SURE = 0.8;

async function standsOnHead({ image, detected }: LevelPage, engine: OcrEngine): Promise<boolean> {
  const sample = [...detected].sort((a, b) => b.width - a.width).slice(0, SAMPLE);
  const upright = await certainty(image, sample, engine);
  if (upright > SURE || sample.length === 0) return false;
  const { width, height } = image;
  const mirrored = sample.map((area) => ({ ...area, x: width - area.x - area.width, y: height - area.y - area.height }));
  return (await certainty(quarterTurned(image, 2), mirrored, engine)) > upright;
}

async function certainty(image: GreyImage, areas: readonly Area[], engine: OcrEngine): Promise<number> {
  const read = [];
  for (const area of areas) read.push(...(await engine.readLine(image, area)));
  return read.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, read.length);
}

function areaOf({ from, to, near, far }: InkLine): Area {
  return { x: from, y: near, width: to - from + 1, height: far - near + 1 };
}

function holds(area: Area, { x, y, width, height }: Area): boolean {
  return x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height;
}

/** Whether the dots begin behind the line, at its foot. */
function leadsOn(line: Area, leader: Area): boolean {
  const gap = leader.x - line.x - line.width;
  const y = leader.y + leader.height / 2;
  return gap > -line.height && gap < 2 * line.height && y > line.y && y < line.y + line.height * 1.2;
}

function dotsOf({ x, width }: Area): ReadCharacter[] {
  return [1, 2].map((third) => ({ text: "…", x: x + (third * width) / 3, confidence: 1 }));
}

function turned(page: Page, quarters: number): Page {
  const rotation = (page.rotation + 90 * quarters) % 360;
  return quarters % 2 === 0 ? { ...page, rotation } : { ...page, width: page.height, height: page.width, rotation };
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
