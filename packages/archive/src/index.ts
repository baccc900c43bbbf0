export type {
  Alongside,
  Archive,
  Attachment,
  Attempt,
  Change,
  Comparable,
  Comparison,
  DocumentFilter,
  DocumentSort,
  DocumentStatus,
  Failure,
  Lane,
  Output,
  Page,
  PendingWork,
  PlacedVersion,
  Progress,
  Received,
  ReportSummary,
  Step,
  StepOutput,
  StoredDocument,
  Submission,
  SubmissionFilter,
  Version,
} from "./archive.ts";
export { CANCELLED } from "./archive.ts";
export { backup, restore, type State, StateFileError } from "./backup.ts";
export { type DocumentId, documentId, documentIdOf } from "./document-id.ts";
export type { FamilyIdentity } from "./family.ts";
export type { FileStore } from "./file-store.ts";
export { openFolder } from "./files/folder.ts";
export { openFilesInDatabase } from "./files/in-database.ts";
export type { PackedText } from "./packed-text.ts";
export { pendingWork } from "./pending-work.ts";
export { ARCHIVE_SCHEMA } from "./schema.ts";
export { MAX_LOSSES, openArchive } from "./tables/archive.ts";
