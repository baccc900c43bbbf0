import type { Sentences } from "./sentences.ts";

export const SCORES: Sentences = {
  "score-sum": {
    zh: "“{name}”得分为 {stated}，各项得分相加为 {expected}（{terms}），相差 {difference} 分。",
    en: "“{name}” has a score of {stated}; its parts add up to {expected} ({terms}): a difference of {difference} points.",
  },
  "score-sum.siblings": {
    zh: "“{name}”得分为 {stated}，所列指标得分已合计 {sum} 分（{terms}）；同一报告有 {count} 个项目所列指标合计 {usual} 分、另加预算执行得分。按同一办法再加执行率 {execution} 分应为 {expected} 分，超出总分。",
    en: "“{name}” has a score of {stated}, and its items alone add up to {sum} ({terms}). {count} projects of this report list {usual} points and add those of budget execution; by that scheme another {execution} make {expected}, above the total.",
  },
  "weights-total": {
    zh: "“{name}”分值为 {stated}，各项分值相加为 {expected}（{terms}），相差 {difference} 分。",
    en: "“{name}” has a full score of {stated}; those of its parts add up to {expected} ({terms}): a difference of {difference} points.",
  },
  "score-exceeds-weight": {
    zh: "“{label}”得分 {score}，超出分值 {fullScore} 所允许的范围。",
    en: "“{label}” scores {score}, outside what its full score of {fullScore} allows.",
  },
  "score-rate": {
    zh: "“{label}”得分率为 {stated}，按得分 {score} ÷ 分值 {fullScore} 计算应为 {expected}。",
    en: "“{label}” has a score rate of {stated}; {score} ÷ {fullScore} gives {expected}.",
  },
  "score-rule": {
    zh: "“{name}”实际值 {actual}，得分 {stated}{lost}，与评分标准的任何算法都不符：{candidates}。",
    en: "“{name}” has an actual value of {actual} and scores {stated}, which no reading of its scoring rule gives: {candidatesEn}.",
  },
  "score-rule.items": {
    zh: "“{name}”得分 {stated}，按评分标准逐项给分只可能得到 {reachable} 分。",
    en: "“{name}” scores {stated}; item by item its scoring rule can only give {reachable}.",
  },
  "score-rule.steps": {
    zh: "“{name}”得分 {stated}，按所列评分标准只可能得到 {reachable} 分。",
    en: "“{name}” scores {stated}; its scoring rule can only give {reachable}.",
  },
  "score-rule.none": {
    zh: "“{name}”分值 {fullScore}，得分 {stated}，但所列评分标准“{rule}”没有任何计分办法，扣分无依据。",
    en: "“{name}” scores {stated} of {fullScore}, but its scoring rule “{rule}” does not say how points are given.",
  },
  "execution-score": {
    zh: "“{label}”预算执行得分为 {score}，按分值 {fullScore} × 执行率 {rate} 计算应为 {expected} 分。",
    en: "“{label}” has {score} points for budget execution; {fullScore} × {rate} gives {expected}.",
  },
  "grade-band": {
    zh: "{project}得分 {score}，评为“{stated}”；按文中所列等级标准应为“{expected}”：{ranges}。",
    en: "{project} A score of {score} is graded “{stated}”; by the bands printed in the document it is “{expected}”: {ranges}.",
  },
  "grade-band.statutory": {
    zh: "{project}得分 {score}，评为“{stated}”；文中未列等级标准，按通行标准应为“{expected}”：{ranges}。",
    en: "{project} A score of {score} is graded “{stated}”; by the statutory bands it is “{expected}”: {ranges}.",
  },
  "all-full-marks": {
    zh: "全部 {count} 个计分指标均为满分，无一扣分，请核对评分是否如实。",
    en: "All {count} scored indicators have full marks.",
  },
  "all-full-marks.unmet": {
    zh: "全部 {count} 个计分指标均为满分，但有指标未达到目标值（{unmet}）。",
    en: "All {count} scored indicators have full marks although targets are missed ({unmet}).",
  },
  "all-full-marks.projects": {
    zh: "{count} 个项目全部为满分，无一扣分，请核对评分是否如实。",
    en: "All {count} projects have full marks.",
  },
  "all-full-marks.projects.unmet": {
    zh: "{count} 个项目全部为满分，但有指标未达到目标值（{unmet}）。",
    en: "All {count} projects have full marks although targets are missed ({unmet}).",
  },
  "uniform-values": {
    zh: "{projects} 个项目的“{name}”等调查结果全部为 {value}（全文同值共 {places} 处），各自独立的项目不应雷同。",
    en: "The survey result “{name}” is {value} in all {projects} projects ({places} places): independent projects hardly agree so exactly.",
  },
  "score-bands-broken": {
    zh: "“{name}”的评分标准不完整：{faults}。",
    en: "The scoring rule of “{name}” is not complete: {faultsEn}.",
  },
  "all-full-marks.unmeasured": {
    zh: "{count} 个指标（{names}）既无目标值也无完成情况，直接给满分，共 {points} 分。",
    en: "{count} indicators ({names}) have neither a target nor a result and all their points, {points} together.",
  },
  "uniform-values.answer": {
    zh: "“{first}”（{part}）与“{second}”（{share}）是两个不同的问题，按 {base} 折算的人数却完全相同，疑一个数据用了两次。",
    en: "“{first}” ({part}) and “{second}” ({share}) are two questions with the very same number of {base}: one figure may have been used twice.",
  },
  "uniform-values.execution": {
    zh: "{count} 个项目的支出数与预算数分毫不差，执行率全部为 {rate}，请核对账面支出。",
    en: "All {count} projects spent their budgets to the last cent ({rate}): check the accounts.",
  },
};
