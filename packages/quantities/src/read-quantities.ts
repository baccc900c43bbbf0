import { powerOfTen, Rational } from "@gouji/values";
import type { Reading } from "./build-quantity.ts";
import { readCapitalAmount, readChineseNumber } from "./chinese-number.ts";
import { framed } from "./frame.ts";
import { normalize } from "./normalize.ts";
import { ARABIC, arabicNumber, CHINESE } from "./numerals.ts";
import type { Quantity } from "./quantity.ts";
import { readSet } from "./ranges.ts";
import { readArabic } from "./read-arabic.ts";
import { readChinese, readVague } from "./read-chinese.ts";
import { type Reserved, readReserved } from "./reserved.ts";
import { meaningOf } from "./unit-behind.ts";
import { type UnitMeaning, unitMeaning } from "./units.ts";

const CAPITAL =
  /[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟零万萬亿億]{0,24}[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟][壹贰貳叁參肆伍陆陸柒捌玖拾佰仟零万萬亿億]{0,24}(?:元|(?=[角分]))(?:零?[壹贰貳叁肆伍陆柒捌玖零]角)?(?:零?[壹贰貳叁肆伍陆柒捌玖]分)?[整正]?/;
/** [80,90): bounds in brackets that say whether they are included. */
const SET =
  /\[\d{1,6}(?:\.\d{1,4})?%?\s*[,，]\s*\d{1,6}(?:\.\d{1,4})?%?\s*[\])]|\(\d{1,6}(?:\.\d{1,4})?%?\s*[,，]\s*\d{1,6}(?:\.\d{1,4})?%?\s*\]/;
const START = new RegExp(
  `(?<set>${SET.source})|(?<capital>${CAPITAL.source})|(?<part>百分之|千分之|万分之)(?<partOf>${CHINESE.source}|${ARABIC.source})|(?<under>${CHINESE.source})分之(?<over>${CHINESE.source})|翻(?<double>[一两二三])番|(?<half>过半)|(?<vague>[几数上好])(?<vaguePlace>十万|百万|千万|[十百千万亿])|(?<number>${ARABIC.source})|(?<chinese>${CHINESE.source})`,
  "g",
);

/**
 * All quantities of a text, in order and without overlap, with offsets into it. Dates, document numbers, labels, ordinals and policy terms
 * are among them under kinds of their own, so that nobody takes their digits for figures. Linear in the length of the text.
 */
export function readQuantities(source: string): Quantity[] {
  const text = normalize(source);
  const reserved = readReserved(text);
  const quantities: Quantity[] = reserved.map((span) => reservedQuantity(source, span));
  let next = 0;
  const scanner = new RegExp(START.source, START.flags);
  for (let match = scanner.exec(text); match; match = scanner.exec(text)) {
    while ((reserved[next]?.end ?? Number.POSITIVE_INFINITY) <= match.index) next += 1;
    const blocked = reserved[next];
    if (blocked && blocked.start < match.index + match[0].length) {
      scanner.lastIndex = Math.max(blocked.end, match.index + 1);
      continue;
    }
    const quantity = readAt(text, source, match, scannerFloor(quantities, next));
    if (!quantity) continue;
    if (blocked && blocked.start < quantity.end) continue;
    quantities.push(quantity);
    scanner.lastIndex = Math.max(scanner.lastIndex, quantity.end);
  }
  return quantities.sort((a, b) => a.start - b.start);
}

/** Where the last quantity ends: nothing before belongs to the next one. */
function scannerFloor(quantities: readonly Quantity[], reservedBefore: number): number {
  const last = quantities.at(-1)?.end ?? 0;
  const before = reservedBefore > 0 ? (quantities[reservedBefore - 1]?.end ?? 0) : 0;
  return Math.max(before, quantities.length > 0 ? last : 0);
}

function reservedQuantity(source: string, { kind, start, end, from, to, digits }: Reserved): Quantity {
  const ordinal = digits === undefined ? undefined : /^\d+$/.test(digits) ? Rational.parse(digits) : readChineseNumber(digits)?.value;
  return {
    kind,
    text: source.slice(start, end),
    start,
    end,
    digits: digits ?? "",
    decimals: 0,
    ...(ordinal ? { value: ordinal } : {}),
    unit: "",
    scale: Rational.ONE,
    baseUnit: "",
    comparator: kind === "date" ? "=" : kind === "period" ? "range" : "none",
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}

function readAt(text: string, source: string, match: RegExpExecArray, floor: number): Quantity | undefined {
  const { index } = match;
  const groups = match.groups ?? {};
  const end = index + match[0].length;
  const whole = (meaning: UnitMeaning, value: Rational, extra: Partial<Reading> = {}): Quantity =>
    framed(text, source, { text: "", start: index, end, digits: "", decimals: 0, value, meaning, step: Rational.ONE, ...extra }, floor);
  if (groups.capital) {
    const amount = readCapitalAmount(groups.capital);
    const yuan = unitMeaning("元");
    if (!amount || !yuan) return undefined;
    return whole(yuan, amount.value, { decimals: amount.decimals, step: powerOfTen(-amount.decimals), exact: amount.decimals === 2 });
  }
  if (groups.set) return readSet(text, source, index, groups.set);
  if (groups.part && groups.partOf) return readPart(groups.part, groups.partOf, whole);
  if (groups.under && groups.over) {
    const [under, over] = [readChineseNumber(groups.under), readChineseNumber(groups.over)];
    if (!under || !over || under.value.sign === 0) return undefined;
    return whole({ kind: "fraction", unit: "1", scale: Rational.ONE, baseUnit: "1" }, over.value.divide(under.value));
  }
  if (groups.double) return whole(meaningOf("倍"), Rational.of({ 一: 2n, 两: 4n, 二: 4n, 三: 8n }[groups.double] ?? 2n), { exact: true });
  if (groups.half) return whole(meaningOf("%"), Rational.of(50n), { comparator: ">" });
  if (groups.vague && groups.vaguePlace) return readVague(text, source, index, groups.vague, groups.vaguePlace);
  if (groups.number) return readArabic(text, source, index, groups.number, floor);
  return groups.chinese ? readChinese(text, source, index, groups.chinese, floor) : undefined;
}

function readPart(
  part: string,
  of: string,
  whole: (meaning: UnitMeaning, value: Rational, extra: Partial<Reading>) => Quantity,
): Quantity | undefined {
  const unit = part === "百分之" ? "%" : part === "千分之" ? "‰" : "‱";
  const number = /^\d/.test(of) ? arabicNumber(of) : readChineseNumber(of);
  return number && whole(meaningOf(unit), number.value, { decimals: number.decimals, step: powerOfTen(-number.decimals) });
}
