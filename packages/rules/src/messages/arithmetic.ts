import type { Sentences } from "./sentences.ts";

export const ARITHMETIC: Sentences = {
  "sum-total": {
    zh: "“{total}”为 {stated}，各分项相加为 {expected}（{sum}），相差 {difference}。",
    en: "“{total}” is {stated}; its parts add up to {expected} ({sum}): a difference of {difference}.",
  },
  "sum-total.short": {
    zh: "“{total}”为 {stated}，其中所列各项相加为 {expected}（{sum}），相差 {difference}；两数只差一处笔误，请核对是漏列还是误写。",
    en: "“{total}” is {stated}; what is listed of it adds up to {expected} ({sum}), {difference} less, and one slip of typing makes one of the other.",
  },
  "sum-total.of-which": {
    zh: "“{total}”为 {stated}，其中各项相加已达 {expected}（{sum}），超出 {difference}。",
    en: "“{total}” is {stated}; the parts listed of it already add up to {expected} ({sum}), {difference} more.",
  },
  ratio: {
    zh: "“{rate}”为 {stated}，按 {numerator} {a} ÷ {denominator} {b} 计算应为 {expected}，相差 {difference}。",
    en: "“{rate}” is {stated}; {numerator} {a} ÷ {denominator} {b} gives {expected}: a difference of {difference}.",
  },
  "ratio.points": {
    zh: "“{rate}”为 {stated}，按 {numerator} {a} ÷ {denominator} {b} 计算应为 {expected}，相差 {difference} 个百分点。",
    en: "“{rate}” is {stated}; {numerator} {a} ÷ {denominator} {b} gives {expected}: a difference of {difference} percentage points.",
  },
  "ratio.formula": {
    zh: "算式 {formula} 的结果应为 {expected}，文中写作 {stated}，相差 {difference}。",
    en: "{formula} gives {expected}; the document says {stated}: a difference of {difference}.",
  },
  "rounding-variant": {
    zh: "“{rate}”为 {stated}，{formula} 四舍五入应为 {expected}；只有按“{how}”才是所列数值，与文中其他数据的取舍方式不一。",
    en: "“{rate}” is {stated}; {formula} rounds to {expected}. Only {howEn} gives the printed figure, unlike elsewhere in the document.",
  },
  product: {
    zh: "“{result}”为 {stated}，按 {formula} 计算应为 {expected}，相差 {difference}。",
    en: "“{result}” is {stated}; {formula} gives {expected}: a difference of {difference}.",
  },
  balance: {
    zh: "“{result}”为 {stated}，按 {formula} 计算应为 {expected}，相差 {difference}。",
    en: "“{result}” is {stated}; {formula} gives {expected}: a difference of {difference}.",
  },
  growth: {
    zh: "“{metric}”本期 {current}、对比期 {previous}，{reading}应为 {expected}，文中写作 {stated}，相差 {difference}。",
    en: "“{metric}” went from {previous} to {current}: {readingEn} {expected}, but the document says {stated}: a difference of {difference}.",
  },
  "growth.by-amount": {
    zh: "“{metric}”本期 {current}、较上期增减 {previous}，{reading}应为 {expected}，文中写作 {stated}，相差 {difference}。",
    en: "“{metric}” is {current} after a change of {previous}: {readingEn} {expected}, but the document says {stated}: a difference of {difference}.",
  },
  "percent-of-count": {
    zh: "“{share}”为 {stated}，但总数为 {base}，任何整数都得不到这一比例：{below}；{above}。",
    en: "“{share}” is {stated}, but no whole number out of {base} gives it: {below}; {above}.",
  },
  "percent-of-count.part": {
    zh: "“{share}”为 {stated}，按 {part} ÷ {base} 计算应为 {expected}，相差 {difference} 个百分点。",
    en: "“{share}” is {stated}; {part} ÷ {base} gives {expected}: a difference of {difference} percentage points.",
  },
  "percent-sum": {
    zh: "各项占比相加为 {expected}（{sum}），与 100% 相差 {difference} 个百分点，超出 {count} 项四舍五入所能造成的误差。",
    en: "The shares add up to {expected} ({sum}), {difference} percentage points off 100%, more than rounding of {count} shares explains.",
  },
  "count.lost.adjustment": {
    zh: "{list}的 {total} 个指标中有 {lost} 个（{names}）在{later}中既未保留，也未注明删除或修改，两表对不上。",
    en: "Of the {total} indicators of {list}, {lost} ({names}) are neither kept nor marked as changed or struck out in {later}.",
  },
  "count.lost.result": {
    zh: "{list}申报的 {total} 个指标中有 {lost} 个（{names}）在{later}中没有填报完成情况。",
    en: "Of the {total} indicators declared in {list}, {lost} ({names}) are missing from the results in {later}.",
  },
  count: {
    zh: "文中称“{stated}”，实际列出的{counted}为 {expected} 个：{items}。",
    en: "The text says “{stated}”; {expected} are listed: {items}.",
  },
  "amount-in-words": {
    zh: "大写金额“{words}”为 {amount} 元，小写为 {figure}，两者不符。",
    en: "“{words}” is {amount} yuan in words; the figures say {figure}.",
  },
  "cell-formula": {
    zh: "“{name}”显示为 {stated}，{cell} 的公式 {cellFormula} 按表中现有数据应为 {expected}，相差 {difference}；可能改动数据后没有重新计算。",
    en: "“{name}” shows {stated}; the formula {cellFormula} of {cell} gives {expected} from the sheet's numbers: a difference of {difference}. It may not have been recalculated.",
  },
  "cell-formula.typed": {
    zh: "“{name}”（{cell}）是直接填写的 {stated}，相邻单元格都按公式计算（{beside}：{cellFormula}），按同一公式应为 {expected}，相差 {difference}，应更正或说明。",
    en: "“{name}” ({cell}) is typed in as {stated}, where the cells beside it are computed ({beside}: {cellFormula}); that formula gives {expected}: a difference of {difference}.",
  },
  "rate-out-of-bounds": {
    zh: "“{name}”为 {figure}，超出 0 至 100% 的可能范围。",
    en: "“{name}” is {figure}, outside 0 to 100 %.",
  },
  "spent-exceeds-available": {
    zh: "“{label}”支出 {spent}，超过可用资金 {available}，多 {excess}，文中未说明来源。",
    en: "“{label}” spent {spent} of {available} available, {excess} too much, without an explanation.",
  },
};
