import { readFileSync } from "node:fs";
import { padEnd } from "@gouji/reporters";
import { CATALOGUE, type Family, ruleById } from "@gouji/rules";
import type { Command, Context, Input } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { LANG } from "../flags.ts";
import { UsageError } from "../usage-error.ts";

const FAMILIES: Readonly<Record<Family, readonly [zh: string, en: string]>> = {
  arithmetic: ["算术", "arithmetic"],
  consistency: ["前后一致", "consistency"],
  scores: ["得分", "scores"],
  targets: ["目标与完成", "targets"],
  form: ["填报", "form"],
};

export const rules: Command = {
  name: "rules",
  usage: "[explain <ID>]",
  zh: "规则目录；rules explain 编号 查看一条规则的依据",
  en: "the catalogue of rules; rules explain ID shows a rule's page",
  flags: { lang: LANG },
  examples: [
    ["gouji rules", "列出全部规则", "list all rules"],
    ["gouji rules explain ratio", "一条规则的依据、会报告和不报告的情形", "what a rule rests on, when it reports"],
    ["gouji rules --lang en", "英文目录", "in English"],
  ],
  async run({ paths, language }: Input, { print }: Context): Promise<number> {
    const [verb, id, ...more] = paths;
    if (verb === undefined) print(catalogue(language === "zh"));
    else if (verb === "explain" && id !== undefined && more.length === 0) print(pageOf(id));
    else throw new UsageError("用法：gouji rules，或 gouji rules explain 规则编号。 / Usage: gouji rules [explain ID].");
    return EXIT.clean;
  },
};

function catalogue(zh: boolean): string {
  const families = Object.entries(FAMILIES).flatMap(([family, names]) => {
    const members = CATALOGUE.filter((rule) => rule.family === family);
    const lines = members.map(({ id, title, titleEn, severity }) => `  ${padEnd(id, 28)}${padEnd(severity, 9)}${zh ? title : titleEn}`);
    return members.length === 0 ? [] : [[zh ? names[0] : names[1], ...lines].join("\n")];
  });
  return `${families.join("\n\n")}\n`;
}

function pageOf(id: string): string {
  const rule = ruleById(id);
  if (!rule) throw new UsageError(`没有规则 ${id}；运行 gouji rules 查看全部规则。 / Unknown rule ${id}; see gouji rules.`);
  return readFileSync(new URL(`${rule.family}/${id}.md`, import.meta.resolve("@gouji/rules")), "utf8");
}
