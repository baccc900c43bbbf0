import type { Command } from "../command.ts";
import { LANG } from "../flags.ts";

export const restore: Command = {
  name: "restore",
  usage: "<FILE>",
  zh: "从备份文件恢复全部数据，数据库须为空；- 为标准输入",
  en: "the whole state from a backup, into an empty database; - is standard input",
  flags: { lang: LANG },
  examples: [
    ["gouji restore 勾稽备份.gz", "恢复到默认数据文件夹", "into the default data folder"],
    ["GOUJI_DATA_FOLDER=新数据 gouji restore 勾稽备份.gz", "恢复到新的文件夹", "into another folder"],
    ["GOUJI_DATABASE_URL=postgres://… gouji restore 勾稽备份.gz", "从单机迁到服务器", "from a desk to a server"],
  ],
  run: async (input, context) => (await import("../serving/restore.ts")).run(input, context),
};
