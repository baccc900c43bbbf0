import type { Language } from "@gouji/rules";
import type { CheckJson } from "./check-json.ts";
import { issueRows } from "./issue-rows.ts";

/** The list of findings as CSV that Excel and WPS open as it is: UTF-8 with mark, every text quoted, formulas neutralised. */
export function toCsv(result: CheckJson, { language }: { readonly language: Language }): string {
  const { head, rows } = issueRows(result, language);
  return csvOf([head, ...rows]);
}

/** RFC 4180, for texts that are neutralised already. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
