import { REFUSAL_KINDS, REFUSAL_SENTENCES } from "@gouji/ingest";
import { type Language, ruleById } from "@gouji/rules";
import type { RunReport } from "@gouji/runs";

const MOST_LINES = 20;

/** The report of a run as text: what was found, what failed, findings by rule and unit. */
export function runReportText({ run, files, gone, failed, documents, findings }: RunReport, language: Language): string {
  const zh = language === "zh";
  const { new: fresh, changed, unchanged, refused } = files;
  const by = (counts: Readonly<Record<string, number>>, nameOf: (key: string) => string) =>
    Object.entries(counts)
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST_LINES)
      .map(([key, count]) => `  ${String(count).padStart(6)}  ${nameOf(key)}`);
  const { error = 0, warning = 0, info = 0 } = findings.severity;
  const cancelled = zh
    ? "已取消：尚未开始的文件未核查，再次收进即可核查。"
    : "Cancelled: what had not begun was not audited; take it in again.";
  const lines = [
    ...(run.state === "cancelled" ? [cancelled] : []),
    zh
      ? `批次 ${run.id}：新增 ${fresh}，变动 ${changed}，未变 ${unchanged}，消失 ${gone.length}，未收 ${refused}；已处理 ${documents.done}/${documents.found} 份`
      : `Run ${run.id}: new ${fresh}, changed ${changed}, unchanged ${unchanged}, gone ${gone.length}, refused ${refused}; ${documents.done} of ${documents.found} done`,
    zh ? `疑点：错误 ${error}，存疑 ${warning}，提示 ${info}` : `Findings: ${error} errors, ${warning} warnings, ${info} notes`,
    ...by(findings.rule, (id) => `${(zh ? ruleById(id)?.title : ruleById(id)?.titleEn) ?? id} [${id}]`),
    ...by(findings.unit, (unit) => unit || (zh ? "（未注明单位）" : "(no unit)")),
    ...(gone.length > 0 ? [zh ? "消失：" : "Gone:", ...gone.slice(0, MOST_LINES).map((origin) => `  ${origin}`)] : []),
    ...(failed.length > 0
      ? [
          zh ? "未能处理：" : "Failed:",
          ...failed.slice(0, MOST_LINES).map(({ origin, reason }) => `  ${origin}：${reasonShown(reason, language)}`),
        ]
      : []),
    ...(failed.length > MOST_LINES ? [zh ? `  … 共 ${failed.length} 份` : `  … ${failed.length} in all`] : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** The sentence of a refusal; what reading said of a document is a sentence already. */
function reasonShown(reason: string, language: Language): string {
  const [kind = "", ...detail] = reason.split(" ");
  const refusal = REFUSAL_KINDS.find((known) => known === kind);
  const rest = detail.join(" ");
  if (!refusal || /\p{Script=Han}/u.test(rest)) return rest || kind;
  return `${REFUSAL_SENTENCES[refusal][language]}${rest === "" ? "" : ` (${rest})`}`;
}
