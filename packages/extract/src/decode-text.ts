export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  /** Share of characters that could not be decoded. */
  readonly lost: number;
}

/**
 * Bytes as text: byte order mark, then the declared encoding, then UTF-8, UTF-16 without mark, and GB18030 (which holds GBK and GB2312).
 * A declaration is believed only as far as the bytes agree: pages that say utf-8 and are GBK are common.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const encoding = markedEncoding(bytes) ?? believable(declared, bytes) ?? guessEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  const lost = text.length === 0 ? 0 : (text.match(/�/gu)?.length ?? 0) / text.length;
  return { text, encoding, lost };
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

function believable(declared: string | undefined, bytes: Uint8Array): string | undefined {
  const name = declared?.trim().toLowerCase();
  if (!name) return undefined;
  if (/^(?:gbk|gb2312|gb18030|x-gbk|gb_2312-80|cp936|hz-gb-2312)$/u.test(name))
    return isUtf8(bytes) && hasWideBytes(bytes) ? "utf-8" : "gb18030";
  if (/^utf-?8$/u.test(name)) return isUtf8(bytes) ? "utf-8" : undefined;
  // The declaration was read as single bytes, so the text cannot be UTF-16 whatever it says.
  if (/^utf-?16/u.test(name)) return undefined;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

function guessEncoding(bytes: Uint8Array): string {
  const wide = zeroParity(bytes);
  if (wide !== undefined) return wide;
  return isUtf8(bytes) ? "utf-8" : "gb18030";
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function hasWideBytes(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte >= 0x80);
}

/** UTF-16 without mark: zero bytes of digits, blanks and Latin letters stand at one parity only. */
function zeroParity(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (const [at, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (odd > sample.length / 50 && even === 0) return "utf-16le";
  if (even > sample.length / 50 && odd === 0) return "utf-16be";
  return undefined;
}
