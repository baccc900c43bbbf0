/** Encodings of the character sets that fonts name (\fcharset); others are those of the document (\ansicpg). */
const CHARSETS: Readonly<Record<number, string>> = {
  128: "shift_jis",
  129: "euc-kr",
  134: "gb18030",
  136: "big5",
  161: "windows-1253",
  162: "windows-1254",
  177: "windows-1255",
  178: "windows-1256",
  186: "windows-1257",
  204: "windows-1251",
  222: "windows-874",
  238: "windows-1250",
};
const CODE_PAGES: Readonly<Record<number, string>> = {
  932: "shift_jis",
  936: "gb18030",
  949: "euc-kr",
  950: "big5",
  54936: "gb18030",
  65001: "utf-8",
};
/** Character set of fonts of pictures. */
export const SYMBOLS = 2;

export function codePage(number: number): string {
  return CODE_PAGES[number] ?? (number >= 1250 && number <= 1258 ? `windows-${number}` : "gb18030");
}

/** Bytes as text. A Latin font among Chinese text holds Chinese bytes too, which the font beside it shows: what they cannot be is Latin. */
export function textOfBytes(bytes: readonly number[], charset: number | undefined, page: string): string {
  if (charset === SYMBOLS) return bytes.map((byte) => String.fromCharCode(byte < 0x20 ? byte : 0xf000 + byte)).join("");
  const data = Uint8Array.from(bytes);
  const text = new TextDecoder(CHARSETS[charset ?? 0] ?? page).decode(data);
  return text.includes("\uFFFD") && CHARSETS[charset ?? 0] === undefined ? new TextDecoder("windows-1252").decode(data) : text;
}
