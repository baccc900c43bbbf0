import type { Phrase } from "./figure.ts";

/** A heading, list item, line of the contents or cell of a 序号 column that begins with a printed number. */
export interface NumberedLine {
  /** As printed: 四、, （二）, ④, 3. */
  readonly number: string;
  /** Its place in the sequence, from 1. */
  readonly value: number;
  /** Number and text together. */
  readonly phrase: Phrase;
  /** A heading under which nothing stands. */
  readonly empty?: true;
}

/** 编号: the numbers of one form that follow each other in one section, in document order, right or wrong. */
export interface NumberSequence {
  readonly key: string;
  readonly where: "headings" | "contents" | "list" | "table";
  /** The heading that they stand under; empty at the top. */
  readonly section: string;
  readonly lines: readonly NumberedLine[];
}
