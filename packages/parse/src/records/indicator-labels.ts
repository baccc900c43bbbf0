/** What a column of an indicator table holds. */
export type IndicatorColumn =
  | "level1"
  | "level2"
  | "level3"
  /** A name column without a level. */
  | "name"
  | "code"
  | "target"
  | "stageTarget"
  | "actual"
  | "forecast"
  | "outlook"
  | "outlookCertain"
  | "outlookPossible"
  | "outlookImpossible"
  | "fullScore"
  | "score"
  /** A second score beside the first: 自评分 and 复核分. */
  | "reviewedScore"
  | "scoreRate"
  | "scoringRule"
  | "explanation"
  | "deviationReason"
  | "direction"
  | "unit"
  | "adjustment"
  | "other";

/**
 * Printed column labels of indicator tables, without blanks and bracketed remarks; the first row that fits wins.
 * A column that fits none is `other`.
 */
export const INDICATOR_COLUMNS: readonly (readonly [pattern: RegExp, column: IndicatorColumn])[] = [
  [/^(?:一级|Ⅰ级|I级|第一级)(?:绩效)?(?:指标|目标)?(?:名称)?$/, "level1"],
  [/^(?:二级|Ⅱ级|II级|第二级)(?:绩效)?(?:指标|目标)?(?:名称)?$/, "level2"],
  [/^(?:三级|四级|Ⅲ级|III级|第三级)(?:绩效)?(?:指标|目标)?(?:名称|内容)?$/, "level3"],
  [/^(?:绩效|考核|评价|具体|项目)?指标(?:名称|内容)?$|^(?:考核|评价|绩效)内容$|^指标及(?:内容|要求)$/, "name"],
  [/^指标(?:编码|编号|代码)$/, "code"],
  [
    /^(?:跟踪|阶段(?:性)?|本阶段应?(?:完成|达到)的?|监控(?:期|时点)?|当期)(?:绩效|指标)?(?:目标值?|指标值)$|^(?:序时|阶段)(?:目标|进度)$|^\d+[-~至—–]\d+月(?:份)?(?:应)?(?:计划|目标|序时)(?:完成)?(?:值|数|情况)?$/,
    "stageTarget",
  ],
  [
    /^(?:全年|年度|年初|年终|本年|当年|项目完成时|预期|计划|设定)?的?(?:绩效)?(?:指标)?(?:目标|指标)(?:目标)?(?:值|数)?$|^(?:计划|预期|年初|目标)(?:完成)?(?:值|数|情况)?$|^指标(?:目标|计划)值$|^(?:年度)?指标值$/,
    "target",
  ],
  [
    /^(?:全年|年度|本年|当年|年终|自评|截至目前)?的?(?:实际|业绩|完成)(?:的)?(?:完成|达成|实现)?(?:的?(?:绩效|指标)?(?:目标)?(?:值|数|情况|结果)?)$|^(?:指标|目标|全年|绩效指标)(?:实际)?完成(?:值|情况)$|^\d+[-~至—–]\d+月(?:份)?(?:实际)?(?:执行|完成)(?:情况|值|数)?$|^(?:业绩|实现)值$/,
    "actual",
  ],
  [/^(?:全年|年度|年终|年底|本年)?预计(?:全年|年底|年终)?(?:可)?(?:完成|执行|实现)(?:情况|值|数)?$/, "forecast"],
  [/^(?:完成|实现|达成)(?:全年|年度|绩效)*(?:目标)?的?可能性$/, "outlook"],
  [/^确定能(?:完成)?$/, "outlookCertain"],
  [/^有可能(?:完成)?$/, "outlookPossible"],
  [/^完全?不可能(?:完成)?$/, "outlookImpossible"],
  [/^得分率$/, "scoreRate"],
  [/^(?:指标|标准|满分|考核|评价|权重)?(?:分值|满分)(?:权重)?$|^(?:指标)?权重(?:分值?|系数)?$|^标准分值?$|^权重分$|^满分值$/, "fullScore"],
  [/^(?:实际|自评|评价|考核|评审|复核|综合|最终|项目)?(?:得分|评分|打分)(?:情况|值)?$|^(?:自评|复核|评价|考评)分$|^实得分$/, "score"],
  [
    /^(?:指标)?(?:评分|计分|评价|打分|考核|赋分|扣分)(?:标准|规则|细则|办法|方法|依据和?标准)$|^评价标准及评分办法$|^得分标准$/,
    "scoringRule",
  ],
  [/^指标(?:解释|说明|含义|释义|内涵)$|^(?:解释|说明|评价要点)$/, "explanation"],
  [
    /^(?:偏差|偏离|未完成|未达标|扣分)(?:度)?(?:的)?(?:原因|情况)?(?:分析)?(?:说明)?(?:[及和与、]?(?:拟采取的?)?(?:改进|整改|纠偏)?措施)?$|^原因(?:分析|说明)?.*$|^改进措施$/,
    "deviationReason",
  ],
  [/^(?:评价|评分|得分|扣分|打分|考评)(?:情况)?(?:说明|意见|理由)$/, "deviationReason"],
  [/^(?:指标)?(?:方向|性质|符号|类型)$|^(?:比较|计算|运算)?符号?$/, "direction"],
  [/^(?:计量|度量|指标)?单位$/, "unit"],
  [/^调整类型$/, "adjustment"],
];

/** Labels of columns that hold what was done in a part of the year. */
export const INTERIM_COLUMN = /^(?:\d{1,2}[-~至—–]\d{1,2}月|上半年|前?[一二三]季度|截[至止]\d|截至目前|监控(?:期|时点))/;

/** Labels of rows that close a group or the table. */
export const SUBTOTAL_ROWS = /^(?:小计|分项合计|本级小计|[一二三]级指标小计)(?:得分)?$/;
export const TOTAL_ROWS = /^(?:合计|总计|总分|总得分|合计得分|综合得分|自评总分|评价总分|得分合计|总计得分|总分值)$/;

/** Rows of a form that are no indicators: remarks, signatures, conclusions. */
export const REMARK_ROWS =
  /^(?:备注|说明|注|填报|填表|联系|评价(?:结论|等级|结果)|自评(?:结论|等级)|存在(?:的)?问题|改进措施|审核|单位负责人|评价人|其他需)/;

/** Names of indicators of which less is better. */
export const LOWER_IS_BETTER =
  /故障|差错|差评|投诉|失误|事故|违规|违法|错误率|退回率|死亡|返贫|流失|失业|缺陷|超支|延误|漏报|信访|成本|费用控制|响应时间|等待时间|办理时[间限]|办结时[间限]|能耗|排放|负债率|空置|变动率|控制数|控制率|结转结余率/;

/** Shares of good answers to bad things (故障响应率, 投诉办结率): more is better. */
export const HIGHER_IS_BETTER =
  /(?:响应|处理|处置|修复|排除|解决|办结|回复|答复|查处|整改|化解|下降|降低|减少|节约)(?:完成|及时)?(?:率|比例|幅度)$/;

/** Words of a direction column 指标方向, 符号. */
export const DIRECTION_WORDS: readonly (readonly [pattern: RegExp, sign: string])[] = [
  [/^(?:≥|>=|＞=|≧|大于等于|大于或等于|不低于|不少于|正向(?:指标)?)$/, "≥"],
  [/^(?:≤|<=|＜=|≦|小于等于|小于或等于|不高于|不超过|反向(?:指标)?|逆向(?:指标)?|负向(?:指标)?)$/, "≤"],
  [/^(?:=|＝|等于)$/, "="],
  [/^(?:>|＞|大于|高于)$/, ">"],
  [/^(?:<|＜|小于|低于)$/, "<"],
];

/** Captions and columns that tell what an indicator table is for. */
export const ORIGIN_CAPTIONS: readonly (readonly [
  pattern: RegExp,
  origin: "declaration" | "adjustment" | "tracking" | "result" | "scoring",
])[] = [
  [/调整表|调整情况/, "adjustment"],
  [/申报表|目标设定|绩效目标表|目标批复|目标申报/, "declaration"],
  [/跟踪|监控/, "tracking"],
  [/评分表|打分表|评分标准/, "scoring"],
  [/比对|自评表|完成情况|评分情况/, "result"],
];

/** What a cell prints for nothing. */
export const NOTHING = /^[\s\-—–─―/／·.]*$|^(?:无|暂无|空)$/;
