export type { AuditedDocument, CheckedDocument, FailedDocument, FigureExplanation, Timings } from "@gouji/rules";
export { type AcrossCheck, withAcross } from "./across-checks.ts";
export { type AuditedRecord, type AuditOptions, auditDocument } from "./audit-document.ts";
export { type AuditFileOptions, auditFile, type OnProgress } from "./audit-file.ts";
export { auditTogether, type TogetherOptions } from "./audit-together.ts";
export {
  type Compared,
  type ComparedDocument,
  type CompareOptions,
  compareDocuments,
  type StoredCheck,
  type TogetherRecord,
} from "./compare-documents.ts";
export { explainFigure } from "./explain-figure.ts";
export { type FigureMark, type FigureSheet, figureSheetOf, type SheetCheck, type SheetFigure } from "./figure-sheet.ts";
export { type DocumentFormat, readBytes, readDocument, readReport, writeDocument } from "./read-document.ts";
export { readSource, type Source } from "./read-source.ts";
