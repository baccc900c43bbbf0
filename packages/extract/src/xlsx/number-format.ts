import { formatNumber } from "../flow/format-number.ts";
import { decimalText } from "./decimal-text.ts";

/** Quoted text, a sign behind \ ! _ or *, what stands in brackets, other characters. */
const PIECE = /"[^"]*"|[\\!_*].|\[[^\]]*\]|\P{ASCII}+|[^"\\!_*[\p{Cc}]/gsu;
const COLOR = /^\[(?:[黑蓝青绿红白黄]色?|洋红色?|颜色\s*\d+)\]$/u;
const DIGITS = /\[DBNum([12])\]/iu;
const FOUR = 10_000;

/**
 * A number format without what the reader of workbooks does not know: General under its Chinese name or beside text, signs that are not quoted
 * (¥, 万元), colours under their Chinese names, languages. `value` is the number that it is to show.
 */
export function knownFormat(format: string, value: number): string {
  const pieces = format.replace(/G\/通用格式|通用格式/gu, "General").match(PIECE) ?? [];
  const known = pieces.map((piece) => {
    if (COLOR.test(piece) || DIGITS.test(piece)) return "";
    // Of [$¥-804] the currency is shown.
    if (piece.startsWith("[$")) return quoted(/^\[\$([^-\]]*)/u.exec(piece)?.[1] ?? "");
    return /^\P{ASCII}/u.test(piece) ? quoted(piece) : piece;
  });
  const joined = known.join("");
  return /^General$/iu.test(joined) ? joined : joined.replace(/General/giu, exactly(value));
}

/** The part of a format that shows `value`, and the value as it shows it: one for numbers below zero prints its own sign. */
export function sectionFor(format: string, value: number): { readonly section: string; readonly value: number } {
  const sections = format.match(/(?:"[^"]*"|[\\!].|[^;"\\!])+/gsu) ?? [];
  const conditions = sections.map((section) => /\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]/u.exec(section));
  if (conditions.some((condition) => condition !== null)) {
    const at = conditions.findIndex((condition) => condition === null || holds(value, condition[1] ?? "", Number(condition[2])));
    return { section: sections[at < 0 ? sections.length - 1 : at] ?? format, value };
  }
  const [positive = format, negative, zero] = sections;
  if (value < 0 && negative !== undefined) return { section: negative, value: -value };
  return { section: value === 0 && zero !== undefined ? zero : positive, value };
}

/** Digits in Chinese where a format asks for them: 壹仟贰佰叁拾肆, in years and behind the point one by one. */
export function inChineseDigits(shown: string, format: string): string {
  const kind = DIGITS.exec(format)?.[1];
  if (kind === undefined) return shown;
  const style = kind === "1" ? "chineseCounting" : "chineseLegalSimplified";
  const single = (digits: string) =>
    Array.from(digits, (digit) => (digit === "0" ? zeroOf(style) : formatNumber(Number(digit), style))).join("");
  return shown.replace(/(\d[\d,]*)(\.\d+)?(年)?/gu, (_whole, digits: string, decimals: string | undefined, year: string | undefined) => {
    const whole = digits.replaceAll(",", "");
    if (year !== undefined && whole.length === 4) return `${single(whole)}年`;
    return `${counted(Number(whole), style)}${decimals === undefined ? "" : `.${single(decimals.slice(1))}`}${year ?? ""}`;
  });
}

function counted(value: number, style: string): string {
  if (value === 0 || !Number.isSafeInteger(value)) return value === 0 ? zeroOf(style) : String(value);
  let text = "";
  let skipped = false;
  const units = ["", "万", "亿", "万亿"];
  for (let place = units.length - 1; place >= 0; place -= 1) {
    const group = Math.floor(value / FOUR ** place) % FOUR;
    if (group === 0) {
      skipped = text !== "";
      continue;
    }
    if (text !== "" && (skipped || group < 1000)) text += zeroOf(style);
    text += `${formatNumber(group, style)}${units[place]}`;
    skipped = false;
  }
  return text;
}

function zeroOf(style: string): string {
  return style === "chineseCounting" ? "〇" : "零";
}

/** A format that shows just the digits that the number has. */
function exactly(value: number): string {
  const decimals = decimalText(value).split(".")[1]?.length ?? 0;
  return decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`;
}

function quoted(text: string): string {
  return text === "" ? "" : `"${text}"`;
}

function holds(value: number, sign: string, limit: number): boolean {
  if (sign === "<") return value < limit;
  if (sign === ">") return value > limit;
  if (sign === "<=") return value <= limit;
  if (sign === ">=") return value >= limit;
  return sign === "=" ? value === limit : value !== limit;
}
