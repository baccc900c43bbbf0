export type { FindingCounts } from "./findings.ts";
export { openOverview } from "./open-overview.ts";
export type {
  DocumentLine,
  DocumentQuery,
  DocumentSort,
  Facets,
  FailureCount,
  Overview,
  SubmissionLine,
  SubmissionQuery,
  SubmissionSort,
  SubmissionState,
} from "./overview.ts";
export type { Page } from "./page.ts";
export type {
  FindingGroups,
  FullMarks,
  Group,
  ReportNumbers,
  ScoreBar,
  StatisticsFilter,
  TrendStep,
  Workload,
} from "./statistics/statistics.ts";
