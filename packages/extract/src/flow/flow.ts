import type { Computed, Note, Page, Place, Table, TextLine, TextRun } from "@gouji/document";

/** What the source says a paragraph is; absent where it says nothing and the text has to tell. */
export type ParagraphRole = "heading" | "caption" | "toc" | "list" | "footnote" | "furniture";

/** A paragraph as an extractor found it, before headings, captions and unit lines are told apart. */
export interface FlowParagraph {
  readonly kind: "paragraph";
  readonly text: string;
  readonly role?: ParagraphRole;
  readonly level?: number;
  /** All of it is set bold or larger than the body: a heading where the form has no heading styles. */
  readonly bold?: boolean;
  /** Centred, and set bold or larger than the body: so titles are set. */
  readonly prominent?: boolean;
  /** Typeface and size, where the format tells them and has no styles. */
  readonly face?: string;
  readonly at: Place;
  /** Where its characters stand, in formats with pages. */
  readonly lines?: readonly TextLine[];
  /** The runs of the file that its characters come from (Word). */
  readonly runs?: readonly TextRun[];
}

export interface FlowCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
  readonly at: Place;
  readonly page?: number;
  readonly lines?: readonly TextLine[];
  readonly runs?: readonly TextRun[];
  readonly stored?: string;
  readonly formula?: string;
  readonly computed?: Computed;
}

export interface FlowTable {
  readonly kind: "table";
  readonly rows: number;
  readonly cols: number;
  readonly cells: readonly FlowCell[];
  /** Header rows that the source marks as such. */
  readonly header?: number;
  readonly caption?: string;
  readonly unit?: string;
  readonly sheet?: string;
  readonly at: Place;
  readonly doubts?: readonly string[];
  /** Where it stands, one part for each page, in formats with pages. */
  readonly parts?: Table["parts"];
}

export type FlowItem = FlowParagraph | FlowTable;

/** Paragraphs and tables in reading order: what all formats have in common. */
export interface Flow {
  readonly mediaType: string;
  /** Absent in formats without pages. */
  readonly pages?: readonly Page[];
  readonly items: readonly FlowItem[];
  readonly notes: readonly Note[];
}
