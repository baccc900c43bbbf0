/** A figure of a funding line. */
export type FundColumn = "initialBudget" | "budget" | "fundsReceived" | "expenditure" | "executionRate" | "fullScore" | "score";

/** Column labels of funds tables 项目资金, without blanks and bracketed remarks. */
export const FUND_COLUMNS: readonly (readonly [pattern: RegExp, column: FundColumn])[] = [
  [/^(?:年初|当年年初|初始)(?:批复)?预算(?:数|安排数?|金额)?$/, "initialBudget"],
  [
    /^(?:(?:全年|年度|调整后?|本年|项目|资金|当年)*(?:的)?预算(?:数|总?额|金额|安排数?|资金|总数|资金数)?|计划安排(?:数|资金)?|年度预算安排)$/,
    "budget",
  ],
  [/^(?:实际|资金|全年|已)*到位(?:资金|数|金额|资金数)?$/, "fundsReceived"],
  [/^(?:\d+[-~至]\d+月(?:份)?)?(?:全年|年度|预算|实际|累计|资金)*(?:执行|支出|支付|使用)(?:数|金额|总?额|资金|资金数)?$/, "expenditure"],
  [/^(?:\d+[-~至]\d+月(?:份)?)?(?:预算|资金|全年|支出)*(?:执行|支出|支付|使用)(?:率|进度)$/, "executionRate"],
  [/^(?:分值|权重|满分)$/, "fullScore"],
  [/^(?:得分|自评得分|自评分)$/, "score"],
];

/** Rows that hold the whole of a funds table. */
export const FUND_TOTALS = /总额|合计|总计|总金额|^资金总量|^年度资金$/;

/** Words in front of 其中 rows that are no part of their name. */
export const OF_WHICH = /^(?:其中|其(?![他它余])|中(?!央))\s*[：:]?\s*/;

/** What the words right before an amount say of it, in a sentence; the first that fits wins. */
export const FUND_LEADS: readonly (readonly [pattern: RegExp, column: FundColumn, kind: "money" | "percent"])[] = [
  [
    /执行(?:率|进度)?(?:为|是|达到?|：|:)*$|预算执行(?:率)?[^率]{0,3}$|(?:支出|支付|使用)(?:率|进度)(?:为|是|达到?|：|:)*$/,
    "executionRate",
    "percent",
  ],
  [/年初(?:批复)?预算(?:数|资金|安排|金额)?(?:为|是|：|:|共计|合计)*$/, "initialBudget", "money"],
  [/到位(?:资金|金额|数)?(?:为|是|：|:|共计|合计|了|共)*$/, "fundsReceived", "money"],
  [
    /预算(?:收入|支出|数|金额|总?额|资金|安排|总数|批复|总金额)*(?:共计|合计|为|是|：|:|共|达)*$|(?:安排|下达)(?:预算|资金|经费|专项资金)+(?:共计|合计|为|是|：|:|共)*$|(?:资金|经费)(?:预算)?(?:安排|下达)(?:共计|合计|为|是|：|:|共)*$/,
    "budget",
    "money",
  ],
  [/(?:执行|支出|支付|使用|列支|兑付|拨付)(?:金额|数|完成|资金|总?额|经费|了)*(?:共计|合计|为|是|：|:|共|达)*$/, "expenditure", "money"],
];
