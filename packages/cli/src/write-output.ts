import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Context } from "./command.ts";
import { UsageError } from "./usage-error.ts";

/** Prints the text, or writes it where `--output` says. @throws UsageError where it cannot be written. */
export function writeOutput(content: string | Uint8Array, output: string | undefined, { print, surroundings, tell }: Context): void {
  if (output === undefined) {
    if (typeof content !== "string")
      throw new UsageError("此格式只能写入文件，请加 --output 文件名。 / This format goes to a file; add --output FILE.");
    print(content);
    return;
  }
  const path = resolve(surroundings.folder, output);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  } catch (cause) {
    throw new UsageError(`无法写入 ${output}。请检查文件夹权限，或文件是否正被打开。 / Cannot write ${output}.`, { cause });
  }
  tell(`已写入 ${output}\n`);
}
