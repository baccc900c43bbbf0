import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { restore as readState, StateFileError } from "@gouji/archive";
import { STATE_SCHEMAS } from "@gouji/service";
import type { Context, Input } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { UsageError } from "../usage-error.ts";
import { openStateOf, setupOf } from "./open-stores.ts";

/** See the command of this name. */
export async function run(input: Input, context: Context): Promise<number> {
  const [path, ...more] = input.paths;
  if (path === undefined || more.length > 0)
    throw new UsageError("请给出一个备份文件，例如 gouji restore 勾稽备份.gz。 / Name one backup to read.");
  const file = path === "-" ? process.stdin : resolve(context.surroundings.folder, path);
  if (typeof file === "string" && !existsSync(file)) throw new UsageError(`找不到 ${path}。 / There is no ${path}.`);
  const state = await openStateOf(setupOf(input, context));
  try {
    await readState({ ...state, schemas: STATE_SCHEMAS }, file);
    context.tell("恢复完成。 / Restored.\n");
  } catch (cause) {
    if (cause instanceof StateFileError) throw new UsageError(cause.message, { cause });
    throw cause;
  } finally {
    await state.database.close();
  }
  return EXIT.clean;
}
