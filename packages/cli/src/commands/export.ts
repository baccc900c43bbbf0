import type { Command } from "../command.ts";
import { LANG, OUTPUT } from "../flags.ts";

export const exportList: Command = {
  name: "export",
  usage: "[--submission|--unit|--document …]",
  zh: "把审核清单导出为问题清单、审核意见书、标注原件或数据",
  en: "the review list as workbook, letter, annotated originals or data",
  flags: {
    format: {
      type: "string",
      short: "f",
      value: "xlsx|docx|annotated|csv|json|sarif|html",
      zh: "xlsx 问题清单，docx 审核意见书，annotated 标注原件；默认 xlsx",
      en: "xlsx workbook, docx letter, annotated originals; xlsx by default",
    },
    output: { ...OUTPUT, zh: "写入文件；标注多份原件时为文件夹", en: "file to write; a folder for several annotated originals" },
    submission: { type: "string", value: "ID", zh: "报送批次的编号", en: "id of a submission" },
    unit: { type: "string", multiple: true, value: "UNIT", zh: "报送单位，可重复", en: "unit, may be repeated" },
    document: { type: "string", value: "NAME|ID", zh: "文件名（或其一部分）、文件编号", en: "name of a file, a part of it, or its id" },
    year: { type: "string", multiple: true, value: "YYYY", zh: "报告年度", en: "year of the reports" },
    rule: { type: "string", multiple: true, value: "RULE", zh: "规则编号，见 gouji rules", en: "id of a rule, see gouji rules" },
    severity: {
      type: "string",
      multiple: true,
      value: "error|warning|info",
      zh: "级别；审核意见书默认只列错误",
      en: "severity; a letter has errors alone by default",
    },
    state: {
      type: "string",
      multiple: true,
      value: "STATE",
      zh: "状态：open confirmed sent answered resolved accepted falsePositive outOfScope，或其中文",
      en: "open confirmed sent answered resolved accepted falsePositive outOfScope",
    },
    issuer: { type: "string", value: "NAME", zh: "意见书：发文单位", en: "letter: who writes" },
    number: { type: "string", value: "TEXT", zh: "意见书：编号", en: "letter: its number" },
    to: { type: "string", value: "NAME", zh: "意见书：主送单位，默认报送单位", en: "letter: to whom, the unit by default" },
    due: { type: "string", value: "YYYY-MM-DD", zh: "意见书：回复期限", en: "letter: until when the unit answers" },
    signature: { type: "string", value: "NAME", zh: "意见书：落款，默认发文单位", en: "letter: who signs, the issuer by default" },
    "by-rule": { type: "boolean", zh: "意见书：按规则分组，默认按报告章节", en: "letter: grouped by rule, not by section" },
    "no-reply": { type: "boolean", zh: "意见书：不留单位回复栏", en: "letter: without room for a reply" },
    "no-scope": { type: "boolean", zh: "意见书：不写核对范围", en: "letter: without its scope" },
    lang: LANG,
  },
  examples: [
    [
      "gouji export --unit 林业局 -o 审核问题清单.xlsx",
      "一个单位的问题清单，填好处理意见后可再导入",
      "the list of a unit, to be filled in and imported",
    ],
    [
      "gouji export -f docx --unit 林业局 --issuer 云溪县财政局 --due 2026-11-30 -o 审核意见书.docx",
      "发给单位的审核意见书",
      "the letter to a unit",
    ],
    [
      "gouji export -f docx --unit 林业局 --state confirmed --severity error --severity warning -o 意见书.docx",
      "只列已确认的错误和存疑",
      "what is confirmed",
    ],
    [
      "gouji export -f annotated --document 自评报告.pdf -o 自评报告（批注）.pdf",
      "在原件的每个数字处加批注",
      "remarks at the figures of the original",
    ],
    ["gouji export -f sarif --state open > 疑点.sarif", "供其他程序读取", "for other programs"],
  ],
  run: async (input, context) => (await import("../serving/export.ts")).run(input, context),
};
