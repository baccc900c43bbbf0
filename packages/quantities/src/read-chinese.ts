import { powerOfTen, Rational } from "@gouji/values";
import { buildQuantity, buildVague, type Reading } from "./build-quantity.ts";
import { readChineseNumber } from "./chinese-number.ts";
import { framed } from "./frame.ts";
import type { Quantity } from "./quantity.ts";
import { sticky } from "./sticky.ts";
import { meaningOf, readTail } from "./unit-behind.ts";
import { UNIT_SOURCE, unitMeaning } from "./units.ts";

/** Words that a Chinese numeral belongs to rather than to a unit. */
const BEFORE_CHINESE = /[第统唯单同每某哪这那另任逐之其星首]$/;

/** A quantity whose number is printed in Chinese numerals. */
export function readChinese(text: string, source: string, index: number, print: string, floor: number): Quantity | undefined {
  const before = text.slice(Math.max(0, index - 1), index);
  if (BEFORE_CHINESE.test(before)) return undefined;
  const after = index + print.length;
  const tenths = sticky(/成(?![\p{Script=Han}])|成(?=以[上下]|左右|多|的)/uy, text, after);
  if (tenths && /^[一二三四五六七八九]$/.test(print)) {
    const value = readChineseNumber(print)?.value.multiply(Rational.of(10n));
    return (
      value &&
      framed(
        text,
        source,
        { text: "", start: index, end: after + 1, digits: "", decimals: 0, value, meaning: meaningOf("%"), step: Rational.of(10n) },
        floor,
      )
    );
  }
  const number = readChineseNumber(print);
  const tail = readTail(text, after, true);
  if (!number || tail.unit === "" || (tail.meaning.kind === "score" && !/[得扣满]$|[得扣]分$/.test(before))) return undefined;
  if (tail.meaning.kind === "duration" && /[年月日]/.test(tail.unit) && /[〇零]|^[一二三四五六七八九]{2,}/.test(print)) return undefined;
  const reading: Reading = {
    text: "",
    start: index,
    end: tail.end,
    digits: "",
    decimals: number.decimals,
    value: number.value,
    meaning: tail.meaning,
    step: number.decimals > 0 ? powerOfTen(-number.decimals) : powerOfTen(number.place),
    ...(tail.meaning.kind === "count" && !tail.approximation ? { exact: true } : {}),
    ...(tail.approximation ? { approximation: tail.approximation } : {}),
  };
  return framed(text, source, reading, floor);
}

/** 几十, 数百万, 上千: a place without a digit. */
export function readVague(text: string, source: string, start: number, word: string, placeWord: string): Quantity | undefined {
  const tail = sticky(new RegExp(`(${UNIT_SOURCE})`, "y"), text, start + 1 + placeWord.length);
  const counted = placeWord.length > 1 || /[万亿]/.test(placeWord) ? unitMeaning(`万${tail?.[1] ?? ""}`) : undefined;
  if (!tail?.[1]) return undefined;
  const end = start + 1 + placeWord.length + tail[0].length;
  const print = source.slice(start, end);
  const place = readChineseNumber(placeWord)?.value;
  const meaning = counted ?? unitMeaning(tail[1]);
  if (!place || !meaning) return undefined;
  const printed = counted ? place.divide(Rational.of(10_000n)) : place;
  if (word !== "上") return { ...buildVague(print, start, printed, meaning), end };
  return buildQuantity({
    text: print,
    start,
    end,
    digits: "",
    decimals: 0,
    value: printed,
    step: printed,
    meaning,
    comparator: ">=",
    approximation: "vague",
  });
}
