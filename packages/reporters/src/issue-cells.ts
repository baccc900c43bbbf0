import type { JsonEvidence, JsonFinding } from "./check-json.ts";
import { consequenceSentences } from "./consequence-sentences.ts";
import type { Wording } from "./wording.ts";

/** A finding as the texts of a table's cells. */
export interface IssueCells {
  readonly severity: string;
  readonly title: string;
  readonly ruleId: string;
  readonly message: string;
  readonly stated: string;
  readonly expected: string;
  readonly difference: string;
  readonly place: string;
  readonly page: string;
  readonly quote: string;
  readonly cause: string;
  readonly consequences: string;
  readonly id: string;
}

export function issueCells(finding: JsonFinding, words: Wording): IssueCells {
  const { severity, title, ruleId, message, stated, expected, difference, evidence, diagnosis, doubt, id } = finding;
  return {
    severity: words.severity[severity],
    title,
    ruleId,
    message: doubt === undefined ? message : `${message}\n${doubt}`,
    stated: stated ?? evidence[0]?.figure ?? "",
    expected: expected ?? "",
    difference: difference ?? "",
    place: [...new Set(evidence.map(({ at }) => (at.document === undefined ? at.label : `${at.document}  ${at.label}`)))].join("\n"),
    page: [...new Set(evidence.flatMap(pageOf))].join("、"),
    quote: [...new Set(evidence.map(({ quote }) => quote.replaceAll(/\s+/g, " ")))].join("\n"),
    cause: diagnosis?.message ?? "",
    consequences: consequenceSentences(finding, words)
      .map(({ sentence }) => sentence)
      .join("\n"),
    id,
  };
}

function pageOf({ at }: JsonEvidence): string[] {
  if (typeof at.page === "number") return [String(at.page)];
  return at.cell ? [`${at.sheet ?? ""}!${at.cell}`] : [];
}

/** A text that a spreadsheet would take for a formula gets an apostrophe; a plain number keeps its sign. */
export function neutralized(text: string): string {
  return /^\s*[=+\-@\t\r＝＋－＠]/u.test(text) && !/^[+-]?\d[\d,]*(\.\d+)?[%％]?$/u.test(text) ? `'${text}` : text;
}
