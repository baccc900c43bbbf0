import type { Command } from "../command.ts";
import { LANG } from "../flags.ts";

export const decisions: Command = {
  name: "decisions",
  usage: "import <FILE.xlsx>",
  zh: "把填好的审核问题清单读回，处理意见按疑点编号记入审核清单",
  en: "read a filled-in workbook back: its decisions go onto the review list by id",
  flags: {
    by: { type: "string", value: "NAME", zh: "处理人，记入处理记录", en: "who decided, for the audit log" },
    format: { type: "string", short: "f", value: "text|json", zh: "输出格式，默认 text", en: "format of the output" },
    lang: LANG,
  },
  examples: [
    ["gouji export --unit 林业局 -o 审核问题清单.xlsx", "先导出", "export it first"],
    ["gouji decisions import 审核问题清单.xlsx --by 李娜", "填好后读回；他人已处理的不会被覆盖", "read it back; what others decided stays"],
    ["gouji decisions import 审核问题清单.xlsx --format json", "逐行结果，供其他程序读取", "what became of each row"],
  ],
  run: async (input, context) => (await import("../serving/decisions.ts")).run(input, context),
};
