import type { ReportKind } from "@gouji/report";
import type { Language, Severity } from "@gouji/rules";

/** The fixed words of the letter, Chinese and English. */
export interface LetterWording {
  readonly title: (kind: ReportKind) => string;
  readonly number: (number: string) => string;
  readonly addressee: (name: string) => string;
  readonly handedIn: (documents: string) => string;
  readonly document: (title: string, pages: number | null) => string;
  readonly and: string;
  readonly counted: (counts: Readonly<Record<Severity, number>>) => string;
  readonly request: (counted: string, due: string | undefined) => string;
  readonly nothing: string;
  readonly heads: readonly [number: string, quote: string, check: string, correction: string, reply: string];
  readonly unsectioned: string;
  readonly verify: string;
  /** Of two places that differ: what the other one says. */
  readonly unify: (other: string) => string;
  readonly cause: (cause: string) => string;
  readonly follows: (sentences: readonly string[]) => string;
  readonly quoted: (text: string) => string;
  readonly pages: string;
  readonly scope: (figures: number, checked: number, confirmed: number) => string;
  readonly unread: (path: string, reason: string) => string;
  readonly reply: { readonly title: string; readonly by: readonly string[] };
  readonly day: (iso: string) => string;
  readonly page: (current: string, total: string) => readonly string[];
}

const KINDS: Readonly<Record<ReportKind, string>> = {
  selfEvaluation: "绩效自评报告",
  evaluation: "绩效评价报告",
  monitoring: "绩效监控报告",
  form: "绩效自评表",
  unknown: "绩效报告",
};
const NAMES: Readonly<Record<Severity, string>> = { error: "错误", warning: "存疑", info: "提示" };
const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

export const LETTER_WORDING: Readonly<Record<Language, LetterWording>> = {
  zh: {
    title: (kind) => `${KINDS[kind]}审核意见书`,
    number: (number) => `编号：${number}`,
    addressee: (name) => `${name}：`,
    handedIn: (documents) => `你单位报送的${documents}已逐项核对。`,
    document: (title, pages) => `《${title.replaceAll(/[《》]/gu, "")}》${pages === null ? "" : `（${pages} 页）`}`,
    and: "、",
    counted: (counts) =>
      SEVERITIES.filter((severity) => counts[severity] > 0)
        .map((severity) => `${counts[severity]} 项${NAMES[severity]}`)
        .join("、"),
    request: (counted, due) =>
      `现将 ${counted}函告如下，请${due === undefined ? "" : `于 ${due}前`}逐项回复${due === undefined ? "，" : "并"}报送更正稿。`,
    nothing: "未发现需要更正的事项。未核对的数字不表示无误。",
    heads: ["序号", "报告原文", "核对情况", "建议更正", "单位回复"],
    unsectioned: "其他",
    verify: "请核实",
    unify: (other) => `核实后统一（另一处为 ${other}）`,
    cause: (cause) => `可能原因：${cause}`,
    follows: (sentences) => `相关：${sentences.join("")}`,
    quoted: (text) => `“${text}”`,
    pages: "页码为电子文件页码。",
    scope: (figures, checked, confirmed) =>
      `核对范围：读出数字 ${figures} 个，参与核对 ${checked} 个，其中相符 ${confirmed} 个；未核 ${figures - checked} 个。未核不表示无误。`,
    unread: (path, reason) => `“${path}”未能读取，不在核对范围内：${reason}`,
    reply: { title: "单位回复", by: ["经办人：", "负责人：", "日期：", "（盖章）"] },
    day: (iso) => {
      const [year = "", month = "", day = ""] = iso.slice(0, 10).split("-");
      return `${year} 年 ${Number(month)} 月 ${Number(day)} 日`;
    },
    page: (current, total) => ["第 ", current, " 页 共 ", total, " 页"],
  },
  en: {
    title: () => "Review of a performance report",
    number: (number) => `No. ${number}`,
    addressee: (name) => `To ${name}:`,
    handedIn: (documents) => `The ${documents} that you handed in has been checked item by item. `,
    document: (title, pages) => `“${title}”${pages === null ? "" : ` (${pages} pages)`}`,
    and: ", ",
    counted: (counts) =>
      SEVERITIES.filter((severity) => counts[severity] > 0)
        .map((severity) => `${counts[severity]} ${severity}(s)`)
        .join(", "),
    request: (counted, due) =>
      `${counted} follow; please answer each${due === undefined ? "" : ` by ${due}`} and hand in a corrected version.`,
    nothing: "Nothing was found that must be corrected. What was not checked need not be right.",
    heads: ["No.", "As reported", "What was found", "Suggested", "Reply"],
    unsectioned: "Other",
    verify: "to be verified",
    unify: (other) => `to be verified and made one (${other} elsewhere)`,
    cause: (cause) => `Probable cause: ${cause}`,
    follows: (sentences) => `Related: ${sentences.join(" ")}`,
    quoted: (text) => `“${text}”`,
    pages: "Pages are those of the electronic file.",
    scope: (figures, checked, confirmed) =>
      `Scope: ${figures} figures read, ${checked} checked, ${confirmed} of them confirmed; ${figures - checked} not checked, which need not be right.`,
    unread: (path, reason) => `“${path}” could not be read and is not covered: ${reason}`,
    reply: { title: "Reply", by: ["Handled by:", "Responsible:", "Date:", "(seal)"] },
    day: (iso) => iso.slice(0, 10),
    page: (current, total) => ["page ", current, " of ", total, ""],
  },
};
