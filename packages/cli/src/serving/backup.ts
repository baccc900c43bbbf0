import { resolve } from "node:path";
import { backup as writeState } from "@gouji/archive";
import { STATE_SCHEMAS } from "@gouji/service";
import type { Context, Input } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { UsageError } from "../usage-error.ts";
import { openStateOf, setupOf } from "./open-stores.ts";

/** See the command of this name. */
export async function run(input: Input, context: Context): Promise<number> {
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
}
