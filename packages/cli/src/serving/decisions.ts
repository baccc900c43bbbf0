import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { openPool } from "@gouji/isolation";
import { importSentence } from "@gouji/reporters/review";
import { type ImportReport, importDecisions } from "@gouji/service";
import { type Context, type Input, textFlag } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { UsageError } from "../usage-error.ts";
import { openStateOf, setupOf } from "./open-stores.ts";

const USAGE = "用法：gouji decisions import 审核问题清单.xlsx。 / Usage: gouji decisions import FILE.xlsx.";

/** See the command of this name. */
export async function run(input: Input, context: Context): Promise<number> {
  const [verb, path, ...more] = input.paths;
  if (verb !== "import" || path === undefined || more.length > 0) throw new UsageError(USAGE);
  const bytes = bytesOf(resolve(context.surroundings.folder, path), path);
  // The setting `format` is that of gouji check.
  const setup = setupOf({ flags: { ...input.flags, format: undefined } }, context);
  const state = await openStateOf(setup);
  const pool = openPool({ jobs: 1, limits: setup.limits });
  try {
    const answer = await importDecisions(state.review, pool, {
      bytes,
      actor: textFlag(input, "by") ?? "gouji decisions",
      mayDecide: () => true,
    });
    if (!answer.ok) throw new UsageError(answer.error.message);
    context.print(
      textFlag(input, "format") === "json" ? `${JSON.stringify(answer.value, undefined, 2)}\n` : reportText(answer.value, input),
    );
    return answer.value.refused > 0 ? EXIT.usage : EXIT.clean;
  } finally {
    await pool.close();
    await state.database.close();
  }
}

function bytesOf(file: string, path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (cause) {
    throw new UsageError(`无法读取 ${path}。 / Cannot read ${path}.`, { cause });
  }
}

/** Counts, and each row that was not applied. */
function reportText({ applied, known, untouched, refused, rows }: ImportReport, { language }: Input): string {
  const counts =
    language === "zh"
      ? `已处理 ${applied} 条；先前已导入 ${known} 条；未填写 ${untouched} 条；未能处理 ${refused} 条。`
      : `${applied} applied, ${known} imported before, ${untouched} not filled in, ${refused} refused.`;
  const left = rows.filter(({ outcome }) => outcome !== "applied" && outcome !== "known");
  const lines = left.map((row) =>
    language === "zh"
      ? `  第 ${row.row} 行 ${row.id}：${importSentence(row, "zh")}`
      : `  row ${row.row} ${row.id}: ${importSentence(row, "en")}`,
  );
  return `${[counts, ...lines].join("\n")}\n`;
}
