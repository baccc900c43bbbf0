import type { Language } from "@gouji/rules";
import { csvOf } from "../to-csv.ts";
import { reviewColumns, reviewRows } from "./review-columns.ts";
import type { ReviewedDocument } from "./review-list.ts";

/** The review list as CSV: the columns of the workbook. */
export function toReviewCsv(documents: readonly ReviewedDocument[], { language }: { readonly language: Language }): string {
  const rows = reviewRows(documents, language).map((row) => row.map((cell) => (typeof cell === "string" ? cell : cell.text)));
  return csvOf([reviewColumns(language).map(({ head }) => head), ...rows]);
}
