import type { DocumentStatus, Lane } from "@gouji/archive";
import type { FindingCounts } from "./findings.ts";
import type { Page } from "./page.ts";
import type { FindingGroups, FullMarks, ReportNumbers, ScoreBar, StatisticsFilter, TrendStep, Workload } from "./statistics/statistics.ts";

/** What both lists may be narrowed to. An empty list matches nothing. */
interface LineFilter {
  readonly ids?: readonly string[];
  /** Of the sender. */
  readonly units?: readonly string[];
  readonly years?: readonly string[];
  readonly kinds?: readonly string[];
  /** With an unsettled finding of one of these severities. */
  readonly severities?: readonly ("error" | "warning" | "info")[];
  /** With an unsettled finding that is this person's. */
  readonly assignee?: string;
  /** Part of a file's name, a title, a project or a unit. */
  readonly text?: string;
  readonly receivedSince?: string;
  readonly receivedBefore?: string;
  /** States of the findings that count; all without it. */
  readonly findingStates?: readonly string[];
  readonly descending?: boolean;
  /** `next` of the page before. */
  readonly after?: string;
  readonly limit?: number;
}

export type SubmissionState = "empty" | "waiting" | "working" | "failed" | "checked";
export type SubmissionSort = "received" | "updated" | "unit" | "year" | "findings";

export interface SubmissionQuery extends LineFilter {
  readonly states?: readonly SubmissionState[];
  readonly sort?: SubmissionSort;
}

/** A submission as its list shows it 报送. */
export interface SubmissionLine {
  readonly id: string;
  readonly unit: string;
  readonly project: string;
  readonly year: string;
  readonly kind: string;
  readonly lane: Lane;
  readonly receivedAt: string;
  /** When the last of its documents came to another status. */
  readonly updatedAt: string;
  /** empty: no file yet. waiting, working: some are not at rest. failed, checked: all are, some failed or none. */
  readonly state: SubmissionState;
  readonly counts: Readonly<Record<DocumentStatus, number>>;
  readonly findings: FindingCounts;
  /** Of its files with each other and earlier years: none before the first, pending while some are at work or it is on its way. */
  readonly comparison: "none" | "pending" | "done" | "failed";
  /** Name of its first file, for a submission without other words. */
  readonly firstName: string;
}

export type DocumentSort = "received" | "updated" | "size" | "unit" | "name" | "findings";

export interface DocumentQuery extends LineFilter {
  readonly submissionId?: string;
  readonly statuses?: readonly DocumentStatus[];
  readonly failureKind?: string;
  /** All of its total scores are full. */
  readonly fullMarks?: boolean;
  /** Its lowest total score, in hundredths of the full one; `scoreBelow` leaves full marks out. */
  readonly scoreFrom?: number;
  readonly scoreBelow?: number;
  /** With a finding that nobody has decided about, or without one. */
  readonly undecided?: boolean;
  /** The latest version of its report alone. */
  readonly latest?: boolean;
  readonly sort?: DocumentSort;
}

/** A document as its list shows it; absent parts are known only after its audit. */
export interface DocumentLine {
  readonly id: string;
  /** The sender's, else the report's own. */
  readonly unit: string;
  readonly report?: {
    readonly title: string;
    readonly unit: string;
    readonly project: string;
    readonly year: string;
    readonly kind: string;
    readonly pages: number | null;
    readonly coverage: { readonly figures: number; readonly linked: number; readonly checked: number; readonly confirmed: number };
    /** Exact decimals in text. */
    readonly totals: readonly {
      readonly project: string;
      readonly score: string;
      readonly fullScore: string | null;
      readonly full: boolean;
    }[];
    readonly checkedAt: string;
  };
  readonly version?: { readonly familyId: string; readonly number: number; readonly latest: boolean };
  readonly findings: FindingCounts;
  /** Whose its unsettled findings are. */
  readonly assignees: readonly string[];
}

export interface FailureCount {
  readonly kind: string;
  readonly count: number;
}

/** What occurs, for the menus of filters; sorted. */
export interface Facets {
  readonly units: readonly string[];
  readonly years: readonly string[];
  readonly kinds: readonly string[];
}

/** What lists and plots show, read across the stores. It changes nothing. */
export interface Overview {
  submissions(query: SubmissionQuery): Promise<Page<SubmissionLine>>;
  documents(query: DocumentQuery): Promise<Page<DocumentLine>>;
  /** All documents of a submission. */
  documentIds(submissionId: string): Promise<readonly string[]>;
  /** Failed documents by kind, most first. */
  failures(filter: { readonly submissionId?: string; readonly units?: readonly string[] }): Promise<readonly FailureCount[]>;
  facets(filter: { readonly units?: readonly string[] }): Promise<Facets>;
  reportNumbers(filter: StatisticsFilter): Promise<ReportNumbers>;
  findingGroups(filter: StatisticsFilter): Promise<FindingGroups>;
  /** By unit, the greatest share first. */
  fullMarks(filter: StatisticsFilter): Promise<readonly FullMarks[]>;
  scores(filter: StatisticsFilter): Promise<readonly ScoreBar[]>;
  /** Between each of the times (ISO, ascending) and the next. */
  trend(times: readonly string[], filter: StatisticsFilter): Promise<readonly TrendStep[]>;
  workloads(times: readonly string[], now: string, filter: StatisticsFilter): Promise<readonly Workload[]>;
}
