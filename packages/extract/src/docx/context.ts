import type { Note, NoteKind } from "@gouji/document";
import type { ExtractLimits } from "../extractor.ts";
import type { FlowItem } from "../flow/flow.ts";
import type { XmlElement } from "../ooxml/xml.ts";
import type { ListCounter } from "./list-numbers.ts";
import type { Styles } from "./styles.ts";

/** A complex field that is open at this point of the text; only its result is shown. */
export interface OpenField {
  instruction: string;
  phase: "instruction" | "result";
  /** Data of a form field. */
  readonly form: XmlElement | undefined;
}

/** What reading one file has to keep in mind from paragraph to paragraph. */
export interface DocxContext {
  readonly styles: Styles;
  readonly lists: ListCounter;
  readonly limits: ExtractLimits;
  readonly fields: OpenField[];
  /** Number of each `w:p` in document order, tables and text boxes included. */
  readonly ordinals: Map<XmlElement, number>;
  /** The elements are those of the file, so that its runs can be named. */
  readonly hasRuns: boolean;
  readonly footnotes: ReadonlyMap<string, XmlElement>;
  readonly endnotes: ReadonlyMap<string, XmlElement>;
  /** Paragraphs of a document that was laid in whole, by its name; undefined where it is not read. */
  foreign(id: string): readonly FlowItem[] | undefined;
  readonly counts: { cells: number; pictures: number; foreign: number };
  note(kind: NoteKind, message: string, paragraph?: number): void;
  readonly notes: readonly Note[];
}

/** Numbers the paragraphs of one part; parts read later go on counting. */
export function numberParagraphs(element: XmlElement, ordinals: Map<XmlElement, number>): void {
  if (element.name === "p") ordinals.set(element, ordinals.size);
  for (const child of element.children) if (typeof child !== "string") numberParagraphs(child, ordinals);
}
