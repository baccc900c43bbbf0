import type { QuantityKind } from "./quantity.ts";

/** A stretch of text whose digits are no quantity, or a date. */
export interface Reserved {
  readonly kind: QuantityKind;
  readonly start: number;
  readonly end: number;
  readonly from?: string;
  readonly to?: string;
  /** Number of an ordinal. */
  readonly digits?: string;
}

const CJK = "零〇一二两三四五六七八九十百";
const YEAR = `(?:(?:19|20)\\d{2}|[〇零一二三四五六七八九]{4})`;

/** Policy words that hold numerals. */
const TERMS =
  "双随机一公开|双随机、一公开|三重一大|放管服|一网通办|一窗通办|一窗受理|一站式|一卡通|一体化|一次性|一票否决|一把手|一老一小|一事一议|一岗双责|三公经费|“三公”|三公|三农|三支一扶|两不愁三保障|四个意识|四个自信|两个维护|两个确立|五险一金|六稳六保|六稳|六保|十[一二三四五]五|1\\+[NnXx]|\\d+\\+\\d+模式|百千万工程|两病|两癌|第三方|一定|一般|一致|一直|一些|一系列|一方面|另一方面|进一步|统一|唯一|单一|万一|一旦|一律|一并|一切|一流|一线|千方百计|十分[^值之]|一对一|点对点|一人一档|一户一档|一户一策|[一二三]等奖|[二三]级[甲乙]等|[一二三四五]级|下一步|一步(?!骤)|一站(?=服务|办|解决)|[两二三四五六]方(?=面)|一次办|一期(?=工程|项目|建设)|[二三四五]期(?=工程|项目|建设)|[一二三四五六七八九]年级|七天无理由|八项规定|一本账|一张网|一件事|一条龙|一手抓|两手抓|两条线|四本预算";

interface Pattern {
  readonly kind: QuantityKind;
  readonly pattern: RegExp;
}

const PATTERNS: readonly Pattern[] = [
  {
    kind: "documentNumber",
    pattern: /\p{Script=Han}{0,12}[〔[【(]\s*(?:19|20)\d{2}\s*[〕\]】)]\s*(?:第\s*)?\d+(?:\s*[、,-]\s*\d+)*\s*号/gu,
  },
  {
    kind: "label",
    pattern:
      /(?:附件|附表|附录|附图|表|图|附)\s*(?:\d+(?:[-.]\d+)*|[一二三四五六七八九十]+(?![\p{Script=Han}]))(?![\d.]*\s*(?:%|万|亿|元))/gu,
  },
  { kind: "label", pattern: /(?<![A-Za-z\d])[A-Za-z]{1,3}\d+(?:[.-]\d+)*(?![\d%])/g },
  { kind: "label", pattern: /(?<=^|[。；：:;，,\s])[一二三四五六七八九十]{1,2}是(?!否)/g },
  {
    kind: "label",
    pattern:
      /^\s*(?:[(]?[一二三四五六七八九十]{1,3}[)]|[一二三四五六七八九十]{1,3}、|[(]\d{1,2}[)](?=\s*[^\s\d.%])|\d{1,2}[)](?=\D)|\d{1,2}(?:\.\d{1,2}){0,3}[.、]\s*(?=[^\d\s])|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=\p{Script=Han})|\d{1,2}(?:\.\d{1,2}){2,3}(?=\p{Script=Han}))/gu,
  },
  { kind: "label", pattern: /(?<=[。；：:;])\s*(?:[(]\d{1,2}[)]|\d{1,2}[.、])(?=\s*\p{Script=Han})/gu },
  { kind: "label", pattern: /(?<![\d.])\d+(?:号(?!召)|#)/g },
  { kind: "label", pattern: /(?<![\d.])[1-5]A(?:级|(?=景区))/g },
  // 65岁以上老年人, 0—6岁儿童: an age that names a group.
  {
    kind: "label",
    pattern:
      /(?<![\d.])\d{1,3}(?:\s*(?:周?岁)?\s*[-~至—–]+\s*\d{1,3})?\s*周?岁(?=(?:[(]含[)])?及?以[上下内]|的?(?:儿童|幼儿|婴幼儿|老年|老人|居民|人群|人口|妇女|青少年))/g,
  },
  { kind: "label", pattern: /(?<![A-Za-z\d])(?!RMB)[A-Z]{2,}(?:\/[A-Z])?[- ]\d+(?:-\d+)?(?![\d.,%])|(?<![\d.])[2-6]G(?![A-Za-z])/g },
  {
    kind: "label",
    pattern:
      /(?<![\d.])0\d{2,3}-\d{7,8}(?!\d)|(?<![\d.])1[3-9]\d{9}(?![\d.])|(?<![\d.])\d{13,}[\dXx]?(?!\d*\.)|\d+\.\d+\.\d+(?:\.\d+)*|\d{1,2}:\d{2}(?::\d{2})?(?!\d)/g,
  },
  { kind: "term", pattern: new RegExp(TERMS, "gu") },
];

/** Dates first, then the other patterns; none overlaps another. */
export function readReserved(text: string): Reserved[] {
  const found: Reserved[] = [];
  const claim = claims(text.length);
  const add = (reserved: Reserved) => {
    if (claim(reserved.start, reserved.end)) found.push(reserved);
  };
  for (const { kind, pattern } of PATTERNS.slice(0, 1))
    for (const match of text.matchAll(pattern)) add({ kind, start: match.index, end: match.index + match[0].length });
  for (const date of readDates(text)) add(date);
  for (const { kind, pattern } of PATTERNS.slice(1)) {
    for (const match of text.matchAll(pattern)) {
      const lead = match[0].length - match[0].trimStart().length;
      add({ kind, start: match.index + lead, end: match.index + match[0].length });
    }
  }
  for (const match of text.matchAll(ORDINAL))
    add({ kind: "ordinal", start: match.index, end: match.index + match[0].length, digits: match[1] ?? "" });
  return found.sort((a, b) => a.start - b.start);
}

const ORDINAL = new RegExp(
  `第\\s*(\\d+|[${CJK}]+)\\s*(?:名|位|次|批|期|季度|章|节|条|款|项|号|届|轮|年度|年|个|张|页|版|部分|类|级|组|阶段|卷|部|家)?`,
  "g",
);

const DATE_PATTERNS: readonly {
  readonly pattern: RegExp;
  read(parts: readonly string[]): { from: string; to: string; kind: "date" | "period" } | undefined;
}[] = [
  {
    // 学年: begins and ends where the school says, so without ISO dates.
    pattern: new RegExp(`(?<![\\d.])${YEAR}\\s*(?:(?:-|~|至|/)+\\s*${YEAR}\\s*)?学年度?`, "g"),
    read: () => ({ kind: "period", from: "", to: "" }),
  },
  {
    pattern: new RegExp(
      `(${YEAR})\\s*([-/.])\\s*(\\d{1,2})\\s*\\2\\s*(\\d{1,2})\\s*(?:至|到|-|~)\\s*(${YEAR})\\s*\\2\\s*(\\d{1,2})\\s*\\2\\s*(\\d{1,2})(?!\\d)`,
      "g",
    ),
    read: ([, y1, , m1, d1, y2, m2, d2]) => ({ kind: "period", from: day(y1, m1, d1), to: day(y2, m2, d2) }),
  },
  {
    pattern: new RegExp(
      `(${YEAR})\\s*年\\s*(\\d{1,2}|[${CJK}]+)\\s*月\\s*(\\d{1,2}|[${CJK}]+)\\s*[日号]\\s*(?:至|到|-|~)+\\s*(?:(${YEAR})\\s*年\\s*)?(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]`,
      "g",
    ),
    read: ([, y1, m1, d1, y2, m2, d2]) => ({ kind: "period", from: day(y1, m1, d1), to: day(y2 ?? y1, m2, d2) }),
  },
  {
    pattern: new RegExp(`(${YEAR})\\s*年\\s*(\\d{1,2}|[${CJK}]+)\\s*月\\s*(\\d{1,2}|[${CJK}]+)\\s*[日号]`, "g"),
    read: ([, y, m, d]) => ({ kind: "date", from: day(y, m, d), to: day(y, m, d) }),
  },
  {
    pattern: new RegExp(`(?<![\\d.])(${YEAR})([-/.])(\\d{1,2})\\2(\\d{1,2})(?![\\d.%])`, "g"),
    read: ([, y, , m, d]) => ({ kind: "date", from: day(y, m, d), to: day(y, m, d) }),
  },
  {
    pattern: new RegExp(`(${YEAR})\\s*年\\s*(\\d{1,2})\\s*月?\\s*(?:-|~|至|到)+\\s*(\\d{1,2})\\s*月(?:份)?`, "g"),
    read: ([, y, m1, m2]) => ({ kind: "period", from: day(y, m1, "1"), to: lastDay(y, m2) }),
  },
  {
    pattern: new RegExp(`(${YEAR})\\s*年?\\s*(?:-|~|至|到)+\\s*(${YEAR})\\s*年(?:度)?`, "g"),
    read: ([, y1, y2]) => ({ kind: "period", from: day(y1, "1", "1"), to: day(y2, "12", "31") }),
  },
  {
    pattern: new RegExp(`(${YEAR})\\s*年\\s*第?([一二三四1-4])季度`, "g"),
    read: ([, y, quarter]) => {
      const last = 3 * (number(quarter) ?? 1);
      return { kind: "period", from: day(y, String(last - 2), "1"), to: lastDay(y, String(last)) };
    },
  },
  {
    pattern: new RegExp(`(${YEAR})\\s*年\\s*(上|下)半年`, "g"),
    read: ([, y, half]) =>
      half === "上"
        ? { kind: "period", from: day(y, "1", "1"), to: day(y, "6", "30") }
        : { kind: "period", from: day(y, "7", "1"), to: day(y, "12", "31") },
  },
  {
    pattern: new RegExp(`(${YEAR})\\s*年\\s*(\\d{1,2}|[${CJK}]+)\\s*月(?:份)?`, "g"),
    read: ([, y, m]) => ({ kind: "period", from: day(y, m, "1"), to: lastDay(y, m) }),
  },
  {
    pattern: new RegExp(`(?<![\\d.])(${YEAR})\\s*年(?:度|末|底|初|全年)?`, "g"),
    read: ([, y]) => ({ kind: "period", from: day(y, "1", "1"), to: day(y, "12", "31") }),
  },
  {
    pattern: /(?<![\d.])\d{1,2}\s*月\s*\d{1,2}\s*[日号](?:\s*(?:-|~|至|到)+\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号])?/g,
    read: () => ({ kind: "period", from: "", to: "" }),
  },
  // Lists of months and quarters have few members; a limit keeps the search linear.
  { pattern: /(?<![\d.])\d{1,2}(?:[、,]\d{1,2}){1,11}月份?(?!均)/g, read: () => ({ kind: "period", from: "", to: "" }) },
  { pattern: /(?<![\d.])\d{1,2}\s*(?:月\s*)?(?:-|~|至|到|\/)\s*\d{1,2}\s*月(?:份)?/g, read: () => ({ kind: "period", from: "", to: "" }) },
  { pattern: /(?<![\d.个])\d{1,2}\s*月(?:份|底|末|初|中旬|上旬|下旬)?(?!均|薪|租)/g, read: () => ({ kind: "period", from: "", to: "" }) },
  {
    pattern: /(?<![\d.])[一二三四五六七八九十]{1,2}月份?(?=[^\p{Script=Han}]|[底末初中上下至])/gu,
    read: () => ({ kind: "period", from: "", to: "" }),
  },
  {
    pattern: /(?:前[一二三两]个?|(?<![第\d.])(?:[一二三四]|[1-4])(?:\s*[-~至、,]\s*[一二三四1-4]){0,3})季度/g,
    read: () => ({ kind: "period", from: "", to: "" }),
  },
  { pattern: /(?<![\d.])\d{1,2}时\d{1,2}分/g, read: () => ({ kind: "date", from: "", to: "" }) },
];

/** Takes stretches of the text, first come first served: false where one overlaps what is taken. */
function claims(length: number): (start: number, end: number) => boolean {
  const taken = new Uint8Array(length);
  return (start, end) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  };
}

/** Without these no date is printed: most cells of a table are done with here. */
const DATED = /[年月季时]|\d\s*([-/.])\s*\d{1,2}\s*\1/;

function readDates(text: string): Reserved[] {
  if (!DATED.test(text)) return [];
  const found: Reserved[] = [];
  const claim = claims(text.length);
  for (const { pattern, read } of DATE_PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const date = read([...match]);
      if (!date || !claim(span.start, span.end)) continue;
      const { kind, from, to } = date;
      found.push({ kind, ...span, ...(isIso(from) && isIso(to) ? { from, to } : {}) });
    }
  }
  return found;
}

function isIso(text: string): boolean {
  return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text);
}

function day(year: string | undefined, month: string | undefined, date: string | undefined): string {
  const pad = (value: number | undefined) => String(value ?? 0).padStart(2, "0");
  return `${number(year) ?? "0000"}-${pad(number(month))}-${pad(number(date))}`;
}

function lastDay(year: string | undefined, month: string | undefined): string {
  const days = new Date(Date.UTC(number(year) ?? 2000, number(month) ?? 1, 0)).getUTCDate();
  return day(year, month, String(days));
}

const NUMERALS = "〇一二三四五六七八九";

/** A small whole number of a date: 12, 十二, 二〇二三. */
function number(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(text);
  if (tens) return (tens[1] ? NUMERALS.indexOf(tens[1]) : 1) * 10 + (tens[2] ? NUMERALS.indexOf(tens[2]) : 0);
  const digits = Array.from(text.replaceAll("零", "〇"), (character) => NUMERALS.indexOf(character));
  return digits.some((digit) => digit < 0) ? undefined : Number(digits.join(""));
}
