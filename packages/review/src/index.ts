export { applyDecisions, type OutsideDecision, type OutsideOutcome } from "./apply-decisions.ts";
export type { BulkChange, Checked, DocumentVersion, FindingStore, MergeSummary, Page, RaisedFinding, Rejection } from "./finding-store.ts";
export { type FindingStoreSetup, openFindingStore } from "./tables/finding-store.ts";
export { REVIEW_SCHEMA } from "./tables/schema.ts";
export { MOST_VIEWS, openViewStore, type ViewStore } from "./tables/view-store.ts";
