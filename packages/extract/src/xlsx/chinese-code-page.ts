import type { Sheet } from "./open-workbook.ts";

const WESTERN = new TextDecoder("windows-1252");
const BYTES: ReadonlyMap<string, number> = new Map(Array.from({ length: 256 }, (_, byte) => [WESTERN.decode(Uint8Array.of(byte)), byte]));
/** Characters that stand for bytes from 0x80 on in the Western code page. */
const HIGH = /[\u0080-\u00ff\u0152-\u02dc\u2013-\u2122]/u;
const HAN = /\p{Script=Han}/u;

/**
 * Workbooks older than Excel 97 hold texts in the code page of the machine that wrote them; data systems name none, or the Western one. Where no
 * text of the workbook is Chinese and every text with signs beyond ASCII is Chinese in GBK, they are read so.
 */
export function inChineseCodePage(sheets: readonly Sheet[]): readonly Sheet[] {
  const texts = sheets.flatMap(({ name, cells }) => [name, ...cells.map(({ text }) => text)]);
  const high = texts.filter((text) => HIGH.test(text));
  if (high.length === 0 || texts.some((text) => HAN.test(text)) || !high.every((text) => HAN.test(inGbk(text) ?? ""))) return sheets;
  const read = (text: string) => (HIGH.test(text) ? (inGbk(text) ?? text) : text);
  return sheets.map((sheet) => ({
    ...sheet,
    name: read(sheet.name),
    cells: sheet.cells.map((cell) => ({
      ...cell,
      text: read(cell.text),
      ...(cell.formula === undefined ? {} : { formula: read(cell.formula) }),
    })),
  }));
}

function inGbk(text: string): string | undefined {
  const bytes = Array.from(text, (character) => BYTES.get(character));
  if (bytes.includes(undefined)) return undefined;
  try {
    return new TextDecoder("gb18030", { fatal: true }).decode(Uint8Array.from(bytes, (byte) => byte ?? 0));
  } catch {
    return undefined;
  }
}
