/** A worksheet has no more columns (ECMA-376, 18.3.1.13). */
const MAX_COLS = 16_384;
const COLUMN = /<(?:\w+:)?col\s[^<>]*>/gu;
const LINK = /<(?:\w+:)?hyperlink\s[^<>]*>/gu;

/**
 * A worksheet without what makes the reader of workbooks go through as many columns or cells as a file cares to name: column formats that
 * leave the sheet, and links, which make cells where there are none. Neither says anything of the cells' content.
 */
export function tameWorksheet(part: Uint8Array): Uint8Array {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  const from = Math.max(0, bytes.indexOf("sheetData"));
  const to = Math.max(from, bytes.lastIndexOf("sheetData"));
  const [head, tail] = [bytes.toString("latin1", 0, from), bytes.toString("latin1", to)];
  const tamed = (text: string) => text.replace(COLUMN, (column) => (isInSheet(column) ? column : "")).replace(LINK, "");
  const [before, behind] = [tamed(head), tamed(tail)];
  if (before === head && behind === tail) return part;
  return Buffer.concat([Buffer.from(before, "latin1"), bytes.subarray(from, to), Buffer.from(behind, "latin1")]);
}

const FILL_OF_FORMAT = /\sfillId\s*=\s*(?:"\d*"|'\d*')/gu;
const FILLS = /<((?:\w+:)?)fills\b[^>]*?(?:\/>|>[\s\S]*?<\/\1fills>)/u;

/**
 * Styles whose cells are all filled alike: colours say nothing of the content, and for each cell whose fill the file does not define the reader
 * of workbooks throws an error, which takes longer than reading a hundred cells.
 */
export function withPlainFills(part: Uint8Array): Uint8Array {
  const text = Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString("latin1");
  const end = text.lastIndexOf("</");
  const plain = text.slice(0, end).replace(FILL_OF_FORMAT, "").replace(FILLS, "");
  return end < 0 ? part : Buffer.from(`${plain}<fills count="1"><fill/></fills>${text.slice(end)}`, "latin1");
}

function isInSheet(column: string): boolean {
  return ["min", "max"].every((name) => {
    const value = Number(new RegExp(`\\s${name}\\s*=\\s*["']\\s*(\\d{1,6})\\s*["']`, "u").exec(column)?.[1] ?? 0);
    return value >= 1 && value <= MAX_COLS;
  });
}
