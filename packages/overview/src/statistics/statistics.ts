/** What the numbers are about. An empty list matches nothing. */
export interface StatisticsFilter {
  readonly units?: readonly string[];
  readonly years?: readonly string[];
  /** Of the report: selfEvaluation and so on. */
  readonly kinds?: readonly string[];
}

/** Findings by severity, and how many of them are unsettled. */
export interface Group {
  /** Rule, unit, year, state or kind of report. */
  readonly name: string;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly total: number;
  readonly unsettled: number;
}

/** Findings that the latest versions raise or a reviewer has settled, most first. */
export interface FindingGroups {
  readonly rule: readonly Group[];
  readonly unit: readonly Group[];
  readonly year: readonly Group[];
  readonly state: readonly Group[];
  readonly reportKind: readonly Group[];
  /** All of them. */
  readonly all: Omit<Group, "name">;
}

/** Reports (latest versions) in numbers. */
export interface ReportNumbers {
  readonly submissions: number;
  /** When the first and the last came; null without any. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly documents: number;
  readonly checked: number;
  readonly failed: number;
  readonly coverage: { readonly figures: number; readonly checked: number; readonly confirmed: number };
}

/** 全满分: of one unit. A report with several total scores counts once, its scores each. */
export interface FullMarks {
  readonly unit: string;
  readonly reports: number;
  /** Reports whose total scores are all full. */
  readonly fullReports: number;
  readonly scores: number;
  readonly fullScores: number;
}

/** Reports whose lowest total score, in hundredths of the full one, lies from `from` on and below `below`; full marks have a bar of their own. */
export interface ScoreBar {
  readonly from: number;
  /** Null for full marks. */
  readonly below: number | null;
  readonly reports: number;
  readonly errors: number;
  readonly warnings: number;
}

/** Findings from one time to the next. */
export interface TrendStep {
  readonly from: string;
  readonly to: string;
  /** Seen for the first time, or again after they were settled. */
  readonly appeared: number;
  readonly returned: number;
  readonly settled: number;
  /** Unsettled at its beginning and at its end; `unsettled` in all at its end. */
  readonly still: number;
  readonly unsettled: number;
}

export interface Workload {
  /** What the person signs in with; null for findings that are nobody's. */
  readonly name: string | null;
  /** Unsettled findings that were given to the person. */
  readonly assigned: number;
  readonly overdue: number;
  /** Findings that the person decided about, per step: each once for every change of its state. */
  readonly decided: readonly number[];
}
