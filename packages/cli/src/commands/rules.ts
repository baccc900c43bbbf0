import { readFileSync } from "node:fs";
import { padEnd } from "@gouji/reporters";
import { CATALOGUE, type Family, PROFILES, type Profile, ruleById } from "@gouji/rules";
import type { Command, Context, Input } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { LANG } from "../flags.ts";
import { settingsOf } from "../settings-of.ts";
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
  usage: "[explain <ID>|profiles]",
  zh: "规则目录；rules explain 编号 查看一条规则的依据；rules profiles 列出参数方案",
  en: "the catalogue of rules; rules explain ID shows a rule's page; rules profiles the profiles",
  flags: { lang: LANG },
  examples: [
    ["gouji rules", "列出全部规则", "list all rules"],
    ["gouji rules explain ratio", "一条规则的依据、会报告和不报告的情形", "what a rule rests on, when it reports"],
    ["gouji rules profiles", "各参数方案的数值和依据", "the values of every profile with their sources"],
  ],
  async run(input: Input, context: Context): Promise<number> {
    const { paths, language } = input;
    const { print } = context;
    const [verb, id, ...more] = paths;
    if (verb === undefined) print(catalogue(language === "zh"));
    else if (verb === "profiles" && id === undefined) {
      const all = { ...PROFILES, ...settingsOf({ flags: {} }, context).project.profiles };
      print(`${Object.values(all).map(profileText).join("\n\n")}\n`);
    } else if (verb === "explain" && id !== undefined && more.length === 0) print(pageOf(id));
    else
      throw new UsageError(
        "用法：gouji rules，gouji rules explain 规则编号，或 gouji rules profiles。 / Usage: gouji rules [explain ID|profiles].",
      );
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

/** Every value of the profile with its source; the sources are in Chinese. */
function profileText({ id, title, sources, ...values }: Profile): string {
  const rows = Object.entries(sources).map(([name, source]) => {
    const value = values[name as keyof typeof sources]; // the keys of `sources` are those of the values
    return `  ${padEnd(name, 26)}${padEnd(shownValue(value), 34)}${source}`;
  });
  return [`${id}  ${title}`, ...rows].join("\n");
}

function shownValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(({ grade, from }) => `${grade}≥${from}`).join(" ");
  if (typeof value === "object" && value !== null)
    return (
      Object.entries(value)
        .map(([rule, severity]) => `${rule}=${severity}`)
        .join(" ") || "—"
    );
  return String(value);
}

function pageOf(id: string): string {
  const rule = ruleById(id);
  if (!rule) throw new UsageError(`没有规则 ${id}；运行 gouji rules 查看全部规则。 / Unknown rule ${id}; see gouji rules.`);
  return readFileSync(new URL(`${rule.family}/${id}.md`, import.meta.resolve("@gouji/rules")), "utf8");
}
