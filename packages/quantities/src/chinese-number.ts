import { powerOfTen, Rational } from "@gouji/values";

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  貳: 2,
  叁: 3,
  參: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  陸: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const PLACES: Readonly<Record<string, number>> = { 十: 1, 拾: 1, 百: 2, 佰: 2, 千: 3, 仟: 3 };
const GROUPS: Readonly<Record<string, number>> = { 万: 4, 萬: 4, 亿: 8, 億: 8 };

/** A whole number in Chinese numerals and the place of its last digit that is not zero, as a power of ten. */
export interface ChineseNumber {
  readonly value: Rational;
  /** Exponent of the last named place: 3 for 三万五千. */
  readonly place: number;
  readonly decimals: number;
}

/** Reads 三万五千, 二〇二三, 九十五点五. Undefined for what is no number. */
export function readChineseNumber(text: string): ChineseNumber | undefined {
  const [whole = "", fraction] = text.split("点");
  const integer = /[十拾百佰千仟万萬亿億]/.test(whole) ? readPlaces(whole) : readDigits(whole);
  if (!integer) return undefined;
  if (fraction === undefined) return integer;
  const tail = readDigits(fraction);
  if (!tail) return undefined;
  return {
    value: integer.value.add(tail.value.multiply(powerOfTen(-fraction.length))),
    place: -fraction.length,
    decimals: fraction.length,
  };
}

function readDigits(text: string): ChineseNumber | undefined {
  const digits = Array.from(text, (character) => DIGITS[character]);
  if (digits.length === 0 || digits.some((digit) => digit === undefined)) return undefined;
  return { value: Rational.of(BigInt(digits.join(""))), place: 0, decimals: 0 };
}

/** Reads numerals with places; each place word belongs to the digit before it, each group word to all since the last larger group. */
function readPlaces(text: string): ChineseNumber | undefined {
  let total = 0n;
  let group = 0n;
  let digit: number | undefined;
  let place = 0;
  for (const character of text) {
    const value = DIGITS[character];
    const power = PLACES[character];
    const scale = GROUPS[character];
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = value;
      if (value !== 0) place = 0;
    } else if (power !== undefined) {
      group += BigInt(digit ?? 1) * 10n ** BigInt(power);
      place = power;
      digit = undefined;
    } else if (scale !== undefined) {
      group += BigInt(digit ?? (group === 0n && total === 0n ? 1 : 0));
      // 一万亿: a group word may stand upon a finished smaller group.
      if (group === 0n && total > 0n) total *= 10n ** BigInt(scale);
      else total += group * 10n ** BigInt(scale);
      group = 0n;
      digit = undefined;
      place = scale;
    } else return undefined;
  }
  if (digit !== undefined && digit !== 0) {
    group += BigInt(digit);
    place = 0;
  }
  return { value: Rational.of(total + group), place, decimals: 0 };
}

/** 壹拾贰万叁仟元柒角捌分 and its like: yuan with the number of decimals named. Undefined for what is no amount. */
export function readCapitalAmount(text: string): { readonly value: Rational; readonly decimals: number } | undefined {
  const parts = /^(?:(.+?)元)?零?(?:(.)角)?零?(?:(.)分)?(整|正)?$/.exec(text);
  if (!parts || !(parts[1] || parts[2] || parts[3])) return undefined;
  const yuan = parts[1] ? readChineseNumber(parts[1])?.value : Rational.ZERO;
  if (!yuan) return undefined;
  const jiao = parts[2] ? DIGITS[parts[2]] : 0;
  const fen = parts[3] ? DIGITS[parts[3]] : 0;
  if (jiao === undefined || fen === undefined) return undefined;
  const value = yuan.add(Rational.of(BigInt(jiao * 10 + fen), 100n));
  return { value, decimals: parts[4] || parts[3] ? 2 : parts[2] ? 1 : 0 };
}
