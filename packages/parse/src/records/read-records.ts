import type { Draft } from "../draft.ts";
import type { Records } from "./records.ts";

/** Indicators, funding lines, scored groups, grades and claims of a draft 指标、资金、得分、等级、表述. */
export function readRecords(_draft: Draft): Records {
  return { indicators: [], fundLines: [], scoreGroups: [], gradeStatements: [], gradeBands: [], claims: [] };
}
