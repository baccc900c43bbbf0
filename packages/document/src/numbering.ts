/** Form of a printed number, from the outermost to the innermost that is usual in Chinese reports. */
export const NUMBERING_KINDS = [
  "chapter",
  "section",
  "chinese",
  "chineseParenthesis",
  "arabic",
  "decimal",
  "arabicParenthesis",
  "halfParenthesis",
  "circle",
  "letter",
] as const;

export type NumberingKind = (typeof NUMBERING_KINDS)[number];

export interface Numbering {
  readonly kind: NumberingKind;
  /** The number as printed, with its marks: 一、 （二） 3.1 ①. */
  readonly number: string;
  /** Usual depth of this form, 1 for the highest; absent where the form says nothing of depth. */
  readonly level?: number;
  /** The text behind the number, without leading blanks. */
  readonly rest: string;
}

const CHINESE = "[一二三四五六七八九十百零〇]{1,5}";
// Behind these a number is an amount (1.5万元, 3.2%), not the number of a heading.
const UNIT_AHEAD =
  /^(?:[\d%％‰,，+\-~～—/×]|[万亿千百]|元|倍|个(?!人)|人次|公里|平方|亩|吨|年(?!度)|月|日|分(?![析类布配项级])|名|家|户|件|次)/u;

const FORMS: readonly { readonly kind: NumberingKind; readonly pattern: RegExp; readonly level?: number }[] = [
  { kind: "chapter", pattern: new RegExp(`^第\\s?(?:${CHINESE}|\\d{1,2})\\s?(?:章|部分|篇|编)[、:：.．]?(?=\\s|\\S)`, "u"), level: 1 },
  { kind: "section", pattern: new RegExp(`^第\\s?(?:${CHINESE}|\\d{1,2})\\s?节[、:：.．]?`, "u"), level: 2 },
  { kind: "chinese", pattern: new RegExp(`^${CHINESE}\\s?[、.．]`, "u"), level: 1 },
  { kind: "chineseParenthesis", pattern: new RegExp(`^(?:[（(]\\s?${CHINESE}\\s?[）)][、.．]?|[㈠-㈩])`, "u"), level: 2 },
  { kind: "decimal", pattern: /^\d{1,2}(?:[.．]\d{1,2}){1,4}[、.．]?(?![\d.．])/u },
  { kind: "arabic", pattern: /^(?:\d{1,2}\s?(?:、|[.．](?!\d))|[⒈-⒛])/u, level: 3 },
  { kind: "arabicParenthesis", pattern: /^(?:[（(]\s?\d{1,2}\s?[）)][、.．]?|[⑴-⒇])/u, level: 4 },
  { kind: "halfParenthesis", pattern: /^\d{1,2}[）)][、.．]?/u, level: 4 },
  { kind: "circle", pattern: /^[①-⑳㉑-㉟➀-➉❶-❿][、.．]?/u, level: 5 },
  { kind: "letter", pattern: /^(?:[A-Za-z][.．、)）](?![A-Za-z])|[（(][A-Za-z][）)]|[Ⅰ-Ⅻ][、.．])/u },
];

/** The printed number that a heading or list item begins with, if it begins with one; an amount or a date is none. */
export function readNumbering(text: string): Numbering | undefined {
  const trimmed = text.trimStart();
  for (const { kind, pattern, level } of FORMS) {
    const number = pattern.exec(trimmed)?.[0];
    if (number === undefined) continue;
    const behind = trimmed.slice(number.length);
    const rest = behind.trimStart();
    if (rest === "") continue;
    if (kind === "decimal" && (UNIT_AHEAD.test(rest) || !isDecimalNumber(number))) continue;
    const depth = kind === "decimal" ? 2 + number.replace(/[、.．]$/u, "").split(/[.．]/u).length : level;
    return { kind, number, ...(depth === undefined ? {} : { level: depth }), rest };
  }
  return undefined;
}

/** 2.0 and 1.05 are amounts: the parts of a section number count from 1, without leading zeros. */
function isDecimalNumber(number: string): boolean {
  return number
    .replace(/[、.．]$/u, "")
    .split(/[.．]/u)
    .every((part) => /^[1-9]\d?$/u.test(part));
}
