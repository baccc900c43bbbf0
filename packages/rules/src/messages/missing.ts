import type { Language } from "./render.ts";

/** What a rule can lack, in words. */
const MISSING: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  value: ["确定的数值", "a definite value"],
  exactValue: ["确定的数值", "a definite value"],
  unit: ["可比的计量单位", "comparable units"],
  scale: ["数量级", "the magnitude"],
  precision: ["足够的精度", "enough precision"],
  target: ["可比的目标值", "a comparable target"],
  actual: ["可比的完成值", "a comparable result"],
  actualValue: ["可比的完成值", "a comparable result"],
  score: ["得分", "the score"],
  fullScore: ["分值", "the full score"],
  rule: ["可读懂的评分标准", "a scoring rule that can be read"],
  "scoring rule": ["可读懂的评分标准", "a scoring rule that can be read"],
  parts: ["全部分项", "all parts"],
  otherParts: ["其余分项", "the other parts"],
  otherShares: ["其余占比", "the other shares"],
  otherItems: ["其余事项", "the other items"],
  scope: ["一致的口径", "one and the same scope"],
  sameFact: ["同一事实的把握", "certainty that both are one fact"],
  base: ["基数", "the base"],
  budget: ["预算数", "the budget"],
  expenditure: ["支出数", "the expenditure"],
  executionRate: ["预算执行率", "the execution rate"],
  claim: ["相应的文字表述", "a statement about it"],
  reason: ["原因说明", "a reason"],
  previous: ["上期数", "the earlier figure"],
  operand: ["另一个运算数", "the other operand"],
  items: ["所列事项", "the items listed"],
  item: ["所列事项", "the items listed"],
  band: ["所在档次", "its band"],
  bands: ["等级标准", "the bands"],
  scheme: ["编码规则", "the scheme of codes"],
  quantity: ["可计数的数量", "a countable quantity"],
  "second statement": ["第二处表述", "a second statement"],
  "second number": ["第二个编号", "a second number"],
};

/** "目标值、单位": what the rule lacked, in the reader's words. */
export function missingShown(missing: readonly string[], language: Language): string {
  const words = missing.map((name) => MISSING[name]?.[language === "zh" ? 0 : 1] ?? (language === "zh" ? "所需资料" : name));
  return [...new Set(words)].join(language === "zh" ? "、" : ", ");
}
