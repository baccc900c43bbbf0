import type { Computed, Note } from "@gouji/document";
import type { Quantity } from "@gouji/quantities";
import type { Claim } from "./claim.ts";
import type { Comparison } from "./comparison.ts";
import type { DateMention } from "./date-mention.ts";
import type { Figure, LabelledPlace, Period, Phrase } from "./figure.ts";
import type { FundLine, GradeBand, GradeStatement, Indicator, ScoreGroup } from "./indicator.ts";
import type { NumberSequence } from "./number-sequence.ts";
import type { Relation } from "./relation.ts";
import type { Wording } from "./wording.ts";

export type ReportKind = "selfEvaluation" | "evaluation" | "monitoring" | "form" | "unknown";

/** Which document this is. Unknown parts are empty. The four parts together are its family. */
export interface ReportIdentity {
  readonly title: string;
  readonly unit: string;
  readonly project: string;
  /** Four digits. */
  readonly year: string;
  readonly kind: ReportKind;
}

export interface Heading {
  readonly level: number;
  /** Printed number (四、, （二）, 1., ①), empty if none. */
  readonly number: string;
  /** Text without the number. */
  readonly text: string;
  readonly at: LabelledPlace;
  /** Index of the first sentence under it. */
  readonly firstSentence: number;
}

/** A sentence of running text (up to 。；！？ or the paragraph's end). */
export interface Sentence {
  readonly index: number;
  readonly text: string;
  readonly at: LabelledPlace;
  /** Texts of the headings above it, outermost first. */
  readonly path: readonly string[];
  readonly figures: readonly Figure[];
}

/** A table cell as the record has it. */
export interface GridCell {
  readonly text: string;
  readonly at: LabelledPlace;
  readonly figure?: Figure;
  /** What a formula gives for the figure (Excel), read as the figure is; beside the formula and the cells that it takes. */
  readonly computed?: Computed & { readonly result: Quantity };
  /** Column header path and row label path, outermost first. */
  readonly columnPath: readonly string[];
  readonly rowPath: readonly string[];
  readonly header: boolean;
  /** Upper left corner; a merged cell is one object at all its positions. */
  readonly row: number;
  readonly col: number;
}

export interface ReportTable {
  readonly index: number;
  readonly caption: string;
  /** 表6, or its caption, or "第 n 张表". */
  readonly name: string;
  readonly grid: readonly (readonly (GridCell | undefined)[])[];
  readonly headerRows: number;
}

/** The structured record of one report: everything that rules may read. */
export interface Report {
  readonly identity: ReportIdentity;
  /** The period that the report speaks of, where it says so. */
  readonly period?: Period;
  /** The cut-off day of a monitoring report (监控时间节点), ISO. */
  readonly cutOff?: string;
  readonly headings: readonly Heading[];
  readonly sentences: readonly Sentence[];
  readonly tables: readonly ReportTable[];
  readonly figures: readonly Figure[];
  readonly indicators: readonly Indicator[];
  readonly fundLines: readonly FundLine[];
  readonly scoreGroups: readonly ScoreGroup[];
  readonly gradeStatements: readonly GradeStatement[];
  /** Empty where the document prints none; then the statutory ones hold. */
  readonly gradeBands: readonly GradeBand[];
  readonly claims: readonly Claim[];
  readonly relations: readonly Relation[];
  /** What it has to do with other documents; only where others are known. */
  readonly comparisons?: readonly Comparison[];
  /** Numbers of headings, list items, contents and 序号 columns, as they follow each other. */
  readonly numberSequences: readonly NumberSequence[];
  /** Days, spans and years that can be checked. */
  readonly dates: readonly DateMention[];
  /** Hints of forms, amounts in words, impossible wording. */
  readonly wordings: readonly Wording[];
  /** The sentence that says tail differences come from rounding, where there is one. */
  readonly roundingStatement?: Phrase;
  readonly notes: readonly Note[];
}
