export { CheckSchema, DocumentSchema, FindingSchema } from "./check-schema.ts";
export type { Claim, ClaimKind } from "./claim.ts";
export type { Comparison, PeerComparison, TextComparison, YearComparison } from "./comparison.ts";
export type { DateMention } from "./date-mention.ts";
export { type Digest, type DigestedDocument, type Fact, type FactKind, type Passage, readDigest, writeDigest } from "./digest.ts";
export type { Figure, FigureRole, LabelledPlace, Period, Phrase } from "./figure.ts";
export type {
  Entry,
  FundLine,
  GradeBand,
  GradeStatement,
  Indicator,
  Outlook,
  ScoreGroup,
  ScoreLine,
  ScoringClause,
  ScoringRule,
} from "./indicator.ts";
export type { NumberedLine, NumberSequence } from "./number-sequence.ts";
export type {
  Addend,
  BalanceRelation,
  Basis,
  CellFormulaRelation,
  CountRelation,
  CountShareRelation,
  Expression,
  FormulaRelation,
  GrowthRelation,
  IndicatorListRelation,
  ProductRelation,
  RatioRelation,
  Relation,
  RestatementRelation,
  ShareSumRelation,
  SumRelation,
  TargetRestatementRelation,
} from "./relation.ts";
export type { GridCell, Heading, Report, ReportIdentity, ReportKind, ReportTable, Sentence } from "./report.ts";
export { type TotalScore, totalScoresOf } from "./total-scores.ts";
export type { Wording, WordingKind } from "./wording.ts";
