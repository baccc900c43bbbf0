import type { Phrase } from "./figure.ts";

/** A day, a span of time or a year that the text names, where it can be right or wrong by itself or beside the report's own period. */
export type DateMention =
  | {
      readonly kind: "day";
      readonly key: string;
      readonly phrase: Phrase;
      /** As printed, so that 2023-02-30 is possible. */
      readonly day: string;
      /** 一 to 日, where the text adds （星期四）. */
      readonly weekday?: string;
      /** The clause says that something was done on it. */
      readonly done: boolean;
    }
  | {
      readonly kind: "span";
      readonly key: string;
      readonly phrase: Phrase;
      /** Days, or months where no days are printed (2023-05). */
      readonly from: string;
      readonly to: string;
      /** 历时 92 天 right behind it. */
      readonly length?: { readonly printed: string; readonly value: number; readonly unit: "day" | "month" };
    }
  /** The year in the title of a form or of a table of targets and results. */
  | { readonly kind: "formYear"; readonly key: string; readonly phrase: Phrase; readonly year: string }
  /** A passage about the targets that begins with a year. */
  | { readonly kind: "goalYear"; readonly key: string; readonly phrase: Phrase; readonly year: string }
  /** A year whose budget or targets are still to be made, among what is to be done next. */
  | { readonly kind: "planYear"; readonly key: string; readonly phrase: Phrase; readonly year: string }
  /** The day that stands alone, under or over the report. */
  | { readonly kind: "signed"; readonly key: string; readonly phrase: Phrase; readonly day: string };
