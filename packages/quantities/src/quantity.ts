import type { Interval, Rational } from "@gouji/values";

/**
 * What a stretch of text says. `number` is a bare number without a unit.
 * The last seven are recognised so that nobody takes them for quantities.
 */
export type QuantityKind =
  | "money"
  | "moneyRate"
  | "percent"
  | "permille"
  | "perTenThousand"
  | "percentagePoint"
  | "multiple"
  | "fraction"
  | "count"
  | "score"
  | "duration"
  | "measure"
  | "number"
  | "date"
  | "period"
  | "documentNumber"
  | "ordinal"
  | "label"
  | "term"
  | "empty"
  | "qualitative";

export type Comparator = "=" | ">=" | ">" | "<=" | "<" | "range" | "none";

/** 余、多 = over; 近 = under; 约、左右 = around; 几、数、上千 = vague. */
export type Approximation = "over" | "under" | "around" | "vague";

/** A quantity as printed in a text. Numbers are exact; digits are never rewritten. */
export interface Quantity {
  readonly kind: QuantityKind;
  /** The printed characters, comparator, sign and unit included: `text.slice(start, end)` of the source. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The number alone as printed, half-width and without separators, trailing zeros kept ("100.00"). Empty for kinds without a number. */
  readonly digits: string;
  /** How many decimals are printed. */
  readonly decimals: number;
  /** Value in printed units (1546.43 for 1546.43万元). Absent for ranges and for kinds without a number. */
  readonly value?: Rational;
  /** Printed unit with its scale word (万元, %, 万人), as normalised by the unit table; empty for a bare number. */
  readonly unit: string;
  /** Factor from printed unit to base unit. */
  readonly scale: Rational;
  /** Unit without scale (元, 人, 1 for a percentage, 个百分点). Figures of one base unit can be compared. */
  readonly baseUnit: string;
  /** Value in base units; 0.9687 for 96.87%. */
  readonly baseValue?: Rational;
  /** Value of one unit of the last printed place, in base units. */
  readonly step?: Rational;
  readonly comparator: Comparator;
  readonly approximation?: Approximation;
  /** All values it may stand for, in base units: a point for exact classes, half-up for rounded ones, half-lines for comparators. */
  readonly interval?: Interval;
  /** Ends of a range in printed units, or of a date or period as ISO dates. */
  readonly from?: string;
  readonly to?: string;
  /** The change reading of 增长1.5倍 as against 是…的1.5倍. */
  readonly semantics?: "ratioToReference" | "increaseOverReference";
  /** 万 or 亿 without a unit: the 元 is understood and may be wrong (12万 of persons). */
  readonly unitImplied?: true;
  /** Why this reading is doubtful, such as a fraction of a thing counted whole (3.5余份). */
  readonly oddity?: string;
}
