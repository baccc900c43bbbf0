import type { FigureRole } from "@gouji/report";

/** Printed labels of columns, rows and sentences, and what a figure under them is. The first that fits decides. */
const ROLES: readonly (readonly [pattern: RegExp, role: FigureRole])[] = [
  [/得分率/, "scoreRate"],
  [/跟踪目标|阶段.{0,4}目标|计划完成值|应完成|监控.{0,4}目标/, "stageTarget"],
  [/^(?:分值|满分|权重分|标准分|指标分值|满分值|分数|赋分|权重\(?分值?\)?)$|分值$|权重分|满分/, "fullScore"],
  [/^权重|权重$/, "weight"],
  [/得分|评分$|(?:自评|复核|复评|评价|考评|评审|审核)分$|总分$|扣分/, "score"],
  [/执行率|支出进度|支出率|使用率|完成(?:年初|全年|年度|调整后?)?预算(?:数|总额)?$/, "executionRate"],
  [/到位率/, "fundsInPlaceRate"],
  [/实际完成|业绩值|完成值|实际值|实现值|完成情况$|实际完成情况/, "actual"],
  [/目标值|指标值|目标$|计划值|年度目标|预期值|标准值/, "target"],
  [/年初预算/, "initialBudget"],
  [/全年预算|预算数|预算金额|调整后?预算|预算安排|安排.{0,4}预算|预算$|下达|安排资金/, "budget"],
  [/到位/, "fundsReceived"],
  [/执行数|执行金额|决算数?$|实际支出|支出金额|支出数|支出$|实际使用|已支付|支付/, "expenditure"],
  [/收入/, "income"],
  [/结余|结转|余额/, "balance"],
  [/完成率/, "completionRate"],
  [/占比|比例|比重|^占|构成/, "share"],
  [/增长|增减|增幅|变动|下降|提高|同比/, "change"],
  [/单价|标准|均价|单位成本/, "price"],
  [/合计|小计|总计|总额/, "total"],
  [/人数|户数|次数|数量|个数|家数|份数|人次|台数|场次|件数|条数|天数/, "count"],
];

/** What stands under these labels, outermost first; the innermost that says something decides. */
export function columnRole(path: readonly string[]): FigureRole {
  for (const label of [...path].reverse()) {
    const role = roleOf(label);
    if (role !== "other") return role;
  }
  return "other";
}

export function roleOf(label: string): FigureRole {
  const text = label.replace(/\s+/g, "").replace(/[（(【][^）)】]*[)）】]/g, "");
  return ROLES.find(([pattern]) => pattern.test(text))?.[1] ?? "other";
}

/** Labels whose figures are not money, whatever unit stands above the table. */
export const NOT_MONEY =
  /人数|户数|数量|次数|个数|台|份数|家数|面积|天数|比例|占比|比重|率|序号|年度|年份|编号|分值|得分|权重|满意度|人次|场次|批次|件数|时间|指标值|完成值|目标值/;
/** What stands beside the total score in the head of a form. */
export const TOTAL_SCORE = /^(?:自评|评价|综合|项目)?(?:总分|总得分|得分)$|^自评分$/;
/** Columns of things that are counted, whatever money their row is about. */
export const COUNTS = /(?:人|户|次|个|份|家|台|场次|批次|件|天)数|人次$|场次$|批次$/;
/** Labels whose bare figures are percentages. */
export const PERCENT = /率|占比|比例|比重|百分比|满意度/;
/** Columns of text that tells of the report's own facts; rules and explanations tell of general ones. */
export const TELLING = /分析|原因|情况|说明|措施|依据|备注|总体目标|评价|结论|问题|成效/;
export const GENERAL = /评分标准|评分细则|评分依据|评价标准|指标解释|指标说明|计算公式|评分办法|考核内容|评价要点|标准及依据|数据来源/;
/** Words of header cells. */
export const HEADER_WORDS =
  /^(?:序号|项目|项目名称|指标|[一二三]级指标|.{0,8}(?:预算数|执行数|执行率|分值|得分|权重|目标值|指标值|完成值|业绩值|金额|单位|名称|类别|年份|年度|合计|小计|备注|原因|措施|情况|比例|占比|标准|数量|人数|户数|说明|内容|来源|得分率|资金|总数|差额|增减.{0,3}|年|季度|月))$/;
