import { resolve } from "node:path";
import { StateFileError, backup as writeState } from "@gouji/archive";
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
  const isStream = path === "-";
  // Of no use to who looks at it, and a terminal on its way changes bytes.
  if (isStream && process.stdout.isTTY)
    throw new UsageError("备份不能显示在终端，请用 > 存为文件。 / A backup is not for a terminal: send it to a file with >.");
  const state = await openStateOf(setupOf(input, context));
  try {
    await writeState({ ...state, schemas: STATE_SCHEMAS }, isStream ? process.stdout : resolve(context.surroundings.folder, path));
    context.tell("备份完成。其中有报告原文和账户，请妥善保管。 / Backup complete; it holds reports and accounts, keep it safe.\n");
  } catch (cause) {
    if (cause instanceof StateFileError) throw new UsageError(cause.message, { cause });
    throw cause;
  } finally {
    await state.database.close();
  }
  return EXIT.clean;
}
