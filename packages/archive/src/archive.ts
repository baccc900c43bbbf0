import type { OpenTransaction } from "@gouji/database";
import type { DocumentId } from "./document-id.ts";
import type { FamilyIdentity } from "./family.ts";
import type { PackedText } from "./packed-text.ts";

export type Step = "extract" | "audit";
/** `received`, `extracted`: waiting for the next step. `extracting`, `auditing`: a step was started. `checked`, `failed`: at rest. */
export type DocumentStatus = "received" | "extracting" | "extracted" | "auditing" | "checked" | "failed";
export type Lane = "interactive" | "bulk";

/** What one sender handed in together 报送批次. */
export interface Submission {
  readonly id: string;
  readonly unit: string;
  readonly project: string;
  readonly year: string;
  readonly kind: string;
  readonly lane: Lane;
}

/** Why a step ended without output. `kind` is the error kind of the program's JSON, or `unavailable`, `worker-lost`. */
export interface Failure {
  readonly kind: string;
  readonly detail: string;
  /** The cause may go away by itself: the document waits for the same step again. */
  readonly temporary: boolean;
}

/** Kind of the failure of a document whose audit was cancelled before it began. */
export const CANCELLED = "cancelled";

/** One try of a step. Kept for ever: a retry does not erase the diagnosis. */
export interface Attempt {
  readonly documentId: DocumentId;
  readonly step: Step;
  /** From 1, counted over both steps. */
  readonly number: number;
  readonly engineVersion: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly failure?: Failure;
}

export interface StoredDocument {
  readonly id: DocumentId;
  readonly mediaType: string;
  readonly size: number;
  /** Every name under which the bytes came, the first first. */
  readonly names: readonly string[];
  /** Every submission that holds it. */
  readonly submissions: readonly string[];
  readonly status: DocumentStatus;
  /** Set exactly while the status is `failed`. */
  readonly failure?: Failure;
  readonly attempts: readonly Attempt[];
  readonly receivedAt: string;
  readonly updatedAt: string;
}

export interface Received {
  readonly documentId: DocumentId;
  readonly mediaType: string;
  readonly size: number;
  readonly name: string;
  readonly submissionId: string;
  /** The document that this one corrects, where the sender says so. */
  readonly replaces?: DocumentId;
}

/** What a step made, its texts packed already or not. */
export interface StepOutput extends Omit<Output, "content" | "attachments"> {
  readonly content: string | PackedText;
  readonly attachments?: Readonly<Partial<Record<Attachment, string | PackedText>>>;
}

/** What a step made. `identity` comes with the audit's and places the document among the versions of its family. */
export interface Output {
  /** JSON text, kept as it is. */
  readonly content: string;
  readonly engineVersion: string;
  /** Versions of rules and profile, empty for `extract`. */
  readonly rulesVersion: string;
  readonly identity?: FamilyIdentity;
  /** As the content told when it was extracted. */
  readonly mediaType?: string;
  /** Further JSON texts of the step, kept beside the content and replaced with it. */
  readonly attachments?: Readonly<Partial<Record<Attachment, string>>>;
  /** Of an audit: what lists and statistics ask for. */
  readonly summary?: ReportSummary;
}

/** `figures`: every figure with its checks. `digest`: what can be held against other documents. `together`: what the comparison with others made of the record. */
export type Attachment = "figures" | "digest" | "together";

/** The files of a submission are to be held against each other 比对, once for each change of it. */
export interface Comparison {
  readonly submissionId: string;
  /** Which state of the submission it is about. */
  readonly change: number;
  readonly startedAt: string;
}

/**
 * What is held against each other: the latest versions of the reports of a submission and of those that its corrections belong to, and earlier years' of the same unit.
 * At most `MOST_TOGETHER`.
 */
export interface Comparable {
  readonly group: readonly { readonly documentId: DocumentId; readonly familyId: string; readonly number: number }[];
  readonly known: readonly DocumentId[];
  /** False where a report of the group is not at hand in its latest version: it failed, or is at work again. */
  readonly whole: boolean;
}

/** A checked report in numbers. */
export interface ReportSummary {
  readonly title: string;
  /** Null in formats without pages. */
  readonly pages: number | null;
  /** Figures read, linked to a meaning, entered in a check, confirmed. */
  readonly coverage: { readonly figures: number; readonly linked: number; readonly checked: number; readonly confirmed: number };
  /** Total scores 总得分, one for each project; exact decimals in text. */
  readonly totals: readonly { readonly project: string; readonly score: string; readonly fullScore?: string; readonly full: boolean }[];
}

export interface Version {
  readonly familyId: string;
  /** From 1, in the order in which the documents were received, whenever each was audited. */
  readonly number: number;
  readonly documentId: DocumentId;
  readonly submissionId: string;
}

export type DocumentSort = "received" | "updated" | "size";

export interface DocumentFilter {
  readonly ids?: readonly string[];
  readonly status?: readonly DocumentStatus[];
  readonly submissionId?: string;
  /** Of the submissions that hold it. */
  readonly units?: readonly string[];
  readonly failureKind?: string;
  /** Part of a name. */
  readonly name?: string;
  /** `received` without it. */
  readonly sort?: DocumentSort;
  readonly descending?: boolean;
  /** `next` of the page before. */
  readonly after?: string;
  readonly limit?: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly next?: string;
}

export interface SubmissionFilter {
  readonly id?: string;
  readonly units?: readonly string[];
  readonly after?: string;
  readonly limit?: number;
}

/** A document that came to another status. */
export interface Change {
  readonly documentId: DocumentId;
  readonly status: DocumentStatus;
  readonly failure?: Failure;
  readonly submissions: readonly string[];
  readonly updatedAt: string;
}

/** A step, or a comparison of a submission, that the states say is still to be done. */
export interface PendingWork {
  readonly kind: Step | "compare";
  /** Of the document, or of the submission. */
  readonly id: string;
  readonly lane: Lane;
  /** The unit that sent it first. */
  readonly fairKey: string;
}

/** How far the submission is. */
export interface Progress extends Submission {
  readonly receivedAt: string;
  readonly counts: Readonly<Record<DocumentStatus, number>>;
}

/** `inserted`: it was received before versions that are there already, which now have the next numbers. */
export interface PlacedVersion extends Version {
  readonly inserted: boolean;
}

/** What another store writes about a version in the transaction that places it. */
export type Alongside = (transaction: OpenTransaction, version: PlacedVersion) => Promise<void>;

/** The records of each document 档案. Its states are the truth; a queue only carries ids. The bytes are in the `FileStore`. */
export interface Archive {
  /** Opens the submission; one with the same id keeps its first data. */
  open(submission: Submission): Promise<void>;
  /** What its sender said of it. Costs the same however many documents it holds. */
  submission(id: string): Promise<Submission | undefined>;
  /** Newest first, with counts of documents by status. */
  submissions(filter: SubmissionFilter): Promise<Page<Progress>>;
  /** Records that the bytes are stored. Equal bytes are one document: another name or submission is added to it, nothing is run again. */
  receive(document: Received): Promise<"added" | "known">;
  /**
   * Writes the status before work starts; undefined unless this step is due. An earlier try that never ended is closed as `worker-lost`;
   * a document that takes `MAX_LOSSES` workers with it in a row is set aside as failed.
   */
  start(id: DocumentId, step: Step, engineVersion: string): Promise<Attempt | undefined>;
  /**
   * Ends the try: the output replaces what this step made before, in one transaction with the status. A try that was overtaken changes nothing.
   * With an audit's output, `alongside` writes in the same transaction.
   */
  end(attempt: Attempt, result: StepOutput | Failure, alongside?: Alongside): Promise<"stored" | "overtaken">;
  /**
   * Sets aside what still waits for a step and came with these submissions alone 撤回, as failed with `CANCELLED`; what is at work ends as it would. The same bytes handed in
   * again wait again. Answers how many.
   */
  withdraw(submissionIds: readonly string[]): Promise<number>;
  /** Puts a failed or finished document back before the step (the first, unless told). Its attempts and outputs stay. */
  retry(id: DocumentId, step?: Step): Promise<boolean>;
  document(id: DocumentId): Promise<StoredDocument | undefined>;
  documents(filter: DocumentFilter): Promise<Page<StoredDocument>>;
  output(id: DocumentId, step: Step): Promise<Output | undefined>;
  /** The content as it is kept, for the thread that will read it. */
  packedOutput(id: DocumentId, step: Step): Promise<PackedText | undefined>;
  attachment(id: DocumentId, name: Attachment): Promise<string | undefined>;
  /** All versions of the document's family, oldest first; empty before its first audit. */
  versions(id: DocumentId): Promise<readonly Version[]>;
  /** Documents whose status changed at this time or later, oldest first. */
  changes(since: string, limit?: number): Promise<readonly Change[]>;
  /** What is still to be done, running steps too, by id of the document; or of one document alone. */
  pending(filter: { readonly id?: DocumentId; readonly after?: string; readonly limit?: number }): Promise<Page<PendingWork>>;
  /** Submissions whose comparison is due: all of their documents are at rest, and something has changed since the last one. */
  pendingComparisons(filter: {
    readonly submissionId?: string;
    readonly documentId?: DocumentId;
    readonly after?: string;
    readonly limit?: number;
  }): Promise<Page<PendingWork>>;
  /** Undefined unless it is due; one that takes `MAX_LOSSES` workers with it in a row is given up until the submission changes. */
  startComparison(submissionId: string): Promise<Comparison | undefined>;
  /**
   * One part after the other: a submission of many reports is divided by unit, project and year, and one of them is read at a time. Of a divided one only the
   * parts of units that have something new since its last comparison, so that files that come in slowly do not have all the others compared again.
   */
  comparable(submissionId: string): AsyncIterable<Comparable>;
  /** Keeps what a part made of its documents' records, with what `alongside` writes in the same transaction and for which documents. */
  keepCompared(
    contents: ReadonlyMap<DocumentId, string>,
    alongside: (transaction: OpenTransaction) => Promise<readonly DocumentId[]>,
  ): Promise<void>;
  /** Every part is through, or why one was not. */
  endComparison(comparison: Comparison, failure?: Failure): Promise<void>;
  /** All documents, by status. */
  counts(): Promise<Readonly<Record<DocumentStatus, number>>>;
}
