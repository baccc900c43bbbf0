import type { Reading } from "./build-quantity.ts";
import { NO_UNIT } from "./build-quantity.ts";
import type { Approximation, Comparator } from "./quantity.ts";
import { sticky } from "./sticky.ts";
import { meaningOf } from "./unit-behind.ts";
import { PER_SOURCE, SCALE_SOURCE, UNIT_SOURCE, type UnitMeaning, unitMeaning } from "./units.ts";

const UNIT_BEFORE = new RegExp(`\\(((?:${SCALE_SOURCE})?(?:${UNIT_SOURCE})(?:${PER_SOURCE})*)\\)\\s*:\\s*$`);
const SUFFIX =
  /\s*(?:\((?:含|不含)[^()]{0,8}\))?\s*(以上|及以上|\(含\)以上|以下|及以下|以内|之内|内(?!容|部|外|设|控|含|在)|左右|上下)(?:\((?:含|不含)[^()]{0,8}\))?/y;
const PREFIX =
  /(不低于|不少于|不小于|不得低于|不得少于|大于或等于|大于等于|高于或等于|至少|≥|>=|不超过|不高于|不大于|不多于|不得超过|小于或等于|小于等于|至多|最多|≤|<=|控制在|超过|高于|大于|多于|突破|逾|超|>|低于|少于|小于|不足|不满|不到|<|=|大约|(?<![节签合违预集公条])(?:约为|约占|约合|约计|约)|接近|将近|近)\s*(?:了)?\s*$/;
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
const PER_PERSON = /每(人|户|张|份|个|次|亩|件|名)(?:每(年|月|天|次|学期))?$/;
const SINGLE = /单(人|户|张|份|件|次|台|套|卡)(?:位)?(?:成本|价格|费用)?$/;

/** Sign, currency, comparator and approximation before a number, in the text up to it. */
export function readLead(before: string, reading: Reading): Pick<Reading, "start"> & Partial<Reading> {
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

/** 以上, 以内, 左右 behind a number. */
export function readBehind(text: string, reading: Reading): Pick<Reading, "end"> & Partial<Reading> {
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
