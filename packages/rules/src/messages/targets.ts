import type { Sentences } from "./sentences.ts";

export const TARGETS: Sentences = {
  "full-marks-unmet-target": {
    zh: "指标“{indicator}”的目标值为 {target}，实际完成值 {actual} 未达到目标，却得满分（得分 {score}，分值 {full}）。",
    en: "“{indicator}” has the target {target} and the result {actual}, which misses it, yet full marks ({score} of {full}).",
  },
  "target-missed": {
    zh: "指标“{indicator}”的目标值为 {target}，实际完成值 {actual} 未达到目标，文中却称“{claim}”。",
    en: "“{indicator}” has the target {target} and the result {actual}, which misses it; the text says “{claim}”.",
  },
  "forecast-mismatch.done": {
    zh: "指标“{indicator}”已完成 {actual}，全年预计完成却只有 {forecast}，少于已完成的数量。",
    en: "“{indicator}” has reached {actual} so far, yet only {forecast} is expected of the whole year.",
  },
  "forecast-mismatch.missed": {
    zh: "指标“{indicator}”全年预计完成 {forecast}，达不到年度指标值 {target}，完成目标可能性却填“{outlook}”。",
    en: "“{indicator}” is expected to end at {forecast}, which misses its target {target}, yet meeting it is called “{outlook}”.",
  },
  "forecast-mismatch.met": {
    zh: "指标“{indicator}”全年预计完成 {forecast}，达到年度指标值 {target}，完成目标可能性却填“{outlook}”。",
    en: "“{indicator}” is expected to end at {forecast}, which meets its target {target}, yet meeting it is called “{outlook}”.",
  },
  "target-swap": {
    zh: "指标“{indicator}”写作计划 {target}、实际 {actual}，与另一处（{where}）相反，计划与实际疑似颠倒。",
    en: "“{indicator}” is printed with plan {target} and result {actual}; elsewhere ({where}) it is the other way round.",
  },
  "target-actual-copied": {
    zh: "指标“{indicator}”的实际完成值写作“{actual}”，带有比较符号（目标值“{target}”），不是实际得到的数值。",
    en: "The result of “{indicator}” is “{actual}”, with a comparison sign (target “{target}”): no value that was obtained.",
  },
  "target-actual-copied.words": {
    zh: "指标“{indicator}”的实际完成值“{actual}”照抄目标值文字“{target}”，没有事实或数据。",
    en: "The result of “{indicator}”, “{actual}”, repeats the words of the target, “{target}”, without facts.",
  },
  "target-actual-copied.counts": {
    zh: "{count} 个数量指标的实际完成值全部与目标值完全相等，疑似照抄目标。",
    en: "All {count} counted results equal their targets exactly: probably copied.",
  },
  "target-too-low": {
    zh: "指标“{indicator}”的实际完成值 {actual} 为目标值 {target} 的 {share}，未见说明，目标值可能偏低。",
    en: "The result of “{indicator}”, {actual}, is {share} of its target {target} without a reason: the target may be too low.",
  },
  "missing-deviation-reason": {
    zh: "指标“{indicator}”（实际完成值 {actual}）未达标或失分，偏差原因、存在问题部分均未说明。",
    en: "“{indicator}” (result {actual}) misses its target or lost points; no reason is given where deviations are explained.",
  },
  "vague-target": {
    zh: "指标“{indicator}”可以计量，目标值却写作“{target}”，无法衡量。",
    en: "“{indicator}” can be measured, yet its target is “{target}”.",
  },
  "missing-actual": {
    zh: "指标“{indicator}”（目标值“{target}”）没有填写实际完成值，却已认定完成（{claim}）。",
    en: "“{indicator}” (target “{target}”) has no actual value, yet counts as done ({claim}).",
  },
  "target-budget-mismatch": {
    zh: "成本指标“{indicator}”的目标值为 {target}，是全部预算 {budget} 的 {share}，恒能达到，没有约束力。",
    en: "The cost target of “{indicator}”, {target}, is {share} of the whole budget {budget}: it can never be missed.",
  },
  "target-budget-mismatch.broken": {
    zh: "成本指标“{indicator}”的目标值为 {target}，而预算 {budget} 已是目标值的 {share}，预算与目标不符。",
    en: "The cost target of “{indicator}” is {target}; the budget {budget} is {share} of it.",
  },
  "target-actual-copied.passage": {
    zh: "“{section}”部分照抄“{source}”的文字（“{text}”），没有实施结果。",
    en: "The part “{section}” repeats the words of “{source}” (“{text}”) and tells no result.",
  },
};
