/** What the program needs of the process around it; nothing else reads the environment. */
export interface Surroundings {
  /** Folder that relative paths of the command line start from: the user's own, also when a script of pnpm moved to the workspace. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** May text for this stream be coloured? NO_COLOR forbids it, FORCE_COLOR asks for it. */
  readonly colour: boolean;
  /** May a progress bar be drawn? */
  readonly progress: boolean;
  /** The day, ISO, in the user's own time: on it a suppression holds or has expired. Today without it. */
  readonly today?: string;
}

export function surroundingsOf({ env, cwd, stdout, stderr }: Pick<NodeJS.Process, "env" | "cwd" | "stdout" | "stderr">): Surroundings {
  const scripted = env["npm_lifecycle_event"] === "gouji" ? env["INIT_CWD"] : undefined;
  const colour = env["NO_COLOR"]
    ? false
    : env["FORCE_COLOR"]
      ? env["FORCE_COLOR"] !== "0"
      : stdout.isTTY === true && env["TERM"] !== "dumb";
  return { folder: scripted ?? cwd(), environment: env, colour, progress: stderr.isTTY === true && !env["CI"] };
}

/** The day in the user's own time, ISO. */
export function todayOf({ today }: Pick<Surroundings, "today">): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return today ?? `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
