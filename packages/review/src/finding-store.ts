import type { OpenTransaction } from "@gouji/database";
import type { Consequence, Finding } from "@gouji/rules";
import type { Result } from "@gouji/values";
import type { Activity, AuditEntry, Decision, Filter, ListCounts, Precision, Query, ReviewItem, Scope, Sentence } from "./schema.ts";

/** A version of a report, as the archive placed it. */
export interface DocumentVersion {
  readonly familyId: string;
  readonly number: number;
  /** It comes before versions that were merged already: their numbers are one more from now on. */
  readonly inserted?: boolean;
  readonly documentId: string;
  readonly unit: string;
  readonly project: string;
  readonly year: string;
  readonly reportKind: string;
  readonly engineVersion: string;
}

/** A finding with its sentence as it will be shown. */
export interface RaisedFinding {
  readonly finding: Finding;
  readonly sentence: Sentence;
}

/** What this run looked at: what it did not look at is not "fixed" because it is not raised. */
export interface Checked {
  readonly ruleIds: readonly string[];
  /** Ids of findings whose operands could not be read this time. */
  readonly undecidedIds: readonly string[];
  /** Part of the document could not be read: nothing that is missing counts as gone. */
  readonly partly: boolean;
  /** Found between the files of a submission: findings of the other scope are left alone. `document` without it. */
  readonly scope?: Scope;
  /** What is told under other findings: not raised, and still not mended. Those of the findings themselves without it. */
  readonly consequences?: readonly Consequence[];
}

export interface MergeSummary {
  readonly new: number;
  readonly unchanged: number;
  readonly updated: number;
  readonly resolved: number;
  readonly reopened: number;
  readonly notChecked: number;
  /** A newer version was merged before: only findings nobody had seen were added, as resolved. */
  readonly superseded: boolean;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}
export type Rejection =
  | { readonly kind: "stale"; readonly current: ReviewItem }
  | { readonly kind: "unknown" }
  | { readonly kind: "notAllowed"; readonly state: string };

export interface BulkChange {
  readonly changed: number;
  readonly refused: number;
  /** Names the change in the audit log, and for taking it back. */
  readonly operation: string;
}

/** The review list 疑点清单: findings and what people decided about them. */
export interface FindingStore {
  /** Brings the list up to date with a version's findings, as the table in the README says. The same call again changes nothing; a decision is never lost, only asked again. `within` a transaction of another store, both write or none does. */
  merge(version: DocumentVersion, findings: readonly RaisedFinding[], checked: Checked, within?: OpenTransaction): Promise<MergeSummary>;
  /** What other files say against findings of this family, by `findingId`; it replaces what the comparison before said, and is no decision. */
  relate(
    familyId: string,
    across: ReadonlyMap<string, readonly Consequence[]>,
    engineVersion: string,
    within?: OpenTransaction,
  ): Promise<void>;
  /** `stale` if the finding has moved on since the revision that the reviewer saw. */
  decide(id: string, revision: number, decision: Decision, actor: string): Promise<Result<ReviewItem, Rejection>>;
  /** One decision with one note for all that match, all or nothing; those whose state does not allow it are counted as refused. */
  decideAll(filter: Filter, decision: Decision & { readonly note: string }, actor: string): Promise<BulkChange>;
  /** Takes the actor's own last decision back: the state before stands again, under a new revision. `notAllowed` where somebody else, or a version, came after it. */
  undo(id: string, revision: number, actor: string): Promise<Result<ReviewItem, Rejection>>;
  /** The same for all findings of one change at once, as far as they match. */
  undoAll(operation: string, filter: Filter, actor: string): Promise<BulkChange>;
  item(id: string): Promise<ReviewItem | undefined>;
  /** Pages by key: what arrives between two pages moves nothing. */
  list(query: Query): Promise<Page<ReviewItem>>;
  counts(filter: Filter): Promise<ListCounts>;
  /** The audit log, oldest first, of one finding or of all. */
  history(filter: { readonly itemId?: string; readonly after?: number; readonly limit?: number }): Promise<readonly AuditEntry[]>;
  /** What people did after this number of the log, oldest first; merges are left out. */
  activity(after: number, limit?: number): Promise<readonly Activity[]>;
  /** The number of the log's last line. */
  lastActivity(): Promise<number>;
  /** Per rule, of the findings that match, from the last judgement of each finding and value. */
  precision(filter?: Filter): Promise<readonly Precision[]>;
  /** Acceptances that have expired are open again. Answers how many. */
  lapse(): Promise<number>;
}
