import { Rational } from "@gouji/values";

/** 1,234.5: also the groupings that people print by mistake. */
export const ARABIC =
  /(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d{1,3}(?:,\d{2,4}){1,6},\d{3}(?![\d,])|\d{1,3}(?: \d{3})+(?=(?:\.\d+)?\s*(?:[万亿元%]|人|户|份))|\d+)(?:\.\d+)?/;
// A numeral has few characters; the limit keeps nonsense of a hundred thousand from being computed.
export const CHINESE = /(?:[零〇一二两三四五六七八九十百千万亿]{1,24}(?:点[零〇一二三四五六七八九]{1,12})?)/;

/** The value of a match of `ARABIC`, its digits without grouping. */
export function arabicNumber(print: string): { value: Rational; decimals: number; digits: string } {
  const digits = print.replace(/[, ]/g, "");
  return { digits, value: Rational.parse(digits), decimals: digits.split(".")[1]?.length ?? 0 };
}
