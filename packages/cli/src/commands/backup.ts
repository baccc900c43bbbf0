import { resolve } from "node:path";
import { backup as writeState } from "@gouji/archive";
import { STATE_SCHEMAS } from "@gouji/service";
import type { Command, Context, Input } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { LANG } from "../flags.ts";
import { openStateOf, setupOf } from "../open-stores.ts";
import { UsageError } from "../usage-error.ts";

export const backup: Command = {
  name: "backup",
  usage: "<FILE>",
  zh: "把全部数据（原件、结果、疑点、处理意见、账户）备份到一个文件",
  en: "the whole state (files, results, findings, decisions, accounts) into one file",
  flags: { lang: LANG },
  examples: [
    ["gouji backup 勾稽备份.gz", "备份到一个文件", "into one file"],
    ["GOUJI_DATABASE_URL=postgres://… gouji backup 勾稽备份.gz", "备份服务器上的数据", "of a server"],
    ["gouji restore 勾稽备份.gz", "恢复到空的数据文件夹", "back into an empty data folder"],
  ],
  async run(input: Input, context: Context): Promise<number> {
    const [path, ...more] = input.paths;
    if (path === undefined || more.length > 0)
      throw new UsageError("请给出一个备份文件，例如 gouji backup 勾稽备份.gz。 / Name one file to write.");
    const state = await openStateOf(setupOf(input, context));
    try {
      await writeState({ ...state, schemas: STATE_SCHEMAS }, resolve(context.surroundings.folder, path));
      context.tell(
        `已备份到 ${path}。其中有报告原文和账户，请妥善保管。 / Written to ${path}; it holds reports and accounts, keep it safe.\n`,
      );
    } finally {
      await state.database.close();
    }
    return EXIT.clean;
  },
};
