export type { Command, Context } from "./command.ts";
export { COMMANDS } from "./commands.ts";
export { run } from "./run.ts";
