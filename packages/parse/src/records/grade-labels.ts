/** Printed names of grades 评价等级, best first; longer names before the shorter ones they contain. */
export const GRADE_WORDS = ["优秀", "优", "良好", "良", "中等", "中", "一般", "合格", "及格", "较差", "差", "不合格", "不及格"] as const;

/** What introduces a grade: 评价级别为“优”, 考评等级全部为优秀, 评定结果：良. */
export const GRADE_LEADS =
  /(?:等级|级别|级次|档次|评定结果|评价结果|评价结论|考核结果)(?:被|全部|均|都|确定|评定|评|定)*(?:为|是|：|:)?\s*$/;

/** What introduces a total score: 综合得分为, 自评得分, 总分. */
export const TOTAL_SCORE_LEADS =
  /(?:综合(?:绩效)?(?:评价)?(?:总)?得分|综合评分|总得分|总评分|自评(?:总)?得分|自评(?:总)?分|评价(?:总)?得分|评价总分|最终得分|绩效评分|支出绩效评分|考评得分|项目(?:绩效)?得分|总分)(?:为|是|：|:|共|计|达|合计|均|都)*$/;
