import type { Sentences } from "./sentences.ts";

export const FORM: Sentences = {
  "missing-unit": {
    zh: "“{figure}”以“{unit}”计数却带小数，可能漏写“万”等数量级。",
    en: "“{figure}” counts whole things ({unit}) with a fraction; a magnitude word such as 万 may be lost.",
  },
  "missing-unit.magnitude": {
    zh: "“{figure}”以“{unit}”计数却带小数，同句其他数据写作 {others}，可能漏写“万”。",
    en: "“{figure}” counts whole things ({unit}) with a fraction; the same sentence has {others}, so 万 may be lost.",
  },
  "numbering.start": {
    zh: "“{text}”的编号从 {number} 开始，前面没有同级的第一项。",
    en: "“{text}” begins at {number}; no first item of its kind stands before it.",
  },
  "numbering.skip": {
    zh: "编号由 {previous} 跳到 {number}（“{text}”），缺第 {expected} 项。",
    en: "The numbering jumps from {previous} to {number} (“{text}”): item {expected} is missing.",
  },
  "numbering.repeat": {
    zh: "编号 {number} 重复：“{text}”与前一项编号相同。",
    en: "The number {number} is used twice: “{text}” has that of the item before.",
  },
  "numbering.order": {
    zh: "编号次序颠倒：{previous} 之后为 {number}（“{text}”）。",
    en: "The numbering runs backwards: {number} (“{text}”) follows {previous}.",
  },
  "indicator-code": {
    zh: "指标编码与其上级编码（括号内）不符：{wrong}；同类写法如 {example}。",
    en: "Codes that do not begin with that above them (in brackets): {wrong}; others are like {example}.",
  },
  "duplicate-item.item": {
    zh: "“{second}”与“{first}”是同一项，重复列示。",
    en: "“{second}” repeats “{first}”.",
  },
  "duplicate-item.indicator": {
    zh: "同一项目的计分指标“{first}”与“{second}”含义相同，重复计分。",
    en: "“{first}” and “{second}” say the same, and both are scored in one project.",
  },
  "unfilled-template": {
    zh: "“{hint}”是填报模板的提示或占位，应填写或删除。",
    en: "“{hint}” is a hint or blank of the form: fill it in or delete it.",
  },
  "impossible-wording.fallsByMultiple": {
    zh: "“{words}”不可能：减少至多为一倍（100%）。",
    en: "“{words}” is impossible: nothing falls by more than all of itself.",
  },
  "impossible-wording.approximateExact": {
    zh: "“{words}”在准确数后加“余”，自相矛盾。",
    en: "“{words}” adds “and more” to an exact number.",
  },
  "repeated-passage": {
    zh: "“{text}…”等 {count} 句在“{first}”与“{second}”中重复出现。",
    en: "{count} sentences (“{text}…”) stand in “{first}” and again in “{second}”.",
  },
  "duplicate-item.words": {
    zh: "“{words}”字词重复，疑为笔误。",
    en: "“{words}” prints the same words twice.",
  },
  "duplicate-item.listed": {
    zh: "“{words}”在同一列举中出现两次。",
    en: "“{words}” stands twice in one list.",
  },
  "duplicate-item.name": {
    zh: "“{words}”多字：文中其他处写作“{name}”。",
    en: "“{words}” prints a character twice; elsewhere it is “{name}”.",
  },
  "missing-section.measures": {
    zh: "报告列出了存在的问题（“{heading}”），却没有“{part}”部分。",
    en: "The report lists problems (“{heading}”) and has no part on {partEn}.",
  },
  "missing-section": {
    zh: "报告没有“{part}”部分，而有 {count} 项指标未达标或失分（如 {demand}），应当说明。",
    en: "The report has no part on {partEn}, though {count} indicators missed their targets or lost points ({demand}).",
  },
  "missing-section.empty": {
    zh: "“{heading}”没有实质内容，而有 {count} 项指标未达标或失分（如 {demand}），应当说明。",
    en: "“{heading}” says nothing, though {count} indicators missed their targets or lost points ({demand}).",
  },
  "numbering.empty": {
    zh: "“{text}”只有标题没有内容，同级其他 {count} 项均有正文。",
    en: "“{text}” is a heading with nothing under it; the other {count} of its kind have a text.",
  },
  "duplicate-item.fact": {
    zh: "“{first}”与“{second}”是同一事实，在两个项目中各计一次分。",
    en: "“{first}” and “{second}” are one fact, scored in two projects.",
  },
};
