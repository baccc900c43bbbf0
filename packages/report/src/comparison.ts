import type { Figure, Phrase } from "./figure.ts";

interface ComparisonCore {
  /** Stable name in the report. Part of a finding's id. */
  readonly key: string;
}

/** What two years' reports of one unit or project say alike. */
export interface YearComparison extends ComparisonCore {
  readonly kind: "years";
  readonly year: string;
  readonly earlierYear: string;
  /** Figures that both state of their own year with the same words: this year's and the earlier one's. */
  readonly pairs: readonly (readonly [now: Figure, then: Figure])[];
}

/** Running text that another document of the batch has as well. */
export interface TextComparison extends ComparisonCore {
  readonly kind: "text";
  /** The other document's file name. */
  readonly other: string;
  /** `documents`: how many of the batch have it. */
  readonly passages: readonly { readonly own: Phrase; readonly others: Phrase; readonly documents: number }[];
  /** Documents of the batch. */
  readonly batch: number;
  /** Characters of running text of the shorter document. */
  readonly length: number;
  /** Year of the other document where it is the same unit's or project's of another year. */
  readonly earlierYear?: string;
}

/** One measure over the documents of a batch. */
export interface PeerComparison extends ComparisonCore {
  readonly kind: "peers";
  readonly name: string;
  readonly figure: Figure;
  /** The figures of all documents, this one's among them; the comparisons of one measure share the list. */
  readonly all: readonly Figure[];
}

/** What a report has in common with other documents that are known, or how it differs from them. */
export type Comparison = YearComparison | TextComparison | PeerComparison;
