import { decodeText } from "./decode-text.ts";
import type { SourceFormat } from "./extractor.ts";
import { isMhtml } from "./html/mhtml.ts";
import { partNames } from "./ooxml/unpack.ts";
import { isSpreadsheetXml } from "./xlsx/is-spreadsheet-xml.ts";

/** What the bytes are. The last three are no formats that can be read, but worth a sentence of their own to the user. */
export type Detected = SourceFormat | "encrypted-office" | "damaged-zip" | "unknown";

const ZIP = [0x50, 0x4b];
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const HEAD = 8192;

/** Tells the format by content. The file name is only asked where content cannot tell: text, Markdown, comma-separated values. */
export function detectFormat(bytes: Uint8Array, fileName?: string): Detected {
  if (startsWith(bytes, ZIP)) return detectZip(bytes);
  if (startsWith(bytes, COMPOUND_FILE)) return detectCompoundFile(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD));
  // Mail gateways and download scripts put junk before the header; viewers look for it in the first kilobyte.
  if (head.slice(0, 1032).includes("%PDF-")) return "pdf";
  if (isBiffWorksheet(bytes) || isSpreadsheetXml(bytes)) return "xls";
  // It may hold pictures as bytes.
  if (/^(?:\xef\xbb\xbf)?\s*\{\\rtf/u.test(head)) return "rtf";
  if (/<(?:pkg:package|w:wordDocument)\b/u.test(head)) return "word-xml";
  if (isBinary(bytes)) return "unknown";
  return detectText(bytes, fileName);
}

function detectZip(bytes: Uint8Array): Detected {
  const names = partNames(bytes);
  if (!names) return "damaged-zip";
  if (names.some((name) => /^word\/.*\.xml$/iu.test(name))) return "docx";
  if (names.some((name) => /^xl\/.*\.(?:xml|bin)$/iu.test(name))) return "xlsx";
  if (names.some((name) => /^(?:ofd|encryptions)\.xml$/iu.test(name))) return "ofd";
  return "unknown";
}

/** Names of the streams of a compound file: directory entries are 128 bytes long and begin with the name in UTF-16. */
function detectCompoundFile(bytes: Uint8Array): Detected {
  const names = new Set<string>();
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    const length = (bytes[at + 64] ?? 0) + 256 * (bytes[at + 65] ?? 0);
    if (length < 4 || length > 64 || length % 2 !== 0) continue;
    const name = new TextDecoder("utf-16le").decode(bytes.subarray(at, at + length - 2));
    if (/^[\x20-\x7e]+$/u.test(name)) names.add(name);
  }
  if (names.has("EncryptedPackage")) return "encrypted-office";
  if (names.has("Workbook") || names.has("Book")) return "xls";
  if (names.has("WordDocument")) return "doc";
  return "unknown";
}

/** Worksheets older than compound files begin with a BIFF record. */
function isBiffWorksheet(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x09 &&
    [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) &&
    (bytes[2] === 0x04 || bytes[2] === 0x06 || bytes[2] === 0x08) &&
    bytes[3] === 0x00
  );
}

function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD);
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (wide) return false;
  const { encoding } = decodeText(head);
  if (encoding.startsWith("utf-16")) return false;
  const odd = head.filter(
    (byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1a,
  ).length;
  return odd > head.length / 200 || (head.length > 0 && odd === head.length);
}

function detectText(bytes: Uint8Array, fileName: string | undefined): Detected {
  const { text } = decodeText(bytes.subarray(0, HEAD));
  const start = text.replace(/^(?:\uFEFF|\s|<\?xml[^>]*\?>|<!--[\s\S]*?-->)+/u, "");
  if (
    /^<(?:!doctype\s+html|html|head|body|div|table|meta|title|p|h[1-6]|center|section|article|main|style|script|font|span)\b/iu.test(start)
  )
    return "html";
  if (/^<(?:\?mso-application|[a-z]+:)/iu.test(start)) return "unknown";
  if (isMhtml(start)) return "html";
  if (/<(?:body|table|div)\b[^>]*>/iu.test(start) && /<\/(?:p|td|div|tr|head|a|li)>/iu.test(start)) return "html";
  if (/^</u.test(start) && /^<[\w:-]+[^>]*>/u.test(start)) return "unknown";
  if (/\.(?:md|markdown)$/iu.test(fileName ?? "")) return "markdown";
  if (/\.(?:txt|csv|tsv)$/iu.test(fileName ?? "")) return "text";
  return /^ {0,3}#{1,6}\s+\S/mu.test(text) || /^\s*\|?\s*:?-{3,}:?\s*\|[\s|:-]*$/mu.test(text) ? "markdown" : "text";
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}
