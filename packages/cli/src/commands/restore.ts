import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { restore as readState, StateFileError } from "@gouji/archive";
import { STATE_SCHEMAS } from "@gouji/service";
import type { Command, Context, Input } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { LANG } from "../flags.ts";
import { openStateOf, setupOf } from "../open-stores.ts";
import { UsageError } from "../usage-error.ts";

export const restore: Command = {
  name: "restore",
  usage: "<FILE>",
  zh: "从备份文件恢复全部数据，数据库须为空",
  en: "the whole state from a backup, into an empty database",
  flags: { lang: LANG },
  examples: [
    ["gouji restore 勾稽备份.gz", "恢复到默认数据文件夹", "into the default data folder"],
    ["GOUJI_DATA_FOLDER=新数据 gouji restore 勾稽备份.gz", "恢复到新的文件夹", "into another folder"],
    ["GOUJI_DATABASE_URL=postgres://… gouji restore 勾稽备份.gz", "从单机迁到服务器", "from a desk to a server"],
  ],
  async run(input: Input, context: Context): Promise<number> {
    const [path, ...more] = input.paths;
    if (path === undefined || more.length > 0)
      throw new UsageError("请给出一个备份文件，例如 gouji restore 勾稽备份.gz。 / Name one backup to read.");
    const file = resolve(context.surroundings.folder, path);
    if (!existsSync(file)) throw new UsageError(`找不到 ${path}。 / There is no ${path}.`);
    const state = await openStateOf(setupOf(input, context));
    try {
      await readState({ ...state, schemas: STATE_SCHEMAS }, file);
      context.tell(`已从 ${path} 恢复。 / Restored from ${path}.\n`);
    } catch (cause) {
      if (cause instanceof StateFileError) throw new UsageError(cause.message, { cause });
      throw cause;
    } finally {
      await state.database.close();
    }
    return EXIT.clean;
  },
};
