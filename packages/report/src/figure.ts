import type { Place } from "@gouji/document";
import type { Quantity } from "@gouji/quantities";

/** A place with its human name: table, row and column labels, or the heading path and the first words of the sentence. */
export interface LabelledPlace extends Place {
  /** "表6 › C31 收入预算完成 › 业绩值", "四（三） › 10. C3 预算准确性". */
  readonly label: string;
  /** File of the place, where it is not the report's own. */
  readonly document?: string;
  /** The same by its id, where it is one of a service. */
  readonly documentId?: string;
}

/** What a figure is, as its own labels say. */
export type FigureRole =
  | "target" // 目标值、年度指标值
  | "stageTarget" // 跟踪目标值、本阶段应完成
  | "actual" // 实际完成值、业绩值
  | "fullScore" // 分值、满分、权重分
  | "score" // 得分
  | "scoreRate" // 得分率
  | "weight" // 权重 as a share
  | "initialBudget" // 年初预算数
  | "budget" // 全年预算数、预算金额
  | "fundsReceived" // 到位资金
  | "expenditure" // 全年执行数、支出
  | "income" // 收入
  | "balance" // 结余
  | "executionRate" // 预算执行率
  | "fundsInPlaceRate" // 资金到位率
  | "completionRate" // 完成率
  | "share" // 占比
  | "change" // 增减幅
  | "count" // n 个项目, 共 n 家
  | "price" // 单价、标准
  | "total" // 合计、小计
  | "other";

/** The years or days that a figure speaks of, ISO dates, both ends included. */
export interface Period {
  readonly from: string;
  readonly to: string;
  /** As printed: 2023年, 上年, 1-10月. */
  readonly printed: string;
}

/** 数值: one printed number, with its print, its place and what it is said to be. Never rewritten. */
export interface Figure {
  /** Unique in the report, in document order: f1, f2, … */
  readonly id: string;
  /** The digits with unit and comparator as printed: 96.88%, ≥8万人. */
  readonly printed: string;
  /** The quantity, its unit inherited where it is not printed beside the number. */
  readonly quantity: Quantity;
  /** Where the unit comes from; "none" for a bare number. */
  readonly unitOrigin: "printed" | "column" | "row" | "caption" | "sentence" | "range" | "none";
  /** The whole clause or cell text as printed. */
  readonly quote: string;
  readonly at: LabelledPlace;
  /** What is measured, as labelled: 决算收入, 在职职工参保人数, 得分. Empty if unlabelled. */
  readonly metric: string;
  /** `metric` in the canonical form of the synonym table, for comparing; empty if unlabelled. */
  readonly canonicalMetric: string;
  /** Whom or what it is said of: project, account, unit, indicator; empty for the report's own subject. */
  readonly subject: string;
  readonly period?: Period;
  readonly role: FigureRole;
  /** 余, 约, 近 or another weak reading: it may confirm, never convict alone. */
  readonly approximate: boolean;
  /** Arithmetic of its own document confirms it 核对一致; told of figures of other documents only. */
  readonly tiesOut?: true;
  readonly source:
    | { readonly kind: "cell"; readonly table: number; readonly row: number; readonly col: number }
    | { readonly kind: "sentence"; readonly sentence: number };
}

/** A phrase that is evidence by its words: a claim, an item of a list, a target without number. */
export interface Phrase {
  readonly text: string;
  /** The clause or cell it stands in. */
  readonly quote: string;
  readonly at: LabelledPlace;
}
