import type { State } from "@gouji/review/schema";
import type { Language } from "@gouji/rules";
import type { RowFault } from "./decision-of-row.ts";
import { REVIEW_WORDING } from "./review-wording.ts";

/** What became of a row of an edited workbook. */
export type RowOutcome = "applied" | "known" | "stale" | "unknown" | "notAllowed" | "repeated" | "invalid";

const OUTCOMES: Readonly<Record<Exclude<RowOutcome, "invalid">, Readonly<Record<Language, (state: string) => string>>>> = {
  applied: { zh: (state) => `已处理，现为“${state}”`, en: (state) => `done, now ${state}` },
  known: { zh: (state) => `先前已导入过，未重复处理，现为“${state}”`, en: (state) => `imported before, now ${state}` },
  stale: {
    zh: (state) => `导出后已被他人处理，现为“${state}”，未覆盖；请重新导出后再填`,
    en: (state) => `others decided since the export, now ${state}; left as it is: export anew`,
  },
  notAllowed: { zh: (state) => `现为“${state}”，不能这样处理`, en: (state) => `is ${state}, which does not allow this` },
  unknown: { zh: () => "没有这个疑点编号，或您无权处理", en: () => "there is no such finding, or it is not yours to decide" },
  repeated: { zh: () => "同一疑点在清单中出现多次，只取第一行", en: () => "the list names the finding twice; the first row counts" },
};

const FAULTS: Readonly<Record<RowFault, Readonly<Record<Language, string>>>> = {
  "unknown-decision": { zh: "处理意见不在列表中", en: "the decision is none of the list" },
  "unknown-reason": { zh: "误报的理由不在列表中", en: "the reason of the false positive is none of the list" },
  "reason-missing": { zh: "缺少理由", en: "the reason is missing" },
  "owner-missing": { zh: "缺少接受责任人", en: "accepted by is missing" },
  "date-missing": { zh: "接受至应为日期，例如 2026-12-31", en: "accepted until should be a date such as 2026-12-31" },
  "reply-missing": { zh: "单位回复的内容应填在备注", en: "the reply belongs into the note" },
  "revision-missing": { zh: "隐藏的版次列被改动，请重新导出", en: "the hidden revision was changed; export anew" },
  "too-long": { zh: "文字超过 4000 字", en: "a text is longer than 4000 characters" },
};

/** The outcome of a row as a sentence. */
export function importSentence(
  { outcome, fault, state }: { readonly outcome: RowOutcome; readonly fault?: RowFault; readonly state?: State },
  language: Language,
): string {
  if (outcome === "invalid") return fault === undefined ? "" : FAULTS[fault][language];
  return OUTCOMES[outcome][language](state === undefined ? "" : REVIEW_WORDING[language].state[state]);
}
