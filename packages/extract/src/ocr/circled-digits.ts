import type { GreyImage } from "./grey-image.ts";
import type { OcrEngine, ReadCharacter } from "./ocr-engine.ts";
import type { PrintLine } from "./print-lines.ts";

/** The circled digits that the recognition has. */
const CIRCLED = /^[①-④]$/u;
/** Share of a ring's side in which its digit stands, and how high a ring is, in heights of the line. */
const INSIDE = 0.62;
const RING = 0.6;
const SURE = 0.8;
const ONE = 0x2460;

/** ⑤ to ⑨ come out as one of ① to ④: what stands inside of the ring is read alone. */
export async function circledDigits(
  image: GreyImage,
  line: PrintLine,
  read: readonly ReadCharacter[],
  engine: OcrEngine,
): Promise<readonly ReadCharacter[]> {
  if (!read.some(({ text }) => CIRCLED.test(text))) return read;
  const corrected = [...read];
  for (const [at, character] of read.entries()) {
    if (!CIRCLED.test(character.text)) continue;
    const ring = line.marks.find(
      ({ x, width, height }) => x <= character.x && character.x <= x + width && height >= RING * line.height && width < 1.3 * height,
    );
    if (!ring) continue;
    const [width, height] = [INSIDE * ring.width, INSIDE * ring.height];
    const inside = { x: ring.x + (ring.width - width) / 2, y: ring.y + (ring.height - height) / 2, width, height };
    const digits = (await engine.readLine(image, inside)).filter(({ text }) => text.trim() !== "");
    const [digit] = digits;
    if (digits.length === 1 && digit && /^[5-9]$/u.test(digit.text) && digit.confidence >= SURE)
      corrected[at] = { ...character, text: String.fromCodePoint(ONE + Number(digit.text) - 1), confidence: digit.confidence };
  }
  return corrected;
}
