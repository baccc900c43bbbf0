import type { Figure, LabelledPlace, Phrase } from "./figure.ts";

/** A cell or a clause that may hold a figure, words, or nothing. */
export interface Entry {
  /** As printed; empty, — and / for nothing. */
  readonly text: string;
  readonly figure?: Figure;
  readonly at: LabelledPlace;
}

/** One line of an indicator table or of an indicator list in prose. 指标. */
/** How likely a monitoring form calls it that the target is met 完成目标可能性 (财预〔2019〕136号): 确定能, 有可能, 完全不可能. */
export interface Outlook {
  readonly says: "certain" | "possible" | "impossible";
  /** As printed, or the label of the column that is ticked. */
  readonly text: string;
  readonly at: LabelledPlace;
}

export interface Indicator {
  /** Unique in the report, made of labels. */
  readonly key: string;
  /** Name without code and weights: 收入预算完成. */
  readonly name: string;
  /** Canonical name for matching over tables. */
  readonly canonicalName: string;
  /** Code such as C31; empty if none. */
  readonly code: string;
  /** 1 to 3 for 一级, 二级, 三级指标. */
  readonly level: 1 | 2 | 3;
  /** Names of the upper levels, outermost first. */
  readonly path: readonly string[];
  /** Their codes (B, B4), where a table prints them; empty parts where not. */
  readonly pathCodes?: readonly string[];
  /** Project of a report on several projects; empty for the report's own. */
  readonly project: string;
  readonly namePhrase: Phrase;
  /** 目标值、年度指标值. */
  readonly target?: Entry;
  /** 跟踪目标值、本阶段应完成的目标值. */
  readonly stageTarget?: Entry;
  /** 实际完成值、业绩值. */
  readonly actual?: Entry;
  /** The actual value is that of a part of the year (1-7月执行情况), which the year's target need not be met in. */
  readonly interim?: true;
  /** 全年预计完成情况, of a monitoring form. */
  readonly forecast?: Entry;
  /** 完成目标可能性, of a monitoring form. */
  readonly outlook?: Outlook;
  /** 分值、权重 in points. */
  readonly fullScore?: Entry;
  readonly score?: Entry;
  readonly scoreRate?: Entry;
  /** 评分标准. */
  readonly scoringRule?: ScoringRule;
  /** 指标解释. */
  readonly explanation?: Entry;
  /** 偏差原因分析及改进措施. */
  readonly deviationReason?: Entry;
  /** 调整类型: 新增, 修改, 删除, 保留. */
  readonly adjustment?: Entry;
  /** lower: less is better (≤, 故障率, 差评率, 成本); higher; unknown for words. */
  readonly direction: "higher" | "lower" | "equal" | "unknown";
  /** Table it stands in, or undefined for prose. */
  readonly table?: number;
  /** declaration 申报, adjustment 调整, tracking 跟踪, result 完成, scoring 评分, prose. */
  readonly origin: "declaration" | "adjustment" | "tracking" | "result" | "scoring" | "prose";
}

/** A printed scoring rule 评分标准, read into clauses. `clauses` is empty when nothing could be read. */
export interface ScoringRule {
  readonly text: string;
  readonly at: LabelledPlace;
  readonly clauses: readonly ScoringClause[];
  /** 不满1个百分点按1个百分点算, stated here or by 下同 above. */
  readonly roundsGapUp: boolean;
  /** True where the text speaks of no points, deductions or shares at all. */
  readonly withoutStandard?: true;
}

/** Values and points as exact decimals in text; a percentage as a fraction (0.95). */
export type ScoringClause =
  /** A band and its points: ≥95%得5分, 95%-100%得3.6分. Absent ends are unbounded. */
  | {
      readonly kind: "band";
      readonly min?: string;
      readonly max?: string;
      readonly minClosed: boolean;
      readonly maxClosed: boolean;
      readonly points: string;
      readonly printed: string;
    }
  /** Beyond `threshold` in `direction`, each `step` costs `points`, starting from `from` points. */
  | {
      readonly kind: "deduct";
      readonly direction: "below" | "above";
      readonly threshold: string;
      readonly step: string;
      readonly points: string;
      readonly from: string;
      readonly printed: string;
    }
  /** Full score × actual (or target ÷ actual), as the words say. */
  | { readonly kind: "proportional"; readonly printed: string }
  /** Points for each of several requirements: ①…得2分；②…得2分. */
  | { readonly kind: "item"; readonly points: string; readonly printed: string }
  /** Each occurrence costs `points`: 发现一例扣1分. */
  | { readonly kind: "perOccurrence"; readonly points: string; readonly printed: string };

/** A scored group: a table, a first- or second-level indicator, a project, with the scores and full scores of its parts. */
export interface ScoreGroup {
  readonly key: string;
  /** 产出指标, 小计, 合计, project name. */
  readonly name: string;
  readonly project: string;
  readonly fullScore?: Figure;
  readonly score?: Figure;
  readonly scoreRate?: Figure;
  /** Parts one level below. */
  readonly parts: readonly ScoreLine[];
  /** Score of the execution rate 预算执行率得分, where it is part of the total but not among `parts`. */
  readonly executionScore?: Figure;
  /** 执行率 of the group's project, where the total may hold 10 points for it without printing them. */
  readonly executionRate?: Figure;
  /** True for the report's, or a project's, grand total. */
  readonly total: boolean;
  /** Groups of one kind (the projects of one report) share this name, so that they can be compared. */
  readonly siblings: string;
}

/** Anything with a score: an indicator, a group, a heading with （权重分 5 分，实际得分 5 分）. */
export interface ScoreLine {
  readonly key: string;
  readonly label: string;
  readonly fullScore?: Figure;
  readonly score?: Figure;
  readonly scoreRate?: Figure;
}

/** A line of the funds table 项目资金, or the same in a sentence. */
export interface FundLine {
  readonly key: string;
  /** 年度资金总额, 当年财政拨款, 上年结转资金, 其他资金; or the project's name. */
  readonly label: string;
  readonly project: string;
  readonly initialBudget?: Figure;
  readonly budget?: Figure;
  readonly fundsReceived?: Figure;
  readonly expenditure?: Figure;
  readonly executionRate?: Figure;
  readonly fullScore?: Figure;
  readonly score?: Figure;
  /** The rate, an exact fraction in text, from which the document's own rule gives full marks. */
  readonly fullMarksFrom?: string;
  readonly total: boolean;
}

/** 评价等级 with the score it belongs to and the bands printed in the document. */
export interface GradeStatement {
  readonly key: string;
  readonly grade: Phrase;
  readonly score: Figure;
  readonly project: string;
}

/** A printed band: 优（得分≥90分）. */
export interface GradeBand {
  readonly grade: string;
  /** Points, exact decimals in text; absent ends are unbounded. */
  readonly min?: string;
  readonly max?: string;
  readonly minClosed: boolean;
  readonly maxClosed: boolean;
  readonly at: LabelledPlace;
}
