import { Rational } from "@gouji/values";

/** A printed interval of values. Ends as exact decimals in text, a percentage as a fraction (0.95); absent ends are unbounded. */
export interface Bounds {
  readonly min?: string;
  readonly max?: string;
  readonly minClosed: boolean;
  readonly maxClosed: boolean;
}

export interface PrintedBounds extends Bounds {
  readonly start: number;
  readonly end: number;
}

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const UNIT = String.raw`\s*(%|个百分点|分|天|日|次|人)?`;
const OF = String.raw`[^<≤>≥，,；;。\d]{0,30}`;
const INCLUDED = String.raw`\s*(?:[（(]\s*(不?含)[^）)]*[）)])?`;

/** How an interval may be printed, most telling form first. Every reader gets the groups of its pattern. */
const FORMS: readonly { readonly pattern: RegExp; readonly read: (groups: readonly (string | undefined)[]) => Bounds | undefined }[] = [
  {
    pattern: new RegExp(String.raw`([[(（【])\s*${NUMBER}${UNIT}\s*[,，]\s*${NUMBER}${UNIT}\s*([\])）】])`),
    read: ([, open, low, lowUnit, high, highUnit, close]) =>
      between(low, lowUnit ?? highUnit, /[[【]/.test(open ?? ""), high, highUnit ?? lowUnit, /[\]】]/.test(close ?? "")),
  },
  {
    pattern: new RegExp(String.raw`${NUMBER}${UNIT}\s*(<=|≤|<)\s*${OF}(<=|≤|<)\s*${NUMBER}${UNIT}`),
    read: ([, low, lowUnit, above, below, high, highUnit]) =>
      between(low, lowUnit ?? highUnit, above !== "<", high, highUnit ?? lowUnit, below !== "<"),
  },
  {
    pattern: new RegExp(String.raw`${NUMBER}${UNIT}\s*(>=|≥|>)\s*${OF}(>=|≥|>)\s*${NUMBER}${UNIT}`),
    read: ([, high, highUnit, below, above, low, lowUnit]) =>
      between(low, lowUnit ?? highUnit, above !== ">", high, highUnit ?? lowUnit, below !== ">"),
  },
  {
    pattern: new RegExp(
      String.raw`(>=|≥|>|大于等于|大于或等于|不低于|高于|大于)\s*${NUMBER}${UNIT}\s*(?:且|并|但|，|,|、)?\s*(<=|≤|<|小于等于|不超过|不高于|低于|小于)\s*${NUMBER}${UNIT}`,
    ),
    read: ([, above, low, lowUnit, below, high, highUnit]) =>
      between(low, lowUnit ?? highUnit, !OPEN.test(above ?? ""), high, highUnit ?? lowUnit, !OPEN.test(below ?? "")),
  },
  {
    pattern: new RegExp(String.raw`${NUMBER}${UNIT}${INCLUDED}\s*(?:[-~]+|至|到)\s*${NUMBER}${UNIT}${INCLUDED}`),
    read: ([text, low, lowUnit, lowMark, high, highUnit, highMark]) =>
      readRange(text ?? "", low, lowUnit, lowMark, high, highUnit, highMark),
  },
  {
    pattern: new RegExp(String.raw`${NUMBER}${UNIT}${INCLUDED}\s*(?:及|\(含\)|（含）)?\s*以(上|下|内)${INCLUDED}`),
    read: ([, value, unit, , side, mark]) => (side === "上" ? atLeast(value, unit, mark !== "不含") : atMost(value, unit, mark !== "不含")),
  },
  {
    pattern: new RegExp(
      String.raw`(>=|≥|>|大于等于|大于或等于|不低于|不少于|不小于|达到|完成|高于|超过|大于)\s*${NUMBER}${UNIT}${INCLUDED}`,
    ),
    read: ([, word, value, unit, mark]) => atLeast(value, unit, mark === undefined ? !OPEN.test(word ?? "") : mark === "含"),
  },
  {
    pattern: new RegExp(String.raw`(<=|≤|<|小于等于|小于或等于|不高于|不超过|不大于|低于|小于|不足|不到)\s*${NUMBER}${UNIT}${INCLUDED}`),
    read: ([, word, value, unit, mark]) => atMost(value, unit, mark === undefined ? !OPEN.test(word ?? "") : mark === "含"),
  },
  {
    pattern: new RegExp(String.raw`=\s*${NUMBER}${UNIT}`),
    read: ([, value, unit]) => between(value, unit, true, value, unit, true),
  },
];

/** Words and signs that exclude the number itself (以上、不低于 include it). */
const OPEN = /^(?:>|<|高于|超过|大于|低于|小于|不足|不到)$/;

/** The same text, character for character, with half-width digits and signs. */
export function halfWidth(text: string): string {
  return text.replace(/[０-９．％＜＞＝～〜－—–﹣≧≦＊]/g, (char) => HALF_WIDTH.get(char) ?? char);
}

const HALF_WIDTH = new Map<string, string>([
  ...Array.from("０１２３４５６７８９", (char, digit): [string, string] => [char, String(digit)]),
  ...Array.from("．％＜＞＝～〜－—–﹣≧≦＊", (char, index): [string, string] => [char, ".%<>=~~----≥≤*".charAt(index)]),
]);

/** The first interval printed in `text`, if there is one: ≥95%, 80%<x<90%, 80分（含）-90分, 60分以下, [80,90). */
export function readBounds(text: string): PrintedBounds | undefined {
  const plain = halfWidth(text);
  let first: PrintedBounds | undefined;
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(plain);
    if (!match || (first && match.index >= first.start)) continue;
    const bounds = read(match);
    if (bounds) first = { ...bounds, start: match.index, end: match.index + match[0].length };
  }
  return first;
}

/** A printed number in base units: 95 with % becomes 0.95. */
export function decimalOf(digits: string, unit?: string): string {
  const value = Rational.parse(digits);
  return (unit === "%" || unit === "个百分点" ? value.divide(Rational.of(100n)) : value).toString();
}

/** 80分（含）-90分: which end belongs to it stands in the brackets; without them the lower one does, and the upper one only if nothing lies above (100). */
function readRange(
  text: string,
  low: string | undefined,
  lowUnit: string | undefined,
  lowMark: string | undefined,
  high: string | undefined,
  highUnit: string | undefined,
  highMark: string | undefined,
): Bounds | undefined {
  const unit = highUnit ?? lowUnit;
  const named = /[（(]\s*(不?)含\s*(\d+(?:\.\d+)?)/.exec(text);
  const isTop = high === "100";
  if (named?.[2]) {
    const included = named[1] !== "不";
    const lowClosed = named[2] === low ? included : !(named[2] === high && included) || isTop;
    const highClosed = named[2] === high ? included : isTop;
    return between(low, lowUnit ?? unit, lowClosed, high, unit, highClosed);
  }
  const lowClosed = lowMark === undefined ? !(highMark === "含" && !isTop) : lowMark === "含";
  return between(low, lowUnit ?? unit, lowClosed, high, unit, highMark === undefined ? isTop : highMark === "含");
}

function between(
  low: string | undefined,
  lowUnit: string | undefined,
  minClosed: boolean,
  high: string | undefined,
  highUnit: string | undefined,
  maxClosed: boolean,
): Bounds | undefined {
  if (low === undefined || high === undefined) return undefined;
  const [first, second] = [decimalOf(low, lowUnit), decimalOf(high, highUnit)];
  const isRising = Rational.parse(first).compare(Rational.parse(second)) <= 0;
  return isRising
    ? { min: first, max: second, minClosed, maxClosed }
    : { min: second, max: first, minClosed: maxClosed, maxClosed: minClosed };
}

function atLeast(value: string | undefined, unit: string | undefined, closed: boolean): Bounds | undefined {
  return value === undefined ? undefined : { min: decimalOf(value, unit), minClosed: closed, maxClosed: false };
}

function atMost(value: string | undefined, unit: string | undefined, closed: boolean): Bounds | undefined {
  return value === undefined ? undefined : { max: decimalOf(value, unit), minClosed: false, maxClosed: closed };
}
