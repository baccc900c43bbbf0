import { NATIONAL_SELF_EVALUATION, profileWith } from "../profile.ts";

/** 财政评价、部门评价 by a firm: the framework 决策、过程、产出、效益 scores the execution inside 过程. */
export const THIRD_PARTY_EVALUATION = profileWith(
  NATIONAL_SELF_EVALUATION,
  { executionPoints: "0" },
  "财预〔2020〕10号所附《项目支出绩效评价指标体系框架（参考）》：预算执行率是“过程”下的指标，不另占10分",
  "third-party-evaluation",
  "第三方评价（财政评价、部门评价）",
);
