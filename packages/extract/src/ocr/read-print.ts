import type { Area } from "./area.ts";
import { circledDigits } from "./circled-digits.ts";
import type { GreyImage } from "./grey-image.ts";
import { limitSigns, withLimitSigns } from "./limit-signs.ts";
import type { OcrEngine, ReadCharacter } from "./ocr-engine.ts";
import type { PrintLine } from "./print-lines.ts";
import { repairedAmounts } from "./repaired-amounts.ts";
import { repairedLimits } from "./repaired-limits.ts";
import { unreadInk } from "./unread-ink.ts";

/** White above and below a line in the readings, in heights of the line; the first one is what the recognition is used to. */
const MARGINS = [0.2, 0.1, 0.4] as const;
/** Figures of which the recognition is less sure are read again. */
const READ_ONCE = 0.97;
const READ_TWICE = 0.9;
const FIGURE = /[\d.,，．:：%％‰≥≤><+-]/u;

interface Reading {
  readonly characters: readonly ReadCharacter[];
  /** Characters that have ink beside them which was not read. */
  readonly unread: ReadonlySet<number>;
}

/**
 * The characters of a line. Where the recognition is not sure of a figure, or left ink out, the line is read again in another size: what two readings
 * agree on is surer than either, and what they do not agree on is doubtful.
 */
export async function readPrint(image: GreyImage, line: PrintLine, engine: OcrEngine): Promise<ReadCharacter[]> {
  const signs = limitSigns(image, line);
  const read = async (margin: number): Promise<Reading> => {
    const characters = withLimitSigns(written(await engine.readLine(image, withMargin(line, margin))), signs);
    return { characters, unread: unreadInk(line, characters) };
  };
  const readings = [await read(MARGINS[0])];
  let best = agreed(readings);
  const complete = async (characters: readonly ReadCharacter[]) => repairedAmounts(await circledDigits(image, line, characters, engine));
  if (isSure(best, READ_ONCE)) return complete(best.characters);
  for (const margin of MARGINS.slice(1)) {
    if (readings.length > 1 && isSure(best, READ_TWICE)) break;
    readings.push(await read(margin));
    best = agreed(readings);
  }
  const characters = best.characters.map((character, at) => (best.unread.has(at) ? doubted(character) : character));
  return complete(repairedLimits(line, characters));
}

function isSure({ characters, unread }: Reading, least: number): boolean {
  return unread.size === 0 && certainty(characters) >= least;
}

function doubted(character: ReadCharacter): ReadCharacter {
  return FIGURE.test(character.text) ? { ...character, confidence: character.confidence / 2 } : character;
}

function withMargin({ x, y, width, height }: Area, share: number): Area {
  const margin = Math.max(3, share * height);
  return { x: x - 2 * margin, y: y - margin, width: width + 4 * margin, height: height + 2 * margin };
}

/** Without blanks at the ends. */
function written(read: readonly ReadCharacter[]): ReadCharacter[] {
  const isBlank = ({ text }: ReadCharacter) => text.trim() === "";
  const from = read.findIndex((character) => !isBlank(character));
  return from < 0 ? [] : read.slice(from, read.findLastIndex((character) => !isBlank(character)) + 1);
}

/**
 * The best reading: the one that leaves least ink out, then the surest. Each character of a figure is as sure as all readings that have it make it, and
 * doubtful if no other one has it.
 */
function agreed(readings: readonly Reading[]): Reading {
  const rank = ({ characters, unread }: Reading) =>
    characters.length === 0 ? Number.NEGATIVE_INFINITY : certainty(characters) - unread.size;
  const best = readings.reduce((better, other) => (rank(other) > rank(better) ? other : better));
  const others = readings.filter((reading) => reading !== best && reading.characters.length > 0);
  if (others.length === 0) return best;
  const partners = others.map(({ characters }) => partnersOf(best.characters, characters));
  const characters = best.characters.map((character, at): ReadCharacter => {
    if (!FIGURE.test(character.text)) return character;
    const agreeing = partners.flatMap((of) => of[at] ?? []);
    const doubt = agreeing.reduce((product, { confidence }) => product * (1 - confidence), 1 - character.confidence);
    return agreeing.length === 0 ? doubted(character) : { ...character, confidence: 1 - doubt };
  });
  return { characters, unread: best.unread };
}

/** Of the least sure character of a figure. */
function certainty(read: readonly ReadCharacter[]): number {
  if (read.length === 0) return 0;
  return Math.min(1, ...read.filter(({ text }) => FIGURE.test(text)).map(({ confidence }) => confidence));
}

/**
 * For every character of a the same one of b, if b has it there: the longest common subsequence. A figure of which b left a character out
 * has no partner on either side of the gap.
 */
function partnersOf(a: readonly ReadCharacter[], b: readonly ReadCharacter[]): (ReadCharacter | undefined)[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row)
        row[j] = a[i]?.text === b[j]?.text ? 1 + (lengths[i + 1]?.[j + 1] ?? 0) : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  const partners: (ReadCharacter | undefined)[] = [];
  let [i, j, gap] = [0, 0, false];
  while (i < a.length) {
    if (j < b.length && a[i]?.text === b[j]?.text) {
      partners.push(gap && FIGURE.test(a[i - 1]?.text ?? "") ? undefined : b[j]);
      [i, j, gap] = [i + 1, j + 1, false];
    } else if (j < b.length && (lengths[i]?.[j + 1] ?? 0) >= (lengths[i + 1]?.[j] ?? 0)) {
      // A blank more or less says nothing of the figure.
      gap = gap || FIGURE.test(b[j]?.text ?? "");
      j += 1;
    } else {
      partners.push(undefined);
      i += 1;
    }
  }
  // What b has behind the end of a belongs to the last figure.
  if (b.slice(j).some(({ text }) => FIGURE.test(text)) && partners.length > 0) partners[partners.length - 1] = undefined;
  return partners;
}
