export { decisionOfRow, type RowDecision, type RowFault } from "./decision-of-row.ts";
export type { EditedRow } from "./read-review-workbook.ts";
export { type Made, type ReviewedDocument, type ReviewedFinding, reviewedFinding, storedFinding, toReviewResult } from "./review-list.ts";
export { importSentence, type RowOutcome } from "./import-sentence.ts";
export { isReviewFormat, REVIEW_FORMATS, type ReviewExportOptions, type ReviewFormat } from "./review-formats.ts";
export { REVIEW_WORDING, type ReviewWording, severityWords } from "./review-wording.ts";
export { toReviewCsv } from "./to-review-csv.ts";
export { toReviewWorkbook } from "./to-review-workbook.ts";
