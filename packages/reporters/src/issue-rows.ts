import type { Language } from "@gouji/rules";
import type { CheckJson, JsonDocument, JsonFinding } from "./check-json.ts";
import { issueCells, neutralized } from "./issue-cells.ts";
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
  const { severity, title, ruleId, message, stated, expected, difference, place, page, quote, cause, consequences, id } = issueCells(
    finding,
    words,
  );
  return [path, severity, title, ruleId, message, stated, expected, difference, place, page, quote, cause, consequences, id];
}
