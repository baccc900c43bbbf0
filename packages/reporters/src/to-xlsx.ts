import type { Language } from "@gouji/rules";
import type { CheckJson } from "./check-json.ts";
import { issueRows } from "./issue-rows.ts";
import { WORDING } from "./wording.ts";
import { writeWorkbook } from "./workbook-file.ts";

/** Widths of the columns of `issueRows`, in characters. */
const WIDTHS = [6, 28, 8, 16, 20, 60, 18, 18, 14, 36, 10, 44, 36, 44, 20];

/** 审核问题清单 of a check: one row a finding, frozen head, filter, wrapped text. */
export function toXlsx(result: CheckJson, { language }: { readonly language: Language }): Uint8Array {
  const { head, rows } = issueRows(result, language);
  const columns = head.map((text, at) => ({ head: text, width: WIDTHS[at] ?? 20 }));
  return writeWorkbook([{ name: WORDING[language].title, columns, rows, list: true }]);
}
