import { powerOfTen, Rational } from "@gouji/values";
import { buildQuantity, buildRange, buildVague, NO_UNIT, type Reading } from "./build-quantity.ts";
import { readCapitalAmount, readChineseNumber } from "./chinese-number.ts";
import { normalize } from "./normalize.ts";
import type { Approximation, Comparator, Quantity } from "./quantity.ts";
import { type Reserved, readReserved } from "./reserved.ts";
import { PER_SOURCE, SCALE_SOURCE, UNIT_SOURCE, type UnitMeaning, unitMeaning } from "./units.ts";

const ARABIC =
  /(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d{1,3}(?:,\d{2,4}){1,6},\d{3}(?![\d,])|\d{1,3}(?: \d{3})+(?=(?:\.\d+)?\s*(?:[万亿元%]|人|户|份))|\d+)(?:\.\d+)?/;
// A numeral has few characters; the limit keeps nonsense of a hundred thousand from being computed.
const CHINESE = /(?:[零〇一二两三四五六七八九十百千万亿]{1,24}(?:点[零〇一二三四五六七八九]{1,12})?)/;
const CAPITAL =
  /[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟零万萬亿億]{0,24}[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟][壹贰貳叁參肆伍陆陸柒捌玖拾佰仟零万萬亿億]{0,24}(?:元|(?=[角分]))(?:零?[壹贰貳叁肆伍陆柒捌玖零]角)?(?:零?[壹贰貳叁肆伍陆柒捌玖]分)?[整正]?/;
/** [80,90): bounds in brackets that say whether they are included. */
const SET =
  /\[\d{1,6}(?:\.\d{1,4})?%?\s*[,，]\s*\d{1,6}(?:\.\d{1,4})?%?\s*[\])]|\(\d{1,6}(?:\.\d{1,4})?%?\s*[,，]\s*\d{1,6}(?:\.\d{1,4})?%?\s*\]/;
const START = new RegExp(
  `(?<set>${SET.source})|(?<capital>${CAPITAL.source})|(?<part>百分之|千分之|万分之)(?<partOf>${CHINESE.source}|${ARABIC.source})|(?<under>${CHINESE.source})分之(?<over>${CHINESE.source})|翻(?<double>[一两二三])番|(?<half>过半)|(?<vague>[几数上好])(?<vaguePlace>十万|百万|千万|[十百千万亿])|(?<number>${ARABIC.source})|(?<chinese>${CHINESE.source})`,
  "g",
);
const TAIL = new RegExp(
  `\\s*(?<over1>余|多|来)?\\s*(?:(?<unit0>${UNIT_SOURCE})(?![\\p{Script=Han}/·])|(?<unit1>千(?:伏安|伏|瓦时|瓦|克|米)|百分点)|(?<scale>${SCALE_SOURCE})?(?<over2>余|多)?\\s*(?<unit>${UNIT_SOURCE})?(?<per>(?:${PER_SOURCE}|·(?:人|户|月|年|日|天|次))*))`,
  "uy",
);
const BRACKET_UNIT = new RegExp(`\\s*\\(((?:${SCALE_SOURCE})?(?:${UNIT_SOURCE}))\\)`, "y");
const UNIT_BEFORE = new RegExp(`\\(((?:${SCALE_SOURCE})?(?:${UNIT_SOURCE})(?:${PER_SOURCE})*)\\)\\s*:\\s*$`);
const SUFFIX =
  /\s*(?:\((?:含|不含)[^()]{0,8}\))?\s*(以上|及以上|\(含\)以上|以下|及以下|以内|之内|内(?!容|部|外|设|控|含|在)|左右|上下)(?:\((?:含|不含)[^()]{0,8}\))?/y;
const RANGE_MARK = /\s*(?:\(含\)|\(不含\))?\s*(?:-+|~|至|到)\s*/y;
const PREFIX =
  /(不低于|不少于|不小于|不得低于|不得少于|大于或等于|大于等于|高于或等于|至少|≥|>=|不超过|不高于|不大于|不多于|不得超过|小于或等于|小于等于|至多|最多|≤|<=|控制在|超过|高于|大于|多于|突破|逾|超|>|低于|少于|小于|不足|不满|不到|<|=|约为|约占|约合|约计|大约|接近|将近|近|约)\s*(?:了)?\s*$/;
const COMPARATORS: Readonly<Record<string, Comparator>> = {
  不低于: ">=",
  不少于: ">=",
  不小于: ">=",
  不得低于: ">=",
  不得少于: ">=",
  大于或等于: ">=",
  大于等于: ">=",
  高于或等于: ">=",
  至少: ">=",
  "≥": ">=",
  ">=": ">=",
  不超过: "<=",
  不高于: "<=",
  不大于: "<=",
  不多于: "<=",
  不得超过: "<=",
  小于或等于: "<=",
  小于等于: "<=",
  至多: "<=",
  最多: "<=",
  "≤": "<=",
  "<=": "<=",
  超过: ">",
  高于: ">",
  大于: ">",
  多于: ">",
  突破: ">",
  逾: ">",
  超: ">",
  ">": ">",
  低于: "<",
  少于: "<",
  小于: "<",
  不足: "<",
  不满: "<",
  不到: "<",
  "<": "<",
  "=": "=",
};
const APPROXIMATIONS: Readonly<Record<string, Approximation>> = {
  约为: "around",
  约占: "around",
  约合: "around",
  约计: "around",
  大约: "around",
  约: "around",
  接近: "under",
  将近: "under",
  近: "under",
};
const SUFFIXES: Readonly<Record<string, Comparator>> = {
  以上: ">=",
  及以上: ">=",
  "(含)以上": ">=",
  以下: "<=",
  及以下: "<=",
  以内: "<=",
  之内: "<=",
  内: "<=",
};
/** Words that a Chinese numeral belongs to rather than to a unit. */
const BEFORE_CHINESE = /[第统唯单同每某哪这那另任逐之其星首]$/;
const PER_PERSON = /每(人|户|张|份|个|次|亩|件|名)(?:每(年|月|天|次|学期))?$/;
const SINGLE = /单(人|户|张|份|件|次|台|套|卡)(?:位)?(?:成本|价格|费用)?$/;

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

function meaningOf(unit: string): UnitMeaning {
  return unitMeaning(unit) ?? NO_UNIT;
}

function readPart(
  part: string,
  of: string,
  whole: (meaning: UnitMeaning, value: Rational, extra: Partial<Reading>) => Quantity,
): Quantity | undefined {
  const unit = part === "百分之" ? "%" : part === "千分之" ? "‰" : "‱";
  const number = /^\d/.test(of) ? arabicNumber(of) : chineseReading(of);
  return number && whole(meaningOf(unit), number.value, { decimals: number.decimals, step: powerOfTen(-number.decimals) });
}

function chineseReading(text: string): { value: Rational; decimals: number } | undefined {
  return readChineseNumber(text);
}

function arabicNumber(print: string): { value: Rational; decimals: number; digits: string } {
  const digits = print.replace(/[, ]/g, "");
  return { digits, value: Rational.parse(digits), decimals: digits.split(".")[1]?.length ?? 0 };
}

function readVague(text: string, source: string, start: number, word: string, placeWord: string): Quantity | undefined {
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

function readArabic(text: string, source: string, index: number, print: string, floor: number): Quantity | undefined {
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

function readSet(text: string, source: string, start: number, print: string): Quantity | undefined {
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

function readChinese(text: string, source: string, index: number, print: string, floor: number): Quantity | undefined {
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

interface Tail {
  readonly end: number;
  readonly unit: string;
  readonly meaning: UnitMeaning;
  readonly approximation?: Approximation;
  readonly implied?: boolean;
}

/** Unit and 余, 多 behind a number; after a Chinese numeral scale words belong to the number. */
function readTail(text: string, at: number, chinese = false): Tail {
  const bracket = sticky(BRACKET_UNIT, text, at);
  const none: Tail = { end: at, unit: "", meaning: NO_UNIT };
  if (bracket?.[1]) {
    const meaning = unitMeaning(bracket[1]);
    return meaning ? { end: at + bracket[0].length, unit: meaning.unit, meaning } : none;
  }
  const groups = sticky(TAIL, text, at);
  if (!groups?.groups) return none;
  const { over1, unit1, unit0 = unit1, scale = "", over2, unit = "", per = "" } = groups.groups;
  const name = unit0 ?? `${scale}${unit}${unit === "元" ? per : ""}`;
  // 110千 alone is no amount of money: only 万 and 亿 stand for 万元 and 亿元.
  if (unit0 === undefined && unit === "" && !/[万亿]$/.test(scale)) return none;
  if (name === "" || (chinese && scale !== "" && !over1)) return none;
  const meaning = unitMeaning(name);
  if (!meaning) return none;
  const dropped = unit0 === undefined && unit !== "元" ? per.length : 0;
  return {
    end: at + groups[0].length - dropped,
    unit: name,
    meaning,
    ...(over1 || over2 ? { approximation: "over" as const } : {}),
    ...(unit0 === undefined && unit === "" ? { implied: true } : {}),
  };
}

/** Adds what stands before and behind: sign, currency, comparator, approximation, a range's other end. */
function framed(text: string, source: string, reading: Reading, floor: number): Quantity {
  const from = Math.max(floor, reading.start - 16);
  // What stands before the floor is another quantity: a dash that follows it at once is no sign.
  const before = (floor > 0 && from === floor ? "0" : "") + text.slice(from, reading.start);
  const lead = readLead(before, reading);
  const behind = readBehind(text, { ...reading, ...lead });
  const range = lead.comparator === undefined ? readRange(text, source, { ...reading, ...lead }) : undefined;
  const base = range ?? buildQuantity({ ...reading, ...lead, ...behind, text: source.slice(lead.start, behind.end) });
  return nameBetween(text, source, base);
}

function readLead(before: string, reading: Reading): Pick<Reading, "start"> & Partial<Reading> {
  let rest = before;
  let start = reading.start;
  let negative = false;
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest);
    if (!found) return undefined;
    rest = rest.slice(0, found.index);
    start -= found[0].length;
    return found[1] ?? found[0];
  };
  const currency = take(/(?:¥|人民币|RMB)\s*$/);
  if (/(?:^|[额率幅为值是差长]|[^\w\d)%~\p{Script=Han}])-$/u.test(rest) || /^-$/.test(rest)) negative = take(/-$/) !== undefined;
  else if (take(/[负△▲]\s*$/)) negative = true;
  const unit = reading.meaning === NO_UNIT ? UNIT_BEFORE.exec(rest)?.[1] : undefined;
  const meaning =
    (unit && unitMeaning(unit)) || (currency && reading.meaning === NO_UNIT ? meaningOf("元") : perPerson(rest, reading.meaning));
  if (meaning !== reading.meaning && !unit && !currency) take(PER_PERSON);
  const comparatorStart = start;
  const word = take(PREFIX);
  const comparator = word === undefined ? undefined : COMPARATORS[word];
  const approximation = word === undefined ? undefined : APPROXIMATIONS[word];
  const single = SINGLE.exec(rest)?.[1];
  const rated =
    single && meaning.kind === "money" ? (unitMeaning(`${meaning.unit}/${single === "卡" ? "张" : single}`) ?? meaning) : meaning;
  const falling =
    /(?:下降|减少|降低|回落|下滑|下降率为?|降)了?$/.test(rest) &&
    ["percent", "percentagePoint", "permille", "multiple"].includes(rated.kind);
  const rising = /(?:增长|增加|提高|提升|上升)了?$/.test(rest);
  const value = negative || falling ? reading.value.negate() : reading.value;
  return {
    start: word === "控制在" ? comparatorStart : start,
    value,
    meaning: rated,
    ...(word === "控制在" ? {} : comparator && reading.comparator === undefined ? { comparator } : {}),
    ...(approximation ? { approximation } : {}),
    ...(rated.kind === "multiple" ? { semantics: rising ? ("increaseOverReference" as const) : ("ratioToReference" as const) } : {}),
  };
}

/** 每人每年2000元 is a rate. */
function perPerson(before: string, meaning: UnitMeaning): UnitMeaning {
  const found = meaning.kind === "money" ? PER_PERSON.exec(before) : undefined;
  if (!found) return meaning;
  return unitMeaning(`${meaning.unit}/${found[1]}${found[2] ? `·${found[2]}` : ""}`) ?? meaning;
}

function readBehind(text: string, reading: Reading): Pick<Reading, "end"> & Partial<Reading> {
  const suffix = sticky(SUFFIX, text, reading.end);
  const word = suffix?.[1];
  if (!suffix || !word) return { end: reading.end };
  const end = reading.end + suffix[0].length;
  if (word === "左右" || word === "上下") return { end, approximation: "around" };
  const comparator = SUFFIXES[word];
  if (!comparator || (word === "内" && reading.meaning.kind !== "duration")) return { end: reading.end };
  const excluded = suffix[0].includes("不含");
  return { end, comparator: excluded ? (comparator === ">=" ? ">" : "<") : comparator };
}

/** 50-80万元, 95%～100%, 80（含）-90分: the first number takes the second one's unit. */
function readRange(text: string, source: string, reading: Reading): Quantity | undefined {
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
function nameBetween(text: string, source: string, first: Quantity): Quantity {
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

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
