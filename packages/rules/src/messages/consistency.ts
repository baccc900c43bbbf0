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
  "claim-contradiction.spent": {
    zh: "文中称“{claim}”，资金已全部支出，而部分工作尚未开展（{against}），请说明相应资金的用途。",
    en: "The text says “{claim}”: all money is spent, yet a part of the work has not begun ({against}).",
  },
  "claim-contradiction.deficit": {
    zh: "{income} + {opening} − {expenditure} = {balance}，预算安排即已收不抵支，与“收支平衡”的要求不符，或者两项预算的口径不同。",
    en: "{income} + {opening} − {expenditure} = {balance}: the budget itself does not balance, or the two are of different scope.",
  },
  "claim-contradiction.nothing": {
    zh: "“{claim}”部分称没有偏离，但报告又说“{against}”，而全文没有列出任何问题。",
    en: "The part on deviations says “{claim}”, but the report also says “{against}” and lists no problem anywhere.",
  },
  "claim-contradiction.no-targets": {
    zh: "文中称“{claim}”，但报告又说明“{against}”，没有目标无从达到。",
    en: "The text says “{claim}”, but also “{against}”: without targets none can be met.",
  },
  "stale-figure.report": {
    zh: "与 {earlierYear} 年度报告可比的 {compared} 项数据中，有 {count} 项与该年度完全相同（{values}），疑似沿用 {earlierYear} 年度数据作为 {year} 年度的完成情况。",
    en: "Of {compared} figures that the {earlierYear} report states as well, {count} are the same to the last digit ({values}): {earlierYear} data may have been taken over as results of {year}.",
  },
  "copied-boilerplate.batch": {
    zh: "有 {passages} 段、共 {characters} 字与《{other}》相同或基本相同，例如“{text}”，疑似套用。",
    en: "{passages} passages, {characters} characters, are the same as in “{other}”, for example “{text}”: the text may have been copied.",
  },
  "copied-boilerplate.year": {
    zh: "有 {passages} 段、共 {characters} 字与 {year} 年度的《{other}》相同或基本相同，例如“{text}”，疑似沿用上年文稿。",
    en: "{passages} passages, {characters} characters, are those of the {year} report “{other}”, for example “{text}”: the earlier year's text may have been taken over.",
  },
  outlier: {
    zh: "“{name}”为 {stated}，而本批 {count} 份报告的中位数为 {median}，明显偏离，请核实。",
    en: "“{name}” is {stated}, far from the median of the {count} reports of the batch, {median}.",
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
  "label-mismatch.rate": {
    zh: "指标“{indicator}”的正文给出的却是“{metric}”，两者不是同一指标。",
    en: "The text of “{indicator}” gives the value of “{metric}”, which is another indicator.",
  },
  "label-mismatch.increment": {
    zh: "指标“{indicator}”的解释为“{words}”，目标值 {target} 和实际完成值 {actual} 却是总数，口径不符。",
    en: "“{indicator}” is explained as “{words}” (an increase), yet its target {target} and result {actual} are totals.",
  },
  "label-mismatch.increment.alone": {
    zh: "指标“{indicator}”的解释为“{words}”，名称是总数、解释是增量，目标值 {target} 的口径不明。",
    en: "“{indicator}” is named as a total and explained as “{words}”; the target {target} may be either.",
  },
  "label-mismatch.definition": {
    zh: "指标名称栏填的是指标解释而不是名称：{names}。",
    en: "Explanations stand in place of indicator names: {names}.",
  },
  "label-mismatch.target-column": {
    zh: "{count} 项指标（{names}）的“目标值”栏填的是指标名称或解释（{texts}），没有目标数值。",
    en: "The target column of {count} indicators ({names}) holds their names or definitions ({texts}) and no values.",
  },
  "label-mismatch.renamed": {
    zh: "“{group}”下的同一指标在完成情况表中称为“{first}”，在评分表中称为“{second}”，名称不一。",
    en: "One indicator under “{group}” is “{first}” in the table of results and “{second}” in the scoring table.",
  },
  "label-mismatch.misprint": {
    zh: "“{words}”疑为“{name}”之误：所列其他名称均与指标表一致。",
    en: "“{words}” is probably “{name}”: all other names of the list are those of the table.",
  },
  "target-inconsistent.stage": {
    zh: "指标“{indicator}”的阶段（跟踪）目标值 {stage} 高于全年目标值 {target}，疑将实际完成数填作目标。",
    en: "The stage target of “{indicator}”, {stage}, is above the year's, {target}; a result was probably entered as the target.",
  },
  "target-inconsistent.stage-actual": {
    zh: "指标“{indicator}”的阶段（跟踪）目标值 {stage} 高于全年目标值 {target}，恰等于文中的实际完成数 {actual}，疑将实际数填作目标。",
    en: "The stage target of “{indicator}”, {stage}, is above the year's, {target}, and equals the result in the text, {actual}.",
  },
  "period-mismatch.invalid": {
    zh: "“{date}”在日历中不存在。",
    en: "“{date}” is no day of the calendar.",
  },
  "period-mismatch.weekday": {
    zh: "“{date}”与日历不符，当日应为星期{weekday}。",
    en: "“{date}” does not fit the calendar: that day was another weekday ({weekday}).",
  },
  "period-mismatch.backwards": {
    zh: "“{date}”的结束时间早于开始时间。",
    en: "“{date}” ends before it begins.",
  },
  "period-mismatch.length": {
    zh: "“{date}”不足“{length}”，起止日期相隔至多 {expected}。",
    en: "“{date}” is not “{length}”: it is {expected} at most.",
  },
  "period-mismatch.future": {
    zh: "文中称“{date}”，该日期晚于报告落款日期（{signed}）。",
    en: "The text says “{date}”, a day after the report was signed ({signed}).",
  },
  "period-mismatch.formYear": {
    zh: "表题“{text}”所写年度为 {year} 年，报告年度为 {own} 年。",
    en: "The form “{text}” is of {year}; the report is on {own}.",
  },
  "period-mismatch.goalYear": {
    zh: "绩效目标部分写的是 {year} 年的情况（“{text}…”），报告年度为 {own} 年，疑沿用以前年度文字。",
    en: "The section on targets speaks of {year} (“{text}…”); the report is on {own}.",
  },
  "period-mismatch.planYear": {
    zh: "下一步措施中写“{text}”，而报告年度为 {own} 年，疑年度有误或沿用以前年度文字。",
    en: "What is to be done next says “{text}”, but the report is on {own}: probably a wrong year, or text carried over.",
  },
  "period-mismatch.elapsed": {
    zh: "指标“{indicator}”的实际完成值为 {actual}，而截至 {until} 只有 {days} 天。",
    en: "“{indicator}” has the result {actual}, but only {days} days had passed by {until}.",
  },
  "stale-figure": {
    zh: "{year} 年与 {earlierYear} 年的 {count} 项数据完全相同（{values}），疑沿用以前年度数据。",
    en: "{count} figures of {year} are those of {earlierYear} ({values}): probably carried over.",
  },
  "copied-boilerplate.otherRegion": {
    zh: "“{quote}”中的“{words}”与本报告的地区层级不符，疑套用他处文字。",
    en: "“{words}” in “{quote}” is of another level of government than this report: text from elsewhere.",
  },
  "copied-boilerplate.otherSelf": {
    zh: "“{quote}”自称“{words}”，而报告其他各处自称“{own}”，疑套用他处文字。",
    en: "The unit calls itself “{words}” in “{quote}” and “{own}” everywhere else: text from elsewhere.",
  },
  "copied-boilerplate.otherProject": {
    zh: "“{own}”的材料中写的是另一项目“{words}”，疑复制后未改。",
    en: "What is written of “{own}” names another project, “{words}”: copied and not changed.",
  },
  "copied-boilerplate.otherSector": {
    zh: "“{words}”与本报告内容无关，报告其他各处均未涉及，疑套用其他领域的文字（“{quote}”）。",
    en: "“{words}” has nothing to do with this report and stands nowhere else in it: text of another sector (“{quote}”).",
  },
};
