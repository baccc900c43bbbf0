import type { Place } from "./place.ts";

export const NOTE_KINDS = [
  "unreadable-page",
  "scanned-page",
  "garbled-text",
  "doubtful-table",
  "hidden-content",
  "tracked-changes",
  "limit-reached",
  "low-confidence",
  "unlinked-figures",
  "other",
] as const;

export type NoteKind = (typeof NOTE_KINDS)[number];

/** Something that was not read, or read with doubt. A note is never held against the issuer. */
export interface Note {
  readonly kind: NoteKind;
  /** One sentence for the reviewer, in Chinese. */
  readonly message: string;
  readonly at?: Place;
  /** The page was read all the same: its text was recognised from the picture. */
  readonly recognised?: true;
}
