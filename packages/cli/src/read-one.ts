import { resolve } from "node:path";
import { type ExtractTask, openPool } from "@gouji/isolation";
import { extractLimitsOf, workerLimitsOf } from "@gouji/runtime";
import { type Context, type Input, textFlag } from "./command.ts";
import { EXIT } from "./exit-codes.ts";
import { findFiles } from "./find-files.ts";
import { recognitionOf } from "./recognition.ts";
import { settingsOf } from "./settings-of.ts";
import { UsageError } from "./usage-error.ts";
import { writeOutput } from "./write-output.ts";

/** What is to be told of a file, and how. */
export type Reading = { readonly verb: "parse" } | Pick<ExtractTask, "verb" | "format" | "named">;

/** Has the one file that is named read in a worker with limits, and writes the answer; a failure is told on standard error. */
export async function readOne(reading: Reading, input: Input, context: Context): Promise<number> {
  const { verb } = reading;
  const [path, ...more] = input.paths;
  if (path === undefined || more.length > 0)
    throw new UsageError(`${verb} 需要一个文件，例如 gouji ${verb} 报告.docx。 / ${verb} takes one file.`);
  const { settings } = settingsOf({ flags: { ...input.flags, format: undefined } }, context);
  const { files } = findFiles([path], context.surroundings.folder);
  if (files.length !== 1) throw new UsageError(`${path} 是文件夹；${verb} 需要一个文件。 / ${path} is a folder; ${verb} takes one file.`);
  const pool = openPool({ jobs: 1, limits: workerLimitsOf(settings) });
  const password = textFlag(input, "password");
  try {
    const options = { limits: extractLimitsOf(settings), ...recognitionOf(settings), ...(password === undefined ? {} : { password }) };
    const answer = await pool.run({ ...reading, path: resolve(context.surroundings.folder, path), options });
    if (!answer.ok) {
      context.tell(`${path}：${answer.error.message} [${answer.error.kind}]\n`);
      return EXIT.usage;
    }
    const output = textFlag(input, "output");
    writeOutput(output === undefined ? new TextDecoder().decode(answer.value) : answer.value, output, context);
    return EXIT.clean;
  } finally {
    await pool.close();
  }
}
