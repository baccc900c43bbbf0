import { padEnd, widthOf } from "@gouji/reporters";
import { environmentName, type Origin, SETTING_NAMES, Settings } from "@gouji/runtime";
import type { Command, Context, Input } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { LANG } from "../flags.ts";
import { settingsOf } from "../settings-of.ts";
import { UsageError } from "../usage-error.ts";

const ORIGINS: Readonly<Record<Origin, string>> = { flag: "命令行", environment: "环境变量", file: "gouji.config.json", default: "默认" };

export const config: Command = {
  name: "config",
  usage: "show",
  zh: "每项设置、它的值和来源",
  en: "every setting, its value and where it came from",
  flags: { lang: LANG, json: { type: "boolean", zh: "以 JSON 打印", en: "print as JSON" } },
  examples: [
    ["gouji config show", "查看全部设置", "show all settings"],
    ["gouji config show --json", "以 JSON 打印", "as JSON"],
    ["GOUJI_JOBS=2 gouji config show", "环境变量优先于配置文件", "the environment goes before the file"],
  ],
  async run(input: Input, context: Context): Promise<number> {
    if (input.paths.length !== 1 || input.paths[0] !== "show")
      throw new UsageError("用法：gouji config show。 / Usage: gouji config show.");
    const { settings, origins, file } = settingsOf(input, context);
    const rows = SETTING_NAMES.map((name) => ({
      name,
      value: withoutPassword(settings[name]),
      origin: origins[name],
      environment: environmentName(name),
      sentence: Settings.shape[name].description ?? "",
    }));
    if (input.flags["json"] === true) context.print(`${JSON.stringify({ file: file ?? null, settings: rows }, undefined, 2)}\n`);
    else {
      const english = input.language === "en";
      const width = Math.max(...rows.map(({ environment }) => widthOf(environment))) + 2;
      const lines = rows.map(({ name, value, origin, environment, sentence }) => {
        const [zh = "", en = ""] = sentence.split(" / ");
        return `${padEnd(name, 24)}${padEnd(String(value), 28)}${padEnd(english ? origin : ORIGINS[origin], 20)}${padEnd(environment, width)}${english ? en : zh}`;
      });
      context.print(`${lines.join("\n")}\n`);
    }
    return EXIT.clean;
  },
};

/** Addresses of servers carry passwords, and what is shown here is sent around. */
function withoutPassword<Value>(value: Value): Value | string {
  return typeof value === "string" ? value.replace(/^(\w+:\/\/[^:@/]*):[^@/]*@/u, "$1:***@") : value;
}
