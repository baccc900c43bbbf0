/** A piece of an RTF file (Rich Text Format 1.9.1, "Conventions of an RTF reader"). */
export type RtfToken =
  | { readonly kind: "open" }
  | { readonly kind: "close" }
  /** A control word with its number, or a control sign such as \~. */
  | { readonly kind: "word"; readonly word: string; readonly value: number | undefined }
  /** Bytes of text in the encoding that holds at this point, those written as \'xx one at a time. */
  | { readonly kind: "text"; readonly bytes: Uint8Array };

const [OPEN, CLOSE, BACKSLASH, APOSTROPHE, RETURN, NEWLINE] = [0x7b, 0x7d, 0x5c, 0x27, 0x0d, 0x0a];
const MAX_WORD = 32;
const OPENS: RtfToken = { kind: "open" };
const CLOSES: RtfToken = { kind: "close" };

/** The tokens of a file in order. Binary data (\bin) are left out. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === OPEN || byte === CLOSE) {
      yield byte === OPEN ? OPENS : CLOSES;
      at += 1;
    } else if (byte === RETURN || byte === NEWLINE) at += 1;
    else if (byte !== BACKSLASH) {
      const from = at;
      while (at < bytes.length && !isMark(bytes[at])) at += 1;
      yield { kind: "text", bytes: bytes.subarray(from, at) };
    } else if (bytes[at + 1] === APOSTROPHE) {
      const code = Number.parseInt(String.fromCharCode(bytes[at + 2] ?? 0, bytes[at + 3] ?? 0), 16);
      if (!Number.isNaN(code)) yield { kind: "text", bytes: Uint8Array.of(code) };
      at += 4;
    } else {
      const { word, value, end } = controlWord(bytes, at + 1);
      if (word !== "bin") yield { kind: "word", word, value };
      at = word === "bin" ? end + Math.max(0, value ?? 0) : end;
    }
  }
}

function isMark(byte: number | undefined): boolean {
  return byte === OPEN || byte === CLOSE || byte === BACKSLASH || byte === RETURN || byte === NEWLINE;
}

/** Letters, a number that may be negative, and a blank that belongs to the word; or one sign. */
function controlWord(
  bytes: Uint8Array,
  start: number,
): { readonly word: string; readonly value: number | undefined; readonly end: number } {
  let at = start;
  while (isLetter(bytes[at]) && at - start < MAX_WORD) at += 1;
  if (at === start) return { word: String.fromCharCode(bytes[at] ?? 0x20), value: undefined, end: at + 1 };
  const word = latin(bytes, start, at);
  const from = at;
  if (bytes[at] === 0x2d) at += 1;
  while (isDigit(bytes[at]) && at - from < 11) at += 1;
  const value = at === from ? undefined : Number(latin(bytes, from, at));
  return { word, value: Number.isNaN(value) ? undefined : value, end: bytes[at] === 0x20 ? at + 1 : at };
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function isLetter(byte = 0): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
