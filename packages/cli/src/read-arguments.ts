import { parseArgs } from "node:util";
import type { Command } from "./command.ts";
import { UsageError } from "./usage-error.ts";

export interface Arguments {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

/** The verb's arguments. @throws UsageError naming what was wrong. */
export function readArguments(command: Command, args: readonly string[]): Arguments {
  const options = Object.fromEntries(
    [...Object.entries(command.flags), ["help", { type: "boolean", short: "h" }] as const].map(
      ([name, { type, short, multiple }]: readonly [string, { type: "string" | "boolean"; short?: string; multiple?: boolean }]) => [
        name,
        { type, ...(short === undefined ? {} : { short }), ...(multiple === undefined ? {} : { multiple }) },
      ],
    ),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    // parseArgs gives what `options` allow: texts, switches and lists of texts.
    return { positionals, values: values as Arguments["values"] };
  } catch (cause) {
    throw new UsageError(sentenceOf(cause, command), { cause });
  }
}

function sentenceOf(cause: unknown, { name, flags }: Command): string {
  const { code, message } = cause as { readonly code?: string; readonly message: string }; // parseArgs throws errors with a code
  const flag = /'(-{1,2}[^'\s<]+)/u.exec(message)?.[1] ?? "";
  const help = `gouji ${name} --help`;
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const near = Object.keys(flags).find((known) => known.startsWith(flag.replace(/^-+/, "").slice(0, 3)));
    const hint = near === undefined ? "" : `是否想用 --${near}？`;
    return `没有选项 ${flag}。${hint}运行 ${help} 查看用法。 / Unknown option ${flag}; see ${help}.`;
  }
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE")
    return `选项 ${flag} 的用法不对，需要或不应带值。运行 ${help} 查看用法。 / Option ${flag} is used wrongly; see ${help}.`;
  return `${message} (${help})`;
}
