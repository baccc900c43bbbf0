import { crop, erase, type GreyImage, hasInk } from "./grey-image.ts";
import type { InkLine } from "./image-rules.ts";
import type { OcrEngine, RecognisedText } from "./ocr-engine.ts";

const PADDING = 12;

/** All print of a straightened page. Ruling lines are taken out first; a text read over a ruling line, or cut off at an end, is read again in its own bounds. */
export async function recogniseWords(image: GreyImage, lines: readonly InkLine[], engine: OcrEngine): Promise<RecognisedText[]> {
  const clean = erase(image, lines);
  const found = (await engine.recognise(clean)).filter(({ text }) => text.trim() !== "");
  const words: RecognisedText[] = [];
  for (const word of found) {
    const parts = splitAtRules(extended(word, found, clean, lines), lines);
    if (parts.length === 1 && parts[0] === word) words.push(word);
    else for (const part of parts) words.push(...(await readAgain(clean, part, engine, word)));
  }
  return words.map((word) => ({ ...word, text: repaired(word.text) }));
}

type Area = Pick<RecognisedText, "x" | "y" | "width" | "height">;

/** Thin characters at the ends (一, 1, brackets) are left out of a box at times: it takes in ink that touches on its line and belongs to no other. */
function extended(word: RecognisedText, all: readonly RecognisedText[], image: GreyImage, lines: readonly InkLine[]): RecognisedText {
  const reach = Math.round(word.height * 0.9);
  const band = { y: word.y + word.height * 0.25, height: word.height * 0.5 };
  const isFree = (area: Area) =>
    all.every((other) => other === word || !overlap(other, area)) &&
    !lines.some((line) => line.direction === "vertical" && crosses(line, area));
  let { x, width } = word;
  const left: Area = { x: x - reach, width: reach - 2, ...band };
  if (left.x > 0 && isFree(left) && hasInk(image, left)) [x, width] = [x - reach, width + reach];
  const right: Area = { x: x + width + 2, width: reach - 2, ...band };
  if (right.x + right.width < image.width && isFree(right) && hasInk(image, right)) width += reach;
  return x === word.x && width === word.width ? word : { ...word, x, width };
}

/** The text's area in the pieces that vertical ruling lines cut it into. */
function splitAtRules(word: RecognisedText, lines: readonly InkLine[]): RecognisedText[] {
  const cuts = lines
    .filter((line) => line.direction === "vertical" && crosses(line, word) && line.near - word.x > 8 && word.x + word.width - line.far > 8)
    .sort((a, b) => a.near - b.near);
  if (cuts.length === 0) return [word];
  const edges = [word.x, ...cuts.flatMap(({ near, far }) => [near - 1, far + 1]), word.x + word.width];
  return cuts.concat(cuts.slice(0, 1)).map((_cut, at) => {
    const x = edges[at * 2] ?? word.x;
    return { ...word, x, width: (edges[at * 2 + 1] ?? x) - x };
  });
}

/** What stands in the area; specks beside the text are no text, and a reading that lost most of the first one is worse than it. */
async function readAgain(image: GreyImage, area: RecognisedText, engine: OcrEngine, before: RecognisedText): Promise<RecognisedText[]> {
  const read = (await engine.recognise(crop(image, area, PADDING)))
    .filter(({ text, height }) => text.trim() !== "" && height >= before.height * 0.6)
    .map((word) => ({ ...word, x: word.x + area.x - PADDING, y: word.y + area.y - PADDING }));
  const isWhole = area.width >= before.width;
  const kept = read.reduce((sum, { text }) => sum + text.length, 0);
  return isWhole && kept < before.text.length ? [before] : read;
}

function crosses({ near, far, from, to }: InkLine, { x, y, width, height }: Area): boolean {
  const middle = y + height / 2;
  return near > x && far < x + width && from <= middle && middle <= to;
}

function overlap(a: Area, b: Area): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** 1.200.00 and 1,200,00 are 1,200.00: in an amount with groups of three only the last mark is the decimal point. */
function repaired(text: string): string {
  // The leader of a contents line is read as any number of dots.
  const led = text.replace(/[.·…]{2,}(?=\s*[-—－]?\s*\d{1,3}\s*[-—－]?$)/, "……");
  return led.replace(/(?<=\d)[，、](?=\d{3}(?!\d))/g, ",").replace(/(?<![\d.,])\d{1,3}(?:[.,]\d{3})+[.,]\d{2}(?![\d.,])/g, (amount) => {
    const digits = amount.split(/[.,]/);
    return `${digits.slice(0, -1).join(",")}.${digits.at(-1)}`;
  });
}
