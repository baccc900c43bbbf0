import type { ReviewItem } from "@gouji/review/schema";
import type { Language, Severity } from "@gouji/rules";
import { type IssueCells, issueCells, neutralized } from "../issue-cells.ts";
import { WORDING } from "../wording.ts";
import type { Cell, Column } from "../workbook-file.ts";
import { type ReviewedDocument, reviewedFinding } from "./review-list.ts";
import { REVIEW_WORDING } from "./review-wording.ts";

/** What a row of the list shows: a finding with its document and what was decided. */
interface Row extends IssueCells {
  readonly number: string;
  readonly item: ReviewItem;
  readonly path: string;
  readonly level: Severity;
  readonly state: string;
  readonly remarks: string;
}

interface ReviewColumn extends Omit<Column, "head" | "choices"> {
  readonly head: Readonly<Record<Language, string>>;
  readonly cell: (row: Row) => Cell;
  readonly choices?: "decision" | "reason";
}

/** Columns that come back: an edited workbook is read by these heads, in either language. */
export const RETURNED = {
  decision: { zh: "处理意见", en: "decision" },
  reason: { zh: "理由", en: "reason" },
  note: { zh: "备注", en: "note" },
  owner: { zh: "接受责任人", en: "accepted by" },
  until: { zh: "接受至", en: "accepted until" },
  id: { zh: "疑点编号", en: "finding id" },
  revision: { zh: "版次", en: "revision" },
} as const;

const HINTS = {
  decision: { zh: "选一项处理意见；不处理的留空。", en: "Choose a decision, or leave it empty." },
  reason: { zh: "误报从列表中选；接受写明理由。", en: "A false positive takes one of the list, an acceptance its reason." },
} as const;

const empty = () => "";
const COLUMNS: readonly ReviewColumn[] = [
  { head: { zh: "序号", en: "no." }, width: 6, cell: ({ number }) => number },
  { head: { zh: "级别", en: "severity" }, width: 8, cell: ({ severity, level }) => ({ text: severity, style: level }) },
  { head: { zh: "状态", en: "state" }, width: 10, cell: ({ state }) => state },
  { head: { zh: "单位", en: "unit" }, width: 16, cell: ({ item }) => item.unit },
  { head: { zh: "项目", en: "project" }, width: 18, cell: ({ item }) => item.project },
  { head: { zh: "年度", en: "year" }, width: 7, cell: ({ item }) => item.year },
  { head: { zh: "文件", en: "file" }, width: 18, cell: ({ path }) => path },
  { head: { zh: "页码", en: "page" }, width: 9, cell: ({ page }) => page },
  { head: { zh: "位置", en: "place" }, width: 26, cell: ({ place }) => place },
  { head: { zh: "原文", en: "quote" }, width: 32, cell: ({ quote }) => quote },
  { head: { zh: "问题", en: "message" }, width: 46, cell: ({ message }) => message },
  { head: { zh: "所列数", en: "stated" }, width: 15, cell: ({ stated }) => stated },
  { head: { zh: "应为", en: "expected" }, width: 15, cell: ({ expected }) => expected },
  { head: { zh: "相差", en: "difference" }, width: 13, cell: ({ difference }) => difference },
  { head: { zh: "可能原因", en: "probable cause" }, width: 32, unprinted: true, cell: ({ cause }) => cause },
  { head: { zh: "由此引起的其他不符", en: "other relations broken by it" }, width: 36, cell: ({ consequences }) => consequences },
  { head: { zh: "规则", en: "rule" }, width: 16, cell: ({ title, ruleId }) => `${title}\n${ruleId}` },
  { head: { zh: "经办", en: "assignee" }, width: 11, cell: ({ item }) => item.assignee ?? "" },
  { head: { zh: "期限", en: "due" }, width: 11, cell: ({ item }) => (item.dueAt ?? "").slice(0, 10) },
  { head: { zh: "已有意见", en: "remarks so far" }, width: 28, cell: ({ remarks }) => remarks },
  { head: RETURNED.decision, width: 11, style: "entry", choices: "decision", cell: empty },
  { head: RETURNED.reason, width: 14, style: "entry", choices: "reason", cell: empty },
  { head: RETURNED.note, width: 28, style: "entry", cell: empty },
  { head: RETURNED.owner, width: 11, style: "entry", cell: empty },
  { head: RETURNED.until, width: 12, style: "entry", cell: empty },
  { head: RETURNED.id, width: 18, style: "quiet", cell: ({ item }) => item.id },
  { head: RETURNED.revision, width: 6, style: "quiet", hidden: true, cell: ({ item }) => String(item.revision) },
];

/** The columns of the list in one language, with what may be chosen in them. */
export function reviewColumns(language: Language): Column[] {
  const words = REVIEW_WORDING[language];
  return COLUMNS.map(({ cell: _cell, head, choices, ...column }) => ({
    ...column,
    head: head[language],
    ...(choices === undefined
      ? {}
      : { choices: { values: Object.values(words[choices]), strict: choices === "decision", hint: HINTS[choices][language] } }),
  }));
}

/** A row for each finding, all texts safe for a spreadsheet. */
export function reviewRows(documents: readonly ReviewedDocument[], language: Language): Cell[][] {
  const rows = documents.flatMap(({ document: { path }, items }) => items.map((item) => ({ item, path })));
  return rows.map(({ item, path }, at) => {
    const row = rowOf(item, path, at + 1, language);
    return COLUMNS.map(({ cell }) => safe(cell(row)));
  });
}

function rowOf(item: ReviewItem, path: string, number: number, language: Language): Row {
  const cells = issueCells(reviewedFinding(item, language), WORDING[language]);
  const words = REVIEW_WORDING[language];
  const { state, falsePositiveReason, acceptance, comments } = item;
  const reasons = [
    ...(falsePositiveReason === null ? [] : [words.reason[falsePositiveReason]]),
    ...(acceptance === null ? [] : [`${acceptance.owner} ${acceptance.expiresAt.slice(0, 10)} ${acceptance.reason}`]),
  ];
  const remarks = [...reasons, ...comments.map(({ at, by, text }) => `${at.slice(0, 10)} ${by} ${text}`)].join("\n");
  return { ...cells, item, path, number: String(number), level: item.severity, state: words.state[state], remarks };
}

function safe(cell: Cell): Cell {
  return typeof cell === "string" ? neutralized(cell) : { ...cell, text: neutralized(cell.text) };
}
