/** Words of one meaning in the genre; the first of a row stands for all. Longest first, so that 全年预算执行率 is not cut in two. */
const SYNONYMS: readonly (readonly string[])[] = [
  [
    "预算执行率",
    "全年预算执行率",
    "资金执行率",
    "预算资金执行率",
    "预算支出执行率",
    "支出执行率",
    "资金使用率",
    "资金支出率",
    "总体预算执行率",
    "完成预算",
    "完成全年预算",
  ],
  ["资金到位率", "预算资金到位率", "项目资金到位率", "到位率"],
  ["实际完成值", "全年完成值", "全年实际完成值", "业绩值", "实际值", "完成值", "年度实际完成值"],
  ["目标值", "年度指标值", "年度目标值", "预期指标值", "计划目标值", "指标值", "预期目标值"],
  ["全年执行数", "执行数", "实际执行数", "实际支出", "实际支出数", "执行金额", "支出金额", "累计支出", "决算支出"],
  ["全年预算数", "预算数", "调整后预算", "调整预算数", "预算金额", "预算安排", "安排预算"],
  ["年初预算数", "年初预算", "年初预算金额"],
  ["满意度", "满意率", "综合满意度", "群众满意度", "服务对象满意度"],
  ["有效问卷", "有效调查问卷"],
  ["问卷", "调查问卷", "问卷调查"],
  ["回收", "收回"],
  ["参保人数", "参保总人数"],
];

const BY_WORD: ReadonlyMap<string, string> = new Map(
  SYNONYMS.flatMap(([first = "", ...others]) => others.map((other) => [other, first] as const)),
);

/** Code before a name: C31, A1-2, ★. */
const CODE = /^(?:[★*☆△▲●]|[A-Za-z]{1,2}\d{1,4}(?:[.-]\d{1,3})*|[（(]?\d{1,2}[)）.、]|[（(]?[一二三四五六七八九十]{1,3}[)）、]|[①-⑳])\s*/;

/** Canonical form of a label for comparing: without code, weights, brackets, blanks and punctuation; one word for synonyms. */
export function canonicalName(text: string): string {
  let name = text.replace(/\s+/g, "");
  for (let next = name.replace(CODE, ""); next !== name && next !== ""; next = name.replace(CODE, "")) name = next;
  name = name
    .replace(/[（(【[][^（()）】\]]*(?:分|%|％|元|权重|单位|[A-Z]\/[A-Z])[^（()）】\]]*[)）】\]]/g, "")
    .replace(/[（()）【】[\]“”"'‘’《》<>、，,。.;；:：·/_-]/g, "")
    .replace(/^(?:其中|本项目|该项目|项目的?|实际|总体)(?=.{3})/, "")
    .replace(/人员数量?$|人数量$/, "人数");
  return BY_WORD.get(name) ?? name;
}
