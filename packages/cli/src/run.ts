import type { Language } from "@gouji/rules";
import type { Context } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { EXIT } from "./exit-codes.ts";
import { commandHelp, programHelp } from "./help.ts";
import { readArguments } from "./read-arguments.ts";
import { settingsOf } from "./settings-of.ts";
import { UsageError } from "./usage-error.ts";
import { VERSION } from "./version.ts";

/** Does what the arguments say and answers the exit code. Wrong usage is told in a sentence; a fault of ours is thrown. */
export async function run(args: readonly string[], context: Context): Promise<number> {
  try {
    return await dispatch(args, context);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    context.tell(`${error.message}\n`);
    return EXIT.usage;
  }
}

async function dispatch([verb, ...rest]: readonly string[], context: Context): Promise<number> {
  if (verb === undefined || verb === "--help" || verb === "-h" || verb === "help" || verb === "--lang") {
    context.print(programHelp(COMMANDS, askedLanguage([verb ?? "", ...rest])));
    return verb === undefined ? EXIT.usage : EXIT.clean;
  }
  if (verb === "--version" || verb === "-V") {
    context.print(`${VERSION}\n`);
    return EXIT.clean;
  }
  const command = COMMANDS.find(({ name }) => name === verb);
  if (!command) throw new UsageError(`没有命令 ${verb}。运行 gouji --help 查看全部命令。 / Unknown command ${verb}; see gouji --help.`);
  if (rest.includes("--help") || rest.includes("-h")) {
    context.print(commandHelp(command, askedLanguage(rest)));
    return EXIT.clean;
  }
  const { positionals, values } = readArguments(command, rest);
  const { settings } = settingsOf({ flags: { lang: values["lang"] } }, context);
  return command.run({ paths: positionals, flags: values, language: settings.lang }, context);
}

function askedLanguage(args: readonly string[]): Language {
  return args.join(" ").match(/--lang[= ]en/) ? "en" : "zh";
}
