import type { Failure, ThreadPool } from "@gouji/isolation";
import type { ReviewExportOptions, ReviewFormat } from "@gouji/reporters/review";
import type { Result } from "@gouji/values";
import type { Collected } from "./collect-reviewed.ts";

export interface ExportRequest extends Pick<Collected, "documents"> {
  readonly format: ReviewFormat;
  readonly options: ReviewExportOptions;
}

/** The collected part of the review list as a file, written in a thread: thousands of records are read and printed. */
export function writeExport(
  pool: ThreadPool,
  { format, documents, options }: ExportRequest,
): Promise<Result<string | Uint8Array, Failure>> {
  return pool.run({ verb: "export", path: "", format, documents, options });
}
