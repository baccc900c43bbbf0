export type {
  Archive,
  Attempt,
  DocumentFilter,
  DocumentStatus,
  Failure,
  Lane,
  Output,
  Page,
  Progress,
  Received,
  Step,
  StoredDocument,
  Submission,
  Version,
} from "./archive.ts";
export { backup, restore, type State } from "./backup.ts";
export { type DocumentId, documentId, documentIdOf } from "./document-id.ts";
export type { FamilyIdentity } from "./family.ts";
export type { FileStore } from "./file-store.ts";
export { openFolder } from "./files/folder.ts";
export { openFilesInDatabase } from "./files/in-database.ts";
export { type PendingWork, pendingWork } from "./pending-work.ts";
export { ARCHIVE_SCHEMA } from "./schema.ts";
export { openArchive } from "./tables/archive.ts";
