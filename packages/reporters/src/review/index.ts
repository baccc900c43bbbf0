export { decisionOfRow, type RowDecision, type RowFault } from "./decision-of-row.ts";
export { type EditedRow, readReviewWorkbook, type UnreadableWorkbook } from "./read-review-workbook.ts";
export { type Made, type ReviewedDocument, storedFinding, toReviewResult } from "./review-list.ts";
export { REVIEW_WORDING, type ReviewWording } from "./review-wording.ts";
export { toReviewCsv } from "./to-review-csv.ts";
export { toReviewWorkbook } from "./to-review-workbook.ts";
