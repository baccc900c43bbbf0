import type { Language } from "@gouji/rules";
import type { CheckJson, JsonDocument, JsonFinding } from "./check-json.ts";
import { consequenceSentences } from "./consequence-sentences.ts";
import { WORDING, type Wording } from "./wording.ts";

/** The list of findings as a sheet: a head and a row for each finding, a failed file being one too. Shared by CSV and XLSX. */
export function issueRows(
  { documents }: CheckJson,
  language: Language,
): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const words = WORDING[language];
  const rows = documents.flatMap((document) =>
    document.error ? [failedRow(document, words)] : document.findings.map((finding) => rowOf(document, finding, words)),
  );
  return { head: words.columns, rows: rows.map((row, index) => [String(index + 1), ...row].map(neutralized)) };
}

function failedRow({ path, error }: JsonDocument, words: Wording): string[] {
  const blank = (count: number) => new Array<string>(count).fill("");
  return [path, words.failed, "", error?.kind ?? "", error?.message ?? "", ...blank(9)];
}

function rowOf({ path }: JsonDocument, finding: JsonFinding, words: Wording): string[] {
  const { severity, title, ruleId, message, stated, expected, difference, evidence, diagnosis, doubt, id } = finding;
  const pages = new Set(
    evidence.flatMap(({ at }) => (typeof at.page === "number" ? [String(at.page)] : at.cell ? [`${at.sheet ?? ""}!${at.cell}`] : [])),
  );
  return [
    path,
    words.severity[severity],
    title,
    ruleId,
    doubt === undefined ? message : `${message}\n${doubt}`,
    stated ?? evidence[0]?.figure ?? "",
    expected ?? "",
    difference ?? "",
    evidence.map(({ at }) => (at.document === undefined ? at.label : `${at.document}  ${at.label}`)).join("\n"),
    [...pages].join("、"),
    [...new Set(evidence.map(({ quote }) => quote.replaceAll(/\s+/g, " ")))].join("\n"),
    diagnosis?.message ?? "",
    consequenceSentences(finding, words)
      .map(({ sentence }) => sentence)
      .join("\n"),
    id,
  ];
}

/** A text that a spreadsheet would take for a formula gets an apostrophe; a plain number keeps its sign. */
export function neutralized(text: string): string {
  return /^\s*[=+\-@\t\r＝＋－＠]/u.test(text) && !/^[+-]?\d[\d,]*(\.\d+)?[%％]?$/u.test(text) ? `'${text}` : text;
}
