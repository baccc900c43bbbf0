import type { ReportKind } from "@gouji/report";
import type { Severity } from "./severity.ts";

/** What a profile decides: every number that differs by kind of report or by place. Exact numbers stand as text. */
export interface ProfileValues {
  /** Statutory bands, used where the document prints none: lower ends, inclusive. */
  readonly gradeBands: readonly { readonly grade: string; readonly from: string }[];
  /** Points of the execution rate in the total, usually 10; 0 where the scheme has none apart. */
  readonly executionPoints: string;
  /** Sum of all full scores, usually 100. */
  readonly totalPoints: string;
  /** Smallest power (0…1) with which percent-of-count is run. */
  readonly minimalAttainabilityPower: string;
  /** From this share of its target on, a result was planned too low. */
  readonly farAboveTarget: string;
  /** Smaller quantity targets (1 次, 2 场) are never called too low. */
  readonly smallestJudgedTarget: string;
  /** From this many counted results that all equal their targets, chance is no explanation. */
  readonly manyEqualResults: number;
  /** A cost target up to this share of the whole budget may still bind. */
  readonly slackCostTarget: string;
  /** A lost share of the points from which on a missing reason is a warning; below it is worth a look. */
  readonly largeLoss: string;
  /** So many figures that equal another year's, and this share of those that can be compared, are no chance. */
  readonly manyStaleFigures: number;
  readonly staleShare: string;
  /** Characters of running text that two documents must share, and the share of the shorter one's text that they must make up. */
  readonly copiedCharacters: number;
  readonly copiedShare: string;
  /** A passage that this share of a batch has, in three documents at least, is common wording (of a statute, of a form). */
  readonly commonShare: string;
  /** Fewer reports than these have no base rate and no outlier. */
  readonly smallestBatch: number;
  /** Distance from the median, in median distances, beyond which a figure is an outlier. */
  readonly outlierDistance: string;
  /** Severity of a rule where it is not the usual one; "off" where the rule is not run. */
  readonly severities: Readonly<Record<string, Severity | "off">>;
}

export interface Profile extends ProfileValues {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  /** Where each value comes from: the regulation, or our own measure with its reason. Chinese. */
  readonly sources: Readonly<Record<keyof ProfileValues, string>>;
}

/** The profile of the kind of report, where nobody chose one. */
export const AUTOMATIC = "auto";

/** Values of another profile with some changed; `source` is the source of what is changed. */
export function profileWith(base: Profile, changes: Partial<ProfileValues>, source: string, id = base.id, title = base.title): Profile {
  const changed = Object.fromEntries(Object.keys(changes).map((name) => [name, source]));
  return {
    ...base,
    ...changes,
    severities: { ...base.severities, ...changes.severities },
    id,
    title,
    titleEn: id === base.id ? base.titleEn : title,
    sources: { ...base.sources, ...changed },
  };
}

/** Which profile a kind of report has by default. */
export const PROFILE_OF_KIND: Readonly<Record<ReportKind, string>> = {
  selfEvaluation: "national-self-evaluation",
  form: "national-self-evaluation",
  unknown: "national-self-evaluation",
  evaluation: "third-party-evaluation",
  monitoring: "mid-year-monitoring",
};

const OWN = "本程序的取值：";

/** 单位自评, the national text: the base of all other profiles. */
export const NATIONAL_SELF_EVALUATION: Profile = {
  id: "national-self-evaluation",
  title: "单位自评（全国）",
  titleEn: "self-evaluation, national rules",
  gradeBands: [
    { grade: "优", from: "90" },
    { grade: "良", from: "80" },
    { grade: "中", from: "60" },
    { grade: "差", from: "0" },
  ],
  executionPoints: "10",
  totalPoints: "100",
  minimalAttainabilityPower: "0.5",
  farAboveTarget: "1.5",
  smallestJudgedTarget: "5",
  manyEqualResults: 8,
  slackCostTarget: "1.2",
  largeLoss: "0.3",
  manyStaleFigures: 5,
  staleShare: "0.5",
  copiedCharacters: 200,
  copiedShare: "0.2",
  commonShare: "0.5",
  smallestBatch: 5,
  outlierDistance: "6",
  severities: {},
  sources: {
    gradeBands: "《项目支出绩效评价管理办法》（财预〔2020〕10号）关于评价等级的规定；报告自己印有等级标准的，以报告为准",
    executionPoints: "财预〔2020〕10号所附《项目支出绩效自评表》：预算执行率10分、产出50分、效益30分、满意度10分",
    totalPoints: "财预〔2020〕10号所附《项目支出绩效自评表》",
    minimalAttainabilityPower: `${OWN}随机的百分数至少有一半会被查出时才检验`,
    farAboveTarget: "国家只要求对“较多”超出目标的说明原因，未定数值；各地取130%至300%，取常见的150%",
    smallestJudgedTarget: `${OWN}一场变两场、两次变三次说明不了问题`,
    manyEqualResults: `${OWN}八个以上计数指标的完成值与目标值一个不差，难以用巧合解释`,
    slackCostTarget: `${OWN}高出预算不到两成可能是预留；超过两成的成本目标不可能完不成`,
    largeLoss: `${OWN}失分不足三成而未写原因的，提示即可`,
    manyStaleFigures: `${OWN}本应变动的数字有五个以上与另一年度完全相同，难以用巧合解释`,
    staleShare: `${OWN}可比的数字中至少一半相同`,
    copiedCharacters: `${OWN}相同文字不足200字的，多为通用表述`,
    copiedShare: `${OWN}相同文字不足较短一份全文五分之一的，不作为套用`,
    commonShare: `${OWN}本批一半以上报告都有的文字，视为法规原文或统一模板`,
    smallestBatch: `${OWN}不足五份的批次没有可比的总体`,
    outlierDistance: `${OWN}偏离中位数达到中位偏差的六倍（正态分布下约四个标准差）`,
    severities: "规则目录的通常级别",
  },
};
