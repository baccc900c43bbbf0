import type { XmlElement } from "../ooxml/xml.ts";
import type { ByteReader } from "./bytes.ts";
import { element, property, styleId } from "./elements.ts";
import { paragraphFormat, runFormat } from "./formats.ts";
import { parseProperties } from "./properties.ts";
import type { WordBinary } from "./word-binary.ts";

const STYLE_SHEET = 1;
const NO_STYLE = 0xfff;

/** The style sheet as WordprocessingML. */
export function readStyleSheet(file: WordBinary): XmlElement {
  const sheet = file.table(STYLE_SHEET);
  const headSize = sheet.u16(0);
  const count = Math.min(sheet.u16(2), 4_096);
  const baseSize = sheet.u16(4);
  const styles: XmlElement[] = [];
  let at = 2 + headSize;
  for (let index = 0; index < count && at < sheet.length; index += 1) {
    const size = sheet.u16(at);
    if (size > 0) styles.push(styleOf(sheet.slice(at + 2, size), baseSize, index));
    at += 2 + size + (size % 2);
  }
  return element("styles", {}, styles);
}

function styleOf(style: ByteReader, baseSize: number, index: number): XmlElement {
  const kind = style.u16(2) & 0xf;
  const base = style.u16(2) >> 4;
  const length = style.u16(baseSize);
  const name = builtInName(style.u16(0) & 0xfff) ?? style.text(baseSize + 2, Math.min(length, 255));
  const children = [property("name", name)];
  if (base !== NO_STYLE) children.push(property("basedOn", styleId(base)));
  let at = baseSize + 2 + (length + 1) * 2;
  if (kind === 1) {
    const size = style.u16(at);
    children.push(paragraphFormat(parseProperties(style.slice(at + 4, size - 2), undefined), false));
    at += 2 + size + (size % 2);
    children.push(runFormat(parseProperties(style.slice(at + 2, style.u16(at)), undefined)));
  }
  const type = kind === 1 ? "paragraph" : kind === 2 ? "character" : "table";
  return element("style", { styleId: styleId(index), type, ...(index === 0 ? { default: "1" } : {}) }, children);
}

/** Built-in styles are known by number, whatever the language of their names. */
function builtInName(number: number): string | undefined {
  if (number >= 1 && number <= 9) return `heading ${number}`;
  if (number >= 19 && number <= 27) return `toc ${number - 18}`;
  if (number === 34) return "caption";
  if (number === 62) return "title";
  return number === 0 ? "normal" : undefined;
}
