import type { Report } from "@gouji/report";

/** The first half of a report: its outline, sentences, tables and figures. Indicators, scores, claims and relations are read from it. */
export type Draft = Pick<
  Report,
  "identity" | "period" | "cutOff" | "headings" | "sentences" | "tables" | "figures" | "roundingStatement" | "notes"
>;
