export type { Block, BlockKind, Cell, Computed, Page, SourceDocument, Table } from "./document.ts";
export { FAILURE_KINDS, type FailureKind } from "./failure.ts";
export { gridOf } from "./grid.ts";
export { NOTE_KINDS, type Note, type NoteKind } from "./note.ts";
export { NUMBERING_KINDS, type Numbering, type NumberingKind, readNumbering } from "./numbering.ts";
export { type Box, type Place, type RecognisedFigure, type RunOffset, SURE_READING, type TextLine, type TextRun } from "./place.ts";
export { placeOfRange } from "./place-of.ts";
export { type PrintedLines, printedLines } from "./printed-lines.ts";
