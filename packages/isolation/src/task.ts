import type { SourceDocument } from "@gouji/document";
import type { AuditedDocument, AuditFileOptions } from "@gouji/pipeline";
import type { Result } from "@gouji/values";

/** Why a file could not be read, as extract and pipeline say it. */
export type Failure = Extract<AuditedDocument, { status: "failed" }>["error"];

/** What a worker is asked to do with one file. */
export interface Task {
  readonly verb: "check" | "extract" | "parse";
  readonly path: string;
  readonly options: AuditFileOptions;
}

/** What each verb answers; `parse` answers JSON, as exact numbers do not cross threads. */
export interface Answers {
  readonly check: AuditedDocument;
  readonly extract: Result<SourceDocument, Failure>;
  readonly parse: Result<string, Failure>;
}

export type FromWorker =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  /** A page that takes recognition comes next: the time it may take is not counted with the others. */
  | { readonly kind: "scanned-page" }
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
