import { NATIONAL_SELF_EVALUATION, profileWith } from "../profile.ts";

/** 绩效运行监控 in the middle of the year: targets of the year are under way, nothing is scored. */
export const MID_YEAR_MONITORING = profileWith(
  NATIONAL_SELF_EVALUATION,
  { executionPoints: "0" },
  "《中央部门预算绩效运行监控管理暂行办法》（财预〔2019〕136号）所附监控情况表：不计分，预算执行率不占分值",
  "mid-year-monitoring",
  "年中绩效运行监控",
);
