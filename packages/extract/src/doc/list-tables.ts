import type { XmlElement } from "../ooxml/xml.ts";
import type { ByteReader } from "./bytes.ts";
import { element, property, styleId } from "./elements.ts";
import type { WordBinary } from "./word-binary.ts";

const LISTS = 73;
const OVERRIDES = 74;
const LIST_SIZE = 28;
const OVERRIDE_SIZE = 16;
const NO_STYLE = 0xfff;

/** Formats of numbers by code ([MS-OSHARED] 2.2.1.3); what is not here counts in Arabic digits. */
const FORMATS: Readonly<Record<number, string>> = {
  1: "upperRoman",
  2: "lowerRoman",
  3: "upperLetter",
  4: "lowerLetter",
  10: "ideographDigital",
  11: "japaneseCounting",
  14: "decimalFullWidth",
  16: "japaneseLegal",
  17: "japaneseDigitalTenThousand",
  18: "decimalEnclosedCircle",
  22: "decimalZero",
  23: "bullet",
  26: "decimalEnclosedFullstop",
  27: "decimalEnclosedParen",
  28: "decimalEnclosedCircleChinese",
  29: "ideographEnclosedCircle",
  30: "ideographTraditional",
  31: "ideographZodiac",
  33: "taiwaneseCounting",
  34: "ideographLegalTraditional",
  35: "taiwaneseCountingThousand",
  36: "taiwaneseDigital",
  37: "chineseCounting",
  38: "chineseLegalSimplified",
  39: "chineseCountingThousand",
  255: "none",
};

/** The lists and their uses as the numbering part of WordprocessingML. */
export function readListTables(file: WordBinary): XmlElement {
  // The levels follow the table of lists, beyond the size that is given for it.
  const lists = file.table(LISTS);
  const rest = file.tableFrom(LISTS);
  const count = Math.min(lists.u16(0), 2_000);
  const children: XmlElement[] = [];
  let at = lists.length;
  for (let index = 0; index < count; index += 1) {
    const list = lists.slice(2 + index * LIST_SIZE, LIST_SIZE);
    const levels: XmlElement[] = [];
    const levelCount = (list.u8(26) & 1) === 1 ? 1 : 9;
    for (let level = 0; level < levelCount && at < rest.length; level += 1) {
      const style = list.u16(8 + level * 2);
      const read = readLevel(rest, at, level, style === NO_STYLE ? undefined : style);
      levels.push(read.element);
      at = read.end;
    }
    children.push(element("abstractNum", { abstractNumId: String(list.i32(0)) }, levels));
  }
  return element("numbering", {}, [...children, ...readOverrides(file.table(OVERRIDES))]);
}

function readLevel(bytes: ByteReader, at: number, level: number, style: number | undefined) {
  const flags = bytes.u8(at + 5);
  const [characterSize, paragraphSize] = [bytes.u8(at + 24), bytes.u8(at + 25)];
  const textAt = at + 28 + characterSize + paragraphSize;
  const length = Math.min(bytes.u16(textAt), 255);
  const text = Array.from(bytes.text(textAt + 2, length), placeholder).join("");
  const children = [
    property("start", bytes.i32(at)),
    property("numFmt", FORMATS[bytes.u8(at + 4)] ?? "decimal"),
    property("lvlText", text),
    property("suff", ["tab", "space", "nothing"][bytes.u8(at + 15)] ?? "tab"),
    ...((flags & 4) === 0 ? [] : [property("isLgl", "1")]),
    ...((flags & 8) === 0 ? [] : [property("lvlRestart", bytes.u8(at + 26))]),
    ...(style === undefined ? [] : [property("pStyle", styleId(style))]),
  ];
  return { element: element("lvl", { ilvl: String(level) }, children), end: textAt + 2 + length * 2 };
}

/** A character below 9 stands for the number of that level. */
function placeholder(character: string): string {
  const code = character.charCodeAt(0);
  return code < 9 ? `%${code + 1}` : character;
}

/** Uses of lists, which paragraphs name by their place from 1, with the starts of their own. */
function readOverrides(table: ByteReader): XmlElement[] {
  const count = Math.min(table.u32(0), 4_000);
  const uses: XmlElement[] = [];
  let at = 4 + count * OVERRIDE_SIZE;
  for (let index = 0; index < count; index += 1) {
    const use = table.slice(4 + index * OVERRIDE_SIZE, OVERRIDE_SIZE);
    const children = [property("abstractNumId", use.i32(0))];
    at += 4;
    for (let change = 0; change < use.u8(12) && at < table.length; change += 1) {
      const flags = table.u32(at + 4);
      const level = flags & 0xf;
      const parts = (flags & 0x10) === 0 ? [] : [property("startOverride", table.i32(at))];
      at += 8;
      if ((flags & 0x20) !== 0) {
        const read = readLevel(table, at, level, undefined);
        parts.push(read.element);
        at = read.end;
      }
      children.push(element("lvlOverride", { ilvl: String(level) }, parts));
    }
    uses.push(element("num", { numId: String(index + 1) }, children));
  }
  return uses;
}
