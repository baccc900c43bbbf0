import type { PackedText } from "@gouji/archive/packed-text";
import type {
  AuditedDocument,
  AuditedRecord,
  AuditFileOptions,
  Compared,
  CompareOptions,
  DocumentFormat,
  StoredCheck,
} from "@gouji/pipeline";
import type { EditedRow, ReviewExportOptions, ReviewFormat } from "@gouji/reporters/review";
import type { ReviewItem } from "@gouji/review/schema";
import type { Language } from "@gouji/rules";
import type { Result } from "@gouji/values";

/** Why a file could not be read, as extract and pipeline say it. */
export type Failure = Extract<AuditedDocument, { status: "failed" }>["error"];

/** What a thread is asked to do with one file. */
export type Task = FileTask | ExtractTask | ReadTask | ThroughTask | AuditTask | CompareTask | AnnotateTask | DecisionsTask | ExportTask;

export interface FileTask {
  readonly verb: "check" | "parse";
  readonly path: string;
  readonly options: AuditFileOptions;
}

/** What is read from a file, written where it was read: a long document crosses as the bytes that are wanted of it, not as a copy of itself. */
export interface ExtractTask {
  readonly verb: "extract";
  readonly path: string;
  /** The file as it was named, for the output. */
  readonly named: string;
  readonly format: DocumentFormat;
  readonly options: AuditFileOptions;
}

/** The first step alone, from bytes. */
export interface ReadTask {
  readonly verb: "read";
  /** Name of the file. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly options: AuditFileOptions;
}

/** Both halves of a check in one go: what was read is told as soon as it is there, and need not be unpacked again. */
export interface ThroughTask {
  readonly verb: "through";
  /** Name of the file. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly options: AuditFileOptions;
}

/** The steps after it, from what it made. */
export interface AuditTask {
  readonly verb: "audit";
  readonly path: string;
  readonly content: PackedText;
  readonly options: AuditFileOptions;
}

/** The original with remarks at the figures of its findings. */
export interface AnnotateTask {
  readonly verb: "annotate";
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What was read from it, as `read` answered. */
  readonly content: PackedText;
  readonly items: readonly ReviewItem[];
  readonly language: Language;
  /** ISO time that the remarks carry. */
  readonly at: string;
}

/** A document with what stands on the review list about it, as the stores keep it. */
export interface StoredReview {
  readonly sha256: string;
  readonly path: string;
  /** Why there is nothing to check. */
  readonly failure?: { readonly kind: string; readonly detail: string };
  /** JSON of a `CheckedDocument`; absent with a failure. */
  readonly audit?: PackedText | string;
  /** What was read, where the format needs it. */
  readonly source?: PackedText;
  readonly items: readonly ReviewItem[];
}

/** The review list as a file. */
export interface ExportTask {
  readonly verb: "export";
  readonly path: string;
  readonly format: ReviewFormat;
  readonly documents: readonly StoredReview[];
  readonly options: ReviewExportOptions;
}

/** An edited workbook of the review list, from outside like any other file. */
export interface DecisionsTask {
  readonly verb: "decisions";
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Stored documents against each other, and against others of which only the digests are known. */
export interface CompareTask {
  readonly verb: "compare";
  /** For messages. */
  readonly path: string;
  readonly documents: readonly StoredCheck[];
  readonly known: readonly Pick<StoredCheck, "path" | "digest">[];
  readonly options: CompareOptions;
}

/** A document as it is stored: built, packed and read again in threads, never in the loop that serves everybody. */
export interface ReadContent {
  readonly content: PackedText;
  readonly mediaType: string;
}

/** A record whose long texts are packed. */
export interface PackedRecord extends Omit<AuditedRecord, "figures" | "digest"> {
  readonly attachments: Readonly<Partial<Record<"figures" | "digest", PackedText>>>;
}

/** What each verb answers; `extract` and `parse` answer text in UTF-8 (exact numbers do not cross threads). */
export interface Answers {
  readonly check: AuditedDocument;
  readonly extract: Result<Uint8Array, Failure>;
  readonly parse: Result<Uint8Array, Failure>;
  readonly read: Result<ReadContent, Failure>;
  readonly annotate: Result<Uint8Array, Failure>;
  readonly decisions: Result<readonly EditedRow[], Failure>;
  readonly export: Result<string | Uint8Array, Failure>;
  readonly through: Result<PackedRecord, Failure>;
  readonly audit: Result<PackedRecord, Failure>;
  readonly compare: Result<Compared, Failure>;
}

export type FromWorker =
  /** The thread has loaded what it needs: from now on the file's time counts. */
  | { readonly kind: "started" }
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  /** A page that takes recognition comes next: the time it may take is not counted with the others. */
  | { readonly kind: "scanned-page" }
  /** The first half of `through` is done; the time of the second begins. */
  | { readonly kind: "read"; readonly content: ReadContent }
  | { readonly kind: "answer"; readonly answer: Answers[Task["verb"]] }
  | { readonly kind: "fault"; readonly message: string };

/** Limits of one file, beyond which its worker is ended. */
export interface WorkerLimits {
  readonly timeoutMs: number;
  readonly timeoutPerPageMs: number;
  /** Added for each page that is recognised from a picture. */
  readonly timeoutPerScannedPageMs: number;
  readonly memoryMb: number;
}
