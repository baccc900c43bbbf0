import { powerOfTen, Rational } from "@gouji/values";
import type { Reading } from "./build-quantity.ts";
import { framed } from "./frame.ts";
import { arabicNumber } from "./numerals.ts";
import type { Quantity } from "./quantity.ts";
import { sticky } from "./sticky.ts";
import { meaningOf, readTail } from "./unit-behind.ts";

/** A quantity whose number is printed in Arabic digits. */
export function readArabic(text: string, source: string, index: number, print: string, floor: number): Quantity | undefined {
  if (/[\d.]$/.test(text.slice(Math.max(0, index - 1), index)) && index > floor) return undefined;
  const compound =
    sticky(/(\d+(?:\.\d+)?)亿(\d+(?:\.\d+)?)万元?/y, text, index) ??
    sticky(/(\d+)万(\d+)千(?:\d+百)?元/y, text, index) ??
    sticky(/(\d+)万([1-9])(?![\d.,:、%]|\s*\p{Script=Han})/uy, text, index);
  if (compound?.[1] && compound[2]) return readCompound(text, source, index, compound, floor);
  const coins = sticky(/(\d+)元(?:零?(\d)角)?(?:零?(\d)分)?(?<=[角分])/y, text, index);
  if (coins?.[1]) return readCoins(text, source, coins, floor);
  const { digits, value, decimals } = arabicNumber(print);
  const after = index + print.length;
  const grouped = print.includes(",") && !/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(print);
  const odd = grouped || (/^,\d/.test(text.slice(after, after + 2)) && print.includes(",")) ? "digit-grouping" : undefined;
  const tail = readTail(text, after);
  const bracketed = closingBracket(text, index, after, print);
  const unitAt = bracketed && tail.unit === "" ? readTail(text, after + 1) : tail;
  const reading: Reading = {
    text: "",
    start: bracketed ? index - 1 : index,
    end: bracketed && tail.unit === "" ? Math.max(after + 1, unitAt.end) : unitAt.end,
    digits,
    decimals,
    value: bracketed ? value.negate() : value,
    meaning: unitAt.meaning,
    step: powerOfTen(-decimals),
    ...(unitAt.approximation ? { approximation: unitAt.approximation } : {}),
    ...(unitAt.implied ? { unitImplied: true as const } : {}),
    ...(odd ? { oddity: odd } : {}),
  };
  return framed(text, source, reading, floor);
}

/** 3元5角2分. */
function readCoins(text: string, source: string, match: RegExpExecArray, floor: number): Quantity {
  const decimals = match[3] ? 2 : 1;
  const value = Rational.parse(`${match[1] ?? "0"}.${match[2] ?? "0"}${match[3] ?? "0"}`);
  const [start, end] = [match.index, match.index + match[0].length];
  return framed(
    text,
    source,
    { text: "", start, end, digits: "", decimals, value, meaning: meaningOf("元"), step: powerOfTen(-decimals) },
    floor,
  );
}

/** （886,648.34）: accountants' brackets for a negative amount. */
function closingBracket(text: string, index: number, after: number, print: string): boolean {
  return (
    text.charAt(index - 1) === "(" &&
    text.charAt(after) === ")" &&
    /[,.]\d/.test(print) &&
    !/[\p{Script=Han}\d]\($/u.test(text.slice(Math.max(0, index - 2), index))
  );
}

function readCompound(text: string, source: string, index: number, match: RegExpExecArray, floor: number): Quantity {
  const big = match[0].includes("亿");
  const [high, low] = [Rational.parse(match[1] ?? "0"), Rational.parse(match[2] ?? "0")];
  const value = big
    ? high.multiply(Rational.of(100_000_000n)).add(low.multiply(Rational.of(10_000n)))
    : high.multiply(Rational.of(10_000n)).add(low.multiply(Rational.of(1000n)));
  return framed(
    text,
    source,
    {
      text: "",
      start: index,
      end: index + match[0].length,
      digits: "",
      decimals: 0,
      value,
      meaning: meaningOf("元"),
      step: Rational.of(big ? 10_000n : 1000n),
    },
    floor,
  );
}
