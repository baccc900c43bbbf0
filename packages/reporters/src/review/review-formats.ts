import type { LetterOptions } from "../letter/to-letter.ts";
import { toPage } from "../to-page.ts";
import { toSarif } from "../to-sarif.ts";
import { type Made, type ReviewedDocument, toReviewResult } from "./review-list.ts";
import { toReviewCsv } from "./to-review-csv.ts";
import { toReviewWorkbook } from "./to-review-workbook.ts";

/** What an export of the review list is made with. */
export interface ReviewExportOptions extends Made {
  readonly letter: Omit<LetterOptions, "language" | "at">;
}

interface ReviewFormatOf {
  readonly mediaType: string;
  readonly extension: string;
  /** Stem of the file's name. */
  readonly name: Readonly<Record<Made["language"], string>>;
  write(documents: readonly ReviewedDocument[], options: ReviewExportOptions): string | Uint8Array | Promise<string | Uint8Array>;
}

const LIST = { zh: "审核问题清单", en: "findings" };

/** The review list as a file, one format each. What writes Word files is loaded when a letter is asked for. */
export const REVIEW_FORMATS = {
  xlsx: {
    ...{ mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", extension: "xlsx", name: LIST },
    write: toReviewWorkbook,
  },
  docx: {
    ...{ mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", extension: "docx" },
    name: { zh: "审核意见书", en: "letter" },
    write: async (documents, { letter, language, at }) =>
      (await import("../letter/to-letter.ts")).toLetter(documents, { ...letter, language, at }),
  },
  csv: { mediaType: "text/csv; charset=utf-8", extension: "csv", name: LIST, write: toReviewCsv },
  json: {
    ...{ mediaType: "application/json; charset=utf-8", extension: "json", name: LIST },
    write: (documents, options) => `${JSON.stringify(toReviewResult(documents, options), undefined, 2)}\n`,
  },
  sarif: {
    ...{ mediaType: "application/sarif+json; charset=utf-8", extension: "sarif", name: LIST },
    write: (documents, options) => toSarif(toReviewResult(documents, options)),
  },
  html: {
    ...{ mediaType: "text/html; charset=utf-8", extension: "html", name: LIST },
    write: (documents, options) => toPage(toReviewResult(documents, options), options),
  },
} as const satisfies Readonly<Record<string, ReviewFormatOf>>;

export type ReviewFormat = keyof typeof REVIEW_FORMATS;

export function isReviewFormat(format: string): format is ReviewFormat {
  return Object.hasOwn(REVIEW_FORMATS, format);
}
