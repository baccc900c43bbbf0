import type { Quantity } from "@gouji/quantities";
import type { Figure, Phrase } from "./figure.ts";

/** How firmly the document itself states a relation. `inferred` ones weaken what is said of them. */
export type Basis = "formula" | "table-structure" | "sentence" | "form" | "label" | "inferred";

interface RelationCore {
  /** Stable name in the report, made of labels, never of page or row numbers. Part of a finding's id. */
  readonly key: string;
  readonly basis: Basis;
}

export interface Addend {
  readonly figure: Figure;
  readonly sign: 1 | -1;
}

/** Parts that add up to a total: footing, cross-footing, 其中, lists in prose. */
export interface SumRelation extends RelationCore {
  readonly kind: "sum";
  readonly total: Figure;
  readonly parts: readonly Addend[];
  /** False for 其中 lists that may name only some of the parts, and for lists with 等. */
  readonly exhaustive: boolean;
  readonly layout: "column" | "row" | "nested" | "prose";
  /** What the total is called: 小计, 合计, 基本医疗保险待遇支出. */
  readonly totalName: string;
  /** Other scopes that the labels allow as well (a subtotal may or may not stand among its parts); consistent if any of them fits. */
  readonly alternatives: readonly (readonly Addend[])[];
  /** Other figures of the same table or list, where a missing or foreign addend may be found. */
  readonly neighbours: readonly Figure[];
}

/** opening + income − expenditure = closing and the like: `result` is the signed sum of `terms`. */
export interface BalanceRelation extends RelationCore {
  readonly kind: "balance";
  readonly result: Figure;
  readonly terms: readonly Addend[];
  readonly neighbours: readonly Figure[];
}

/** rate = numerator ÷ denominator. Several candidates where the text names several; consistent if one fits. */
export interface RatioRelation extends RelationCore {
  readonly kind: "ratio";
  readonly rate: Figure;
  readonly rateName: string;
  readonly numerators: readonly Figure[];
  readonly denominators: readonly Figure[];
  /** Figures of the same table, for "operand from another row". */
  readonly neighbours: readonly Figure[];
}

/** Arithmetic written out in the document: a/b×100% = r. */
export interface FormulaRelation extends RelationCore {
  readonly kind: "formula";
  readonly expression: Expression;
  readonly result: Figure;
}

export type Expression =
  | { readonly kind: "figure"; readonly figure: Figure }
  | { readonly kind: "operation"; readonly operator: "+" | "-" | "×" | "÷"; readonly left: Expression; readonly right: Expression };

/** unit price × count (× months …) = amount. */
export interface ProductRelation extends RelationCore {
  readonly kind: "product";
  readonly result: Figure;
  readonly factors: readonly Figure[];
}

/** A change against another period's figure. */
export interface GrowthRelation extends RelationCore {
  readonly kind: "growth";
  readonly change: Figure;
  readonly current: Figure;
  /** The earlier period's figure; in `rateByAmount` the printed amount of the change, from which it follows. */
  readonly previous: Figure;
  /** rate: current/previous − 1; multiple: current/previous; increaseMultiple: current/previous − 1 in 倍; points: current − previous; amount: current − previous; average: 年均, (current/previous)^(1/years) − 1; rateByAmount: amount/(current ∓ amount). */
  readonly reading: "rate" | "multiple" | "increaseMultiple" | "points" | "amount" | "average" | "rateByAmount";
  /** Years between the two, of an average. */
  readonly years?: number;
  /** 下降, 减少: the change is printed without its minus sign. */
  readonly falling: boolean;
}

/** A percentage of a counted whole: some integer of `base` must give `share`. */
export interface CountShareRelation extends RelationCore {
  readonly kind: "countShare";
  readonly share: Figure;
  readonly base: Figure;
  /** The counted part, where it is given. */
  readonly part?: Figure;
}

/** Shares of one whole. `exhaustive` is false for multiple-choice questions and open lists. A share that the text implies but states elsewhere is among them. */
export interface ShareSumRelation extends RelationCore {
  readonly kind: "shareSum";
  readonly shares: readonly Figure[];
  readonly exhaustive: boolean;
  /** The text says how many shares there are (由四部分构成), so that none is missing however far the sum is off. */
  readonly counted?: true;
}

/** 'N 个方面 / 项目 / 一级指标' against the things listed or tabulated. */
export interface CountRelation extends RelationCore {
  readonly kind: "count";
  readonly stated: Figure;
  /** What is counted: 项目, 一级指标, 方面. */
  readonly counted: string;
  readonly items: readonly Phrase[];
  /** 等 and the like: more than the listed items may exist. */
  readonly open: boolean;
}

/** One fact in several places: same metric, subject, period and scope. */
export interface RestatementRelation extends RelationCore {
  readonly kind: "restatement";
  readonly figures: readonly Figure[];
  /** The labelled components that may explain a difference of scope (利息, 其他, 上年结转). */
  readonly components: readonly Figure[];
}

/** One indicator's target in several tables (declaration, tracking, result). */
export interface TargetRestatementRelation extends RelationCore {
  readonly kind: "targetRestatement";
  readonly indicator: string;
  readonly figures: readonly Figure[];
}

/** The indicators of a declaration, which a later table (adjustment, results) must account for. */
export interface IndicatorListRelation extends RelationCore {
  readonly kind: "indicatorList";
  /** What the two are called: 表1, 表3. */
  readonly listName: string;
  readonly laterName: string;
  readonly later: "adjustment" | "result";
  readonly items: readonly {
    readonly listed: Phrase;
    /** The later table's line for it: kept, renamed, changed or struck out. */
    readonly found?: Phrase;
  }[];
}

/** A number of a worksheet and what a formula gives for it: the cell's own, or where the number is typed in, that of the cells beside it. */
export interface CellFormulaRelation extends RelationCore {
  readonly kind: "cellFormula";
  readonly stated: Figure;
  /** The result of the formula as the cell would show it, in the unit of the stated figure. */
  readonly result: Quantity;
  /** As the file writes it, without the equals sign. */
  readonly formula: string;
  /** A cell beside that has the formula, where the stated number is typed in. */
  readonly beside?: string;
  /** Numbers of the same sheet that the formula takes. */
  readonly operands: readonly Figure[];
}

export type Relation =
  | SumRelation
  | BalanceRelation
  | RatioRelation
  | FormulaRelation
  | ProductRelation
  | GrowthRelation
  | CountShareRelation
  | ShareSumRelation
  | CountRelation
  | RestatementRelation
  | TargetRestatementRelation
  | IndicatorListRelation
  | CellFormulaRelation;
