import type { Sentences } from "./sentences.ts";

/** {certainty} is 很可能 or 可能, {certaintyEn} likely or possibly. */
export const DIAGNOSIS: Sentences = {
  "unit-slip": {
    zh: "{certainty}是单位换算错误：两数正好相差 {factor} 倍。",
    en: "{certaintyEn} a unit slip: exactly {factor} times apart.",
  },
  "percent-slip": {
    zh: "{certainty}是百分数换算错误：两数正好相差 100 倍。",
    en: "{certaintyEn} a percent slip: exactly 100 times apart.",
  },
  "decimal-point": {
    zh: "{certainty}是小数点错位：两数正好相差 {factor} 倍。",
    en: "{certaintyEn} a misplaced decimal point: exactly {factor} times apart.",
  },
  "swapped-digits": {
    zh: "{certainty}是数字颠倒：{stated} 应为 {expected}。",
    en: "{certaintyEn} two digits swapped: {stated} for {expected}.",
  },
  "digit-typo": {
    zh: "{certainty}是一位数字有误：{stated} 应为 {expected}。",
    en: "{certaintyEn} one wrong digit: {stated} for {expected}.",
  },
  "digit-dropped": {
    zh: "{certainty}是漏写或多写一位数字：{stated} 应为 {expected}。",
    en: "{certaintyEn} a digit dropped or doubled: {stated} for {expected}.",
  },
  sign: {
    zh: "{certainty}是正负号有误：差额正好是“{label}”{value} 的两倍。",
    en: "{certaintyEn} a wrong sign: the difference is twice “{label}” {value}.",
  },
  "sign-lost": {
    zh: "{certainty}是正负号有误：{stated} 应为 {expected}。",
    en: "{certaintyEn} a wrong sign: {stated} for {expected}.",
  },
  truncated: { zh: "按去尾法取舍得到所列数值。", en: "Truncation gives the printed figure." },
  "rounded-up": { zh: "按进一法取舍得到所列数值。", en: "Rounding up gives the printed figure." },
  "rounded-twice": { zh: "逐位多次舍入得到所列数值。", en: "Rounding step by step gives the printed figure." },
  "missing-addend": {
    zh: "{certainty}是合计漏加：差额正好等于 {terms}。",
    en: "{certaintyEn} left out of the total: the difference is {terms}.",
  },
  "foreign-addend": {
    zh: "{certainty}是合计含有未列入的项目：差额正好等于 {terms}。",
    en: "{certaintyEn} the total holds items outside the list: the difference is {terms}.",
  },
  "double-count": { zh: "{certainty}是重复计算：差额正好等于 {terms}。", en: "{certaintyEn} counted twice: the difference is {terms}." },
  "operand-from-another-row": {
    zh: "{certainty}是取数有误：改用“{label}”{value} 作{position}正好得到 {stated}。",
    en: "{certaintyEn} a wrong operand: “{label}” {value} as {positionEn} gives {stated}.",
  },
  "row-shift": {
    zh: "{certainty}是错行：{stated} 正好是“{label}”一行的比率。",
    en: "{certaintyEn} a shifted row: {stated} is the rate of “{label}”.",
  },
  "copied-figure": {
    zh: "{certainty}是照抄了另一处数据：“{label}”正好是 {value}。",
    en: "{certaintyEn} copied from elsewhere: “{label}” is {value}.",
  },
  "growth-base": {
    zh: "{certainty}是基数用错：以本期数 {current} 为分母正好得到 {stated}，应以对比期数 {previous} 为分母。",
    en: "{certaintyEn} the wrong base: {stated} is the change over the current {current} instead of the previous {previous}.",
  },
  "level-for-growth": {
    zh: "{certainty}是把“是上期的多少”写成了“增减多少”。",
    en: "{certaintyEn} the level (current over previous) instead of the change.",
  },
  "inverse-ratio": { zh: "{certainty}是分子分母颠倒。", en: "{certaintyEn} numerator and denominator interchanged." },
  "complement-ratio": { zh: "{certainty}是误用了余数（1 − 比率）。", en: "{certaintyEn} the complement (1 − rate)." },
  "growth-for-ratio": { zh: "{certainty}是误用了增减幅（比率 − 1）。", en: "{certaintyEn} the change (rate − 1) instead of the rate." },
  "single-figure": {
    zh: "{certainty}是“{label}”{stated} 有误：改为 {expected}，所涉 {relations} 处关系全部成立。",
    en: "{certaintyEn} “{label}” {stated} is wrong: with {expected} all {relations} relations hold.",
  },
  "percent-for-points": {
    zh: "{certainty}是把百分点与百分比混淆：差值为 {other}。",
    en: "{certaintyEn} percent confused with percentage points: the other reading gives {other}.",
  },
  "scope-difference": {
    zh: "{certainty}是口径不同：差额正好等于 {terms}。",
    en: "{certaintyEn} a difference of scope: the difference is {terms}.",
  },
};
