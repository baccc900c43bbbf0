import type { ReadCharacter } from "./ocr-engine.ts";
import type { PrintLine } from "./print-lines.ts";

/** A limit in percent, its sign ≥ read as a 2: 295%. */
const LIMIT = /(?<![\d.,≥≤])2(?=(?:\d{2}|100)(?:\.\d+)?[%％])/gu;
/** Below this the recognition wavers between the two. */
const SURE = 0.9;
/** Digits are all of one height; the sign is lower. */
const LOWER = 0.9;

/** ≥95% is at times read as 295%: where the recognition is not sure, and the ink of the 2 is lower than that of the digits behind it, it is the sign. It stays doubtful. */
export function repairedLimits(line: PrintLine, read: readonly ReadCharacter[]): ReadCharacter[] {
  const text = read.map((character) => character.text).join("");
  if (text.length !== read.length) return [...read];
  const heightAt = (at: number) => {
    const x = read[at]?.x ?? 0;
    const near = line.marks.filter((mark) => mark.x - 2 <= x && x <= mark.x + mark.width + 2);
    return Math.max(0, ...near.map(({ height }) => height));
  };
  const repaired = [...read];
  for (const { index } of text.matchAll(LIMIT)) {
    const sign = read[index];
    const digits = Math.max(heightAt(index + 1), heightAt(index + 2));
    if (sign && sign.confidence < SURE && heightAt(index) < LOWER * digits) repaired[index] = { ...sign, text: "≥" };
  }
  return repaired;
}
