export { run } from "./run.ts";
export { COMMANDS } from "./commands.ts";
export type { Command, Context } from "./command.ts";
