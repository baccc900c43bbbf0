import type { State } from "@gouji/review/schema";
import type { Language, Severity } from "@gouji/rules";
import { neutralized } from "../issue-cells.ts";
import { WORDING } from "../wording.ts";
import type { Cell } from "../workbook-file.ts";
import type { Made, ReviewedDocument } from "./review-list.ts";
import { REVIEW_WORDING } from "./review-wording.ts";

export const LEGEND_NAME: Readonly<Record<Language, string>> = { zh: "说明", en: "Legend" };
const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

const TEXTS = {
  zh: {
    made: (at: string, version: string) => `导出时间 ${at.slice(0, 16).replace("T", " ")}（UTC），勾稽 ${version}`,
    byState: "按状态",
    byUnit: "按单位",
    total: "合计",
    unnamed: "（未注明单位）",
    how: "填写说明",
    steps: [
      "只填浅黄色的五列，其他各列供查看，改了也不会读回。",
      "可以筛选、排序、删行；不要改动疑点编号和隐藏的版次。",
      "处理意见从列表中选一项，留空表示不处理；只填备注的，作为批注记下。",
      "误报：理由从列表中选。接受：填理由、接受责任人、接受至（日期）。单位回复：回复内容填在备注。",
      "填好后在疑点清单页面导入，或运行 gouji decisions import 文件名.xlsx 读回。",
      "导出后又被他人处理过的疑点不会被覆盖，读回时逐行列出。",
      "级别：错误，数字之间不能同时成立；存疑，多半有误，须核对原件；提示，供参考。",
      "没有疑点不等于没有问题：只有参与核对的数字经过了核对。",
    ],
  },
  en: {
    made: (at: string, version: string) => `exported ${at.slice(0, 16).replace("T", " ")} UTC, Gouji ${version}`,
    byState: "by state",
    byUnit: "by unit",
    total: "total",
    unnamed: "(no unit)",
    how: "how to fill it in",
    steps: [
      "Fill in the five yellow columns only; the others are to be read.",
      "Rows may be filtered, sorted and deleted; leave the ids and the hidden revision alone.",
      "decision: one of the list. Empty means no decision; a note alone becomes a comment.",
      "false positive: a reason of the list. accept: reason, accepted by, accepted until (a date). answer: the reply is the note.",
      "Import it on the page of findings, or with gouji decisions import FILE.xlsx.",
      "What others decided since the export is never overwritten; such rows are listed.",
      "error: figures that cannot hold together; warning: probably wrong, compare the original; info: for information.",
      "No finding does not mean no fault: only the figures that were checked have been tested.",
    ],
  },
} as const;

/** The second sheet: counts by severity, state and unit, and how to fill the first one in. */
export function legendRows(documents: readonly ReviewedDocument[], { language, version, at }: Made): { readonly rows: Cell[][] } {
  const texts = TEXTS[language];
  const words = REVIEW_WORDING[language];
  const items = documents.flatMap((document) => document.items);
  const heads = [...SEVERITIES.map((severity): Cell => ({ text: WORDING[language].severity[severity], style: "head" })), head(texts.total)];
  const counted = (name: string, chosen: typeof items): Cell[] => [
    text(neutralized(name)),
    ...SEVERITIES.map((severity) => text(String(chosen.filter((item) => item.severity === severity).length))),
    text(String(chosen.length)),
  ];
  const units = [...new Set(items.map(({ unit }) => unit))].sort((a, b) => a.localeCompare(b, "zh"));
  const rows: Cell[][] = [
    [{ text: WORDING[language].title, style: "title" }],
    [texts.made(at, version)],
    [],
    [head(texts.byState), ...heads],
    // The keys are the states.
    ...(Object.keys(words.state) as State[]).flatMap((state) => {
      const chosen = items.filter((item) => item.state === state);
      return chosen.length === 0 ? [] : [counted(words.state[state], chosen)];
    }),
    counted(texts.total, items),
    [],
    [head(texts.byUnit), ...heads],
    ...units.map((unit) =>
      counted(
        unit || texts.unnamed,
        items.filter((item) => item.unit === unit),
      ),
    ),
    [],
    [],
    [{ text: texts.how, style: "title" }],
  ];
  return { rows: [...rows, ...texts.steps.map((step, index): Cell[] => [`${index + 1}. ${step}`])] };
}

function head(word: string): Cell {
  return { text: word, style: "head" };
}

function text(word: string): Cell {
  return { text: word, style: "text" };
}
