import { type AuditedDocument, type FigureVerdict, type Language, missingShown, render, ruleById } from "@gouji/rules";
import type { Settings } from "@gouji/runtime";

const VERDICTS = {
  consistent: ["一致", "consistent"],
  inconsistent: ["不符", "inconsistent"],
  undecided: ["未能判断", "undecided"],
} as const;
const HOW = {
  exact: ["完全相等", "to the last digit"],
  rounded: ["四舍五入后相等", "within rounding"],
  loose: ["只是大致相符，不算核对一致", "only loosely, which confirms nothing"],
} as const;

/** `--explain`: every place of the figure, how it was read, every relation it entered and what each rule said. */
export function explanationsOf(documents: readonly AuditedDocument[], wanted: string, { format, lang }: Settings): string {
  const found = documents.map((document) => ({
    path: document.path,
    figures: document.status === "checked" ? (document.explanations ?? []) : [],
  }));
  if (format === "json") return `${JSON.stringify({ figure: wanted, documents: found.map((one) => spoken(one, lang)) }, undefined, 2)}\n`;
  const zh = lang === "zh";
  const lines = found.flatMap(({ path, figures }) => [
    path,
    ...(figures.length === 0 ? [zh ? `  没有读到 ${wanted}。` : `  ${wanted} was not read.`] : []),
    ...figures.flatMap(({ printed, label, metric, role, value, quote, verdicts, unjudged }) => [
      `  ${printed}  ${label}`,
      `    ${zh ? "原文" : "quote"}：${quote.replaceAll(/\s+/g, " ")}`,
      `    ${zh ? "指标" : "metric"}：${metric || "—"}  ${zh ? "角色" : "role"}：${role}  ${zh ? "基本单位值" : "value in base units"}：${value || "—"}`,
      ...(verdicts.length === 0 ? [zh ? "    没有参与任何核对" : "    entered no check"] : []),
      ...verdicts.flatMap((verdict) => verdictLines(verdict, lang)),
      ...unjudged.map((key) => `    ${zh ? "有关系，本次没有规则判断" : "a relation that no rule of this run judged"}  ${key}`),
    ]),
  ]);
  return `${lines.join("\n")}\n`;
}

function verdictLines({ ruleId, subject, kind, how, message, missing, others }: FigureVerdict, language: Language): string[] {
  const at = language === "zh" ? 0 : 1;
  const rule = ruleById(ruleId);
  const detail = how ? HOW[how][at] : message ? render(message, language) : missingWords(missing ?? [], language);
  return [
    `    ${VERDICTS[kind][at]}  ${(language === "zh" ? rule?.title : rule?.titleEn) ?? ruleId} [${ruleId}]  ${subject}`,
    ...(detail === "" ? [] : [`      ${detail}`]),
    ...others.slice(0, 12).map(({ printed, label }) => `      · ${printed.replaceAll(/\s+/g, " ").slice(0, 40)}  ${label}`),
    ...(others.length > 12 ? [`      · …（${others.length}）`] : []),
  ];
}

function missingWords(missing: readonly string[], language: Language): string {
  const words = missingShown(missing, language);
  return words === "" ? "" : language === "zh" ? `缺少${words}` : `for want of ${words}`;
}

/** As JSON: what was found wrong as a sentence. */
function spoken<One extends { readonly figures: readonly { readonly verdicts: readonly FigureVerdict[] }[] }>(
  one: One,
  language: Language,
) {
  return {
    ...one,
    figures: one.figures.map((figure) => ({
      ...figure,
      verdicts: figure.verdicts.map((verdict) => ({
        ...verdict,
        ...(verdict.message ? { message: render(verdict.message, language) } : {}),
      })),
    })),
  };
}
