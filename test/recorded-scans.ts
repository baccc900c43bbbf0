import type { Page } from "@gouji/document";
import { type Area, type GreyImage, type OcrEngine, type ReadCharacter, readScan, type ScanReader } from "@gouji/extract";
import type { Content } from "../scripts/fixtures/content.ts";
import { layOut, type Mark, PAGE } from "../scripts/fixtures/lay-out.ts";

type Text = Extract<Mark, { kind: "text" }>;

/** A scan reader that answers what the engine answers at best: the characters that were drawn, where they were drawn. */
export function recordedReader(content: Content, doubtfulText = ""): ScanReader {
  const pages = layOut(content).map((marks) => marks.filter((mark): mark is Text => mark.kind === "text"));
  return {
    atATime: 2,
    read: (picture: GreyImage, page: Page) => readScan(picture, page, engineOf(pages[page.number - 1] ?? [], doubtfulText)),
    close: async () => {},
  };
}

/** Finds the drawn lines in whatever position the page lies; reads them only when they stand upright. */
function engineOf(texts: readonly Text[], doubtfulText: string): OcrEngine {
  const known = new WeakMap<GreyImage, number>();
  const quartersIn = (image: GreyImage): number => {
    const quarters = known.get(image) ?? quartersOf(image, texts);
    known.set(image, quarters);
    return quarters;
  };
  return {
    findLines: async (image) => texts.map((text) => turned(boxOf(text, scaleOf(image, quartersIn(image))), image, quartersIn(image))),
    async readLine(image, area) {
      if (quartersIn(image) !== 0) return [{ text: "丨", x: area.x, confidence: 0.2 }];
      const scale = scaleOf(image, 0);
      return texts.flatMap((text) => {
        const { y, height } = boxOf(text, scale);
        const middle = y + height / 2;
        if (middle < area.y || middle > area.y + area.height) return [];
        return charactersOf(text, scale, doubtfulText).filter(({ x }) => x >= area.x && x <= area.x + area.width);
      });
    },
    close: async () => {},
  };
}

/** How the page lies: in the position in which most lines have ink. */
function quartersOf(image: GreyImage, texts: readonly Text[]): number {
  const inked = [0, 1, 2, 3].map((quarters) => {
    if ((quarters % 2 === 0) !== image.height > image.width) return 0;
    const scale = scaleOf(image, quarters);
    const firstCharacters = texts.map((text) => {
      const { x, y, height } = boxOf(text, scale);
      return turned({ x, y, width: height, height }, image, quarters);
    });
    return firstCharacters.filter((area) => hasInk(image, area)).length;
  });
  return inked.indexOf(Math.max(...inked));
}

function scaleOf(image: GreyImage, quarters: number): number {
  return (quarters % 2 === 0 ? image.width : image.height) / PAGE.width;
}

function boxOf({ text, x, y, size }: Text, scale: number): Area {
  const width = Array.from(text).reduce((sum, character) => sum + advance(character, size), 0);
  return { x: x * scale, y: (y - 0.85 * size) * scale, width: width * scale, height: size * scale };
}

function charactersOf({ text, x, size }: Text, scale: number, doubtfulText: string): ReadCharacter[] {
  const from = doubtfulText === "" ? -1 : text.indexOf(doubtfulText);
  let left = x;
  return Array.from(text, (character, at) => {
    const width = advance(character, size);
    const middle = (left + width / 2) * scale;
    left += width;
    const isDoubtful = from >= 0 && at >= from && at < from + doubtfulText.length;
    return { text: character, x: middle, confidence: isDoubtful ? 0.4 : 0.99 };
  });
}

function advance(character: string, size: number): number {
  return character < "\u0080" ? size / 2 : size;
}

/** The area of the upright page on the page turned clockwise by quarters. */
function turned({ x, y, width, height }: Area, image: GreyImage, quarters: number): Area {
  if (quarters === 1) return { x: image.width - y - height, y: x, width: height, height: width };
  if (quarters === 2) return { x: image.width - x - width, y: image.height - y - height, width, height };
  if (quarters === 3) return { x: y, y: image.height - x - width, width: height, height: width };
  return { x, y, width, height };
}

function hasInk(image: GreyImage, { x, y, width, height }: Area): boolean {
  let dark = 0;
  for (let row = Math.max(0, Math.floor(y)); row < Math.min(image.height, y + height); row += 1)
    for (let col = Math.max(0, Math.floor(x)); col < Math.min(image.width, x + width); col += 1)
      if ((image.values[row * image.width + col] ?? 255) < 128) dark += 1;
  return dark >= 12;
}
