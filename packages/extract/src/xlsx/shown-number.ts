import { SSF } from "xlsx";
import { decimalText } from "./decimal-text.ts";
import { inChineseDigits, knownFormat, sectionFor } from "./number-format.ts";

/** A point that is written into the digits, so that 12 345 is shown as 1.2 (万元): 0!.0, and 0\.0000 and 0"."0. */
const POINT_WITHIN = /^((?:[^;"0#?]|"[^"]*")*)([#?0,]*[#?0])(?:!\.|\\\.|"\.")(0+)(,*)((?:[^;"0#?,]|"[^"]*")*)(?:;|$)/u;
const SCIENTIFIC = /^-?\d(?:\.\d+)?E[+-]?\d+$/iu;

/** What the reader of workbooks does not know of a format, or shows wrongly. */
const UNKNOWN = /\P{ASCII}|\[DBNum|\[\$|General./iu;

/**
 * A number as a worksheet shows it in a format; `shown` is what the reader of workbooks makes of it, where it has one. Shown otherwise are
 * formats that it does not know, points within the digits, which it takes for signs beside them, and powers of ten, which no form prints: a
 * column that is wide enough shows the number itself.
 */
export function shownNumber(value: number, format = "General", shown?: string): string {
  const part = sectionFor(format, value);
  const within = POINT_WITHIN.exec(part.section.replace(/^\[[^\]]*\]/u, ""));
  if (within) return withPointWithin(part.value, within);
  const text = shown === undefined || UNKNOWN.test(format) ? inChineseDigits(formatted(value, knownFormat(format, value)), format) : shown;
  return SCIENTIFIC.test(text.trim()) ? decimalText(value) : text;
}

function formatted(value: number, format: string): string {
  try {
    return SSF.format(format, value);
  } catch {
    return decimalText(value);
  }
}

function withPointWithin(value: number, [, before = "", , decimals = "", thousands = "", behind = ""]: RegExpExecArray): string {
  const digits = decimalText(Math.abs(value));
  const places = 3 * thousands.length;
  const [whole = "0", fraction = ""] = digits.split(".");
  const padded = whole.padStart(places + 1, "0");
  const cut = padded.length - places;
  const rounded = roundHalfUp(padded.slice(0, cut), padded.slice(cut) + fraction).padStart(decimals.length + 1, "0");
  const at = rounded.length - decimals.length;
  return `${literal(before)}${value < 0 ? "-" : ""}${rounded.slice(0, at)}.${rounded.slice(at)}${literal(behind)}`;
}

function roundHalfUp(whole: string, rest: string): string {
  return String(BigInt(whole) + (rest >= "5" ? 1n : 0n));
}

/** What a format prints as it stands: quoted, behind a sign that quotes one character, or bare. */
function literal(format: string): string {
  return format
    .replace(/\[[^\]]*\]|_.|\*./gu, "")
    .replace(/"([^"]*)"/gu, "$1")
    .replace(/[!\\](.)/gu, "$1");
}
