import type { Sentences } from "./sentences.ts";

export const CONSISTENCY: Sentences = {
  "restated-value": {
    zh: "“{metric}”前后不一致：{where} 为 {stated}，{whereOther} 为 {other}，相差 {difference}。",
    en: "“{metric}” is stated twice with different values: {stated} ({where}) and {other} ({whereOther}), a difference of {difference}.",
  },
  "target-inconsistent": {
    zh: "指标“{indicator}”的目标值前后不一：{where} 为 {stated}，{whereOther} 为 {other}。",
    en: "The target of “{indicator}” differs: {stated} ({where}) and {other} ({whereOther}).",
  },
  "unit-mismatch.target": {
    zh: "指标“{indicator}”的目标值为 {target}，实际完成值为 {actual}，计量单位不同，无法比较。",
    en: "“{indicator}” has the target {target} and the result {actual}; the units cannot be compared.",
  },
  "unit-mismatch.stage": {
    zh: "指标“{indicator}”的年度目标值为 {target}，阶段（跟踪）目标值为 {stage}，计量单位不同，无法比较。",
    en: "Indicator “{indicator}”: the year's target is {target}, the stage target {stage}; the units cannot be compared.",
  },
  "unit-mismatch.slip": {
    zh: "“{metric}”在 {where} 为 {stated}，在 {whereOther} 为 {other}，数字相同而单位相差 {factor} 倍。",
    en: "“{metric}” is {stated} ({where}) and {other} ({whereOther}): the same digits, {factor} times apart by their units.",
  },
  "claim-contradiction": {
    zh: "文中称“{claim}”，与报告其他内容相矛盾：{against}。",
    en: "The text says “{claim}”; the report itself denies it: {against}.",
  },
  "claim-contradiction.no-targets": {
    zh: "文中称“{claim}”，但报告又说明“{against}”，没有目标无从达到。",
    en: "The text says “{claim}”, but also “{against}”: without targets none can be met.",
  },
  "label-mismatch": {
    zh: "{figure} 在此称为“{label}”，上下文和报告其他各处（{elsewhere}）均为{side}，名称疑似写错。",
    en: "{figure} is called “{label}” here; its context and all other places ({elsewhere}) call it {sideEn}.",
  },
  "label-mismatch.borrowed": {
    zh: "指标“{indicator}”的业绩值 {figure} 实为“{item}”的完成率（{actual} ÷ {target}），与指标名称不符；正文按{items}评分，不是该指标本身。",
    en: "“{indicator}” is given {figure}, which is the completion of “{item}” ({actual} ÷ {target}), not the indicator itself; the text scores {items} in its place.",
  },
  "label-mismatch.scope": {
    zh: "“{label}”{figure} 与表内合计 {total} 相差 {difference}，恰为 {lines}：前者不含这些项目，名称与口径不符。",
    en: "“{label}” {figure} falls short of the table's total {total} by {difference}, exactly {lines}: it leaves these lines out and is not the whole {sideEn}.",
  },
};
