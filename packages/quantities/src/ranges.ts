import { powerOfTen } from "@gouji/values";
import { buildQuantity, buildRange, NO_UNIT, type Reading } from "./build-quantity.ts";
import { ARABIC, arabicNumber } from "./numerals.ts";
import type { Quantity } from "./quantity.ts";
import { sticky } from "./sticky.ts";
import { meaningOf, readTail } from "./unit-behind.ts";

const RANGE_MARK = /\s*(?:\(含\)|\(不含\))?\s*(?:-+|~|至|到)\s*/y;

/** [80,90): bounds in brackets that say whether they are included. */
export function readSet(text: string, source: string, start: number, print: string): Quantity | undefined {
  const [low, high] = print
    .slice(1, -1)
    .replaceAll("%", "")
    .split(/\s*[,，]\s*/);
  if (!low || !high) return undefined;
  const after = start + print.length;
  const tail = readTail(text, after);
  const meaning = print.includes("%") ? meaningOf("%") : tail.meaning;
  const end = print.includes("%") ? after : tail.end;
  const [min, max] = [low.trim(), high.trim()].map((digits) => {
    const { value, decimals } = arabicNumber(digits);
    return buildQuantity({ text: "", start, end, digits, decimals, value, meaning, step: powerOfTen(-decimals) });
  });
  if (!min?.value || !max?.value || min.value.compare(max.value) > 0) return undefined;
  return buildRange(min, max, source.slice(start, end), { min: print.startsWith("["), max: print.endsWith("]") });
}

/** 50-80万元, 95%～100%, 80（含）-90分: the first number takes the second one's unit. */
export function readRange(text: string, source: string, reading: Reading): Quantity | undefined {
  const mark = sticky(RANGE_MARK, text, reading.end);
  if (!mark || reading.approximation) return undefined;
  const at = reading.end + mark[0].length;
  const other = sticky(new RegExp(ARABIC.source, "y"), text, at);
  if (!other) return undefined;
  const { digits, value, decimals } = arabicNumber(other[0]);
  const inner = sticky(/\s*\((含|不含)\)(?=\s*[分%])/y, text, at + other[0].length);
  const tail = readTail(text, at + other[0].length + (inner?.[0].length ?? 0));
  const meaning = tail.unit === "" ? reading.meaning : tail.meaning;
  if (meaning === NO_UNIT && !/^\s*~/.test(mark[0])) return undefined;
  if (reading.meaning !== NO_UNIT && reading.meaning.unit !== meaning.unit) return undefined;
  const bound = { decimals, value, meaning, step: powerOfTen(-decimals) };
  const includes = sticky(/\s*\((含|不含)(\d+)?[分%]?\)/y, text, tail.end);
  const end = tail.end + (includes?.[0].length ?? 0);
  const high = buildQuantity({ ...bound, text: "", start: at, end, digits });
  const low = buildQuantity({ ...reading, meaning, text: "" });
  if (!low.value || !high.value || low.value.compare(high.value) > 0) return undefined;
  const lowIncluded = mark[0].includes("(含)");
  const [word, named] = [inner?.[1] ?? includes?.[1], includes?.[2]];
  const highIncluded = word === "含" && named === undefined;
  const lowNamed = named !== undefined && named === reading.digits;
  const closed = {
    min: !mark[0].includes("不含") && !(word === "不含" && lowNamed) && (lowIncluded || !highIncluded),
    max: !(word === "不含" && !lowNamed) && (highIncluded || !lowIncluded),
  };
  return buildRange(low, high, source.slice(reading.start, end), closed);
}

/** 80%<满意度<90%, 60≤得分<80分: a name between two bounds. */
export function nameBetween(text: string, source: string, first: Quantity): Quantity {
  const between = sticky(/\s*([<≤])=?\s*[\p{Script=Han}A-Za-z]{1,10}\s*([<≤]=?|<=)\s*/uy, text, first.end);
  if (!between || !first.value) return first;
  const at = first.end + between[0].length;
  const other = sticky(new RegExp(ARABIC.source, "y"), text, at);
  if (!other) return first;
  const { digits, value, decimals } = arabicNumber(other[0]);
  const tail = readTail(text, at + other[0].length);
  const meaning = tail.unit === "" ? meaningOf(first.unit) : tail.meaning;
  const high = buildQuantity({ text: "", start: at, end: tail.end, digits, decimals, value, meaning, step: powerOfTen(-decimals) });
  const low = buildQuantity({
    text: "",
    start: first.start,
    end: first.end,
    digits: first.digits,
    decimals: first.decimals,
    value: first.value,
    meaning,
    step: powerOfTen(-first.decimals),
  });
  const equal = (sign: string | undefined) => sign === "≤" || sign === "<=";
  return buildRange(low, high, source.slice(first.start, tail.end), { min: equal(between[1]), max: equal(between[2]) });
}
