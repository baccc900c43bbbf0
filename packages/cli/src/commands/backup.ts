import type { Command } from "../command.ts";
import { LANG } from "../flags.ts";

export const backup: Command = {
  name: "backup",
  usage: "<FILE>",
  zh: "把全部数据（原件、结果、疑点、处理意见、账户）备份到一个文件；- 为标准输出",
  en: "the whole state (files, results, findings, decisions, accounts) into one file; - is standard output",
  flags: { lang: LANG },
  examples: [
    ["gouji backup 勾稽备份.gz", "备份到一个文件", "into one file"],
    ["GOUJI_DATABASE_URL=postgres://… gouji backup 勾稽备份.gz", "备份服务器上的数据", "of a server"],
    ["gouji restore 勾稽备份.gz", "恢复到空的数据文件夹", "back into an empty data folder"],
  ],
  run: async (input, context) => (await import("../serving/backup.ts")).run(input, context),
};
