import type { AuditedDocument } from "@gouji/pipeline";
import { ruleById } from "@gouji/rules";
import type { Settings } from "@gouji/runtime";

const VERDICTS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  consistent: ["一致", "consistent"],
  inconsistent: ["不符", "inconsistent"],
  undecided: ["未能判断", "undecided"],
};

/** `--explain`: every place of the figure, how it was read, and what each rule said. */
export function explanationsOf(documents: readonly AuditedDocument[], wanted: string, { format, lang }: Settings): string {
  const found = documents.map((document) => ({
    path: document.path,
    figures: document.status === "checked" ? (document.explanations ?? []) : [],
  }));
  if (format === "json") return `${JSON.stringify({ figure: wanted, documents: found }, undefined, 2)}\n`;
  const zh = lang === "zh";
  const lines = found.flatMap(({ path, figures }) => [
    path,
    ...(figures.length === 0 ? [zh ? `  没有读到 ${wanted}。` : `  ${wanted} was not read.`] : []),
    ...figures.flatMap(({ printed, label, metric, role, value, quote, verdicts }) => [
      `  ${printed}  ${label}`,
      `    ${zh ? "原文" : "quote"}：${quote.replaceAll(/\s+/g, " ")}`,
      `    ${zh ? "指标" : "metric"}：${metric || "—"}  ${zh ? "角色" : "role"}：${role}  ${zh ? "基本单位值" : "value in base units"}：${value || "—"}`,
      ...(verdicts.length === 0 ? [zh ? "    没有参与任何核对" : "    entered no check"] : []),
      ...verdicts.map(({ ruleId, subject, kind }) => {
        const rule = ruleById(ruleId);
        return `    ${VERDICTS[kind]?.[zh ? 0 : 1] ?? kind}  ${zh ? rule?.title : rule?.titleEn} [${ruleId}]  ${subject}`;
      }),
    ]),
  ]);
  return `${lines.join("\n")}\n`;
}
