import type { FailureKind, SourceDocument } from "@gouji/document";
import type { Result } from "@gouji/values";
import type { ScanReader } from "./ocr/scan-reader.ts";

/** The file types that are read. Told by content; the file name is only asked where content cannot tell (text, Markdown, CSV). */
export type SourceFormat = "pdf" | "ofd" | "docx" | "doc" | "rtf" | "word-xml" | "xlsx" | "xls" | "html" | "text" | "markdown";

/** `message`: one or two sentences for the user, in Chinese: what happened and what to do. */
export interface ExtractFailure {
  readonly kind: FailureKind;
  readonly message: string;
}

/** Limits per file; a file beyond a hard limit fails as too-large, a soft one ends in a `limit-reached` note. */
export interface ExtractLimits {
  readonly maxBytes: number;
  readonly maxPages: number;
  readonly maxCells: number;
  /** Unpacked size of a zip container, bytes. */
  readonly maxUnpackedBytes: number;
  /** Unpacked size over packed size, for parts above 1 MB. */
  readonly maxRatio: number;
  /** Nesting of elements, tables and the like. */
  readonly maxDepth: number;
}

export interface ExtractOptions {
  readonly limits: ExtractLimits;
  /** Only for telling text from Markdown from CSV. */
  readonly fileName?: string;
  readonly password?: string;
  readonly signal?: AbortSignal;
  /** Folder with the packages of the text recognition 文字识别; without it scanned pages are not read, and a note says so. */
  readonly ocrFolder?: string;
  /** Reads scanned pages in place of the recognition in `ocrFolder`. */
  readonly scanReader?: ScanReader;
  /** Called before a scanned page is recognised, which takes seconds: whoever limits the time may grant more. */
  readonly onScannedPage?: () => void;
  /** Called as pages or sheets are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Reads one file format. Never throws for bad input: what is unusable is a failure, what is partly readable a note. */
export interface Extractor {
  readonly format: SourceFormat;
  readonly mediaType: string;
  extract(bytes: Uint8Array, options: ExtractOptions): Promise<Result<SourceDocument, ExtractFailure>>;
}
