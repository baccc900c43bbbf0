const UNIT =
  "(?:人民币)?[亿万千百]?(?:元|人次|人|户|家|个|件|份|次|吨|亩|公里|平方米|平方公里)(?:[、,，/][亿万千百]?(?:元|人次|人|户|家|个|件|份|次|%|％))*|[%％]";
// 填报单位：, 实施单位： name an office; only 单位 alone or with a word of measure before it names a unit.
const UNIT_NOTE = new RegExp(
  `(?<![\\p{Script=Han}])((?:金额|货币|计量|计算|数据|资金)?单位\\s*[:：]\\s*(?:${UNIT}))(?![\\p{Script=Han}])`,
  "u",
);

/** The unit note printed in a line, such as 单位：万元; undefined if there is none. */
export function readUnitNote(text: string): string | undefined {
  return UNIT_NOTE.exec(text.replace(/单\s+位/u, "单位"))?.[1]?.replace(/\s+/gu, "");
}

/** A line that says the unit and hardly more, as it stands above a table. */
export function isUnitLine(text: string): boolean {
  return text.length <= 60 && readUnitNote(text) !== undefined;
}
