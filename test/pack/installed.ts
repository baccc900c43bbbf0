// The program as a user has it who knows nothing of this workspace.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { delimiter, resolve } from "node:path";

export const DEMO = resolve("fixtures/demo");
const PROGRAM = resolve("packages/cli/bin/gouji.mjs");

/** Why packages cannot be installed here, or undefined. */
export function missingRegistry(): string | undefined {
  const { status } = spawnSync("npm", ["view", "fflate@0.8.3", "version"], { env: outside(), timeout: 30_000 });
  return status === 0 ? undefined : "the npm registry cannot be reached";
}

/** The environment without what the workspace and its tools put into it: npm and Node are the system's, as its owner set them up. */
export function outside(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:npm_|pnpm_|gouji_|vitest|node_options$|ci$)/i.test(name));
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  return { ...Object.fromEntries(own), PATH: path.join(delimiter) };
}

export interface Said {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function run(command: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Said {
  const [program = "", ...args] = command;
  return spawnSync(program, args, { env, cwd, encoding: "utf8", timeout: 100_000 });
}

/** The answer of `gouji check --format json` on the demo, times left out. */
export function checkedDemo(gouji: readonly string[], env: NodeJS.ProcessEnv, cwd: string): unknown {
  const { stdout, stderr, status } = run([...gouji, "check", DEMO, "--format", "json", "--fail-on", "never"], env, cwd);
  if (status !== 0) throw new Error(`check ended with ${status}: ${stderr}`);
  return JSON.parse(stdout, (key, value) => (key === "timings" ? undefined : value));
}

/** What the clone answers. */
export function checkedInClone(cwd: string): unknown {
  return checkedDemo([process.execPath, PROGRAM], process.env, cwd);
}

export interface Serving {
  readonly address: string;
  stop(): Promise<void>;
}

/** `gouji serve` on a free port. */
export async function serving(gouji: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Promise<Serving> {
  const [program = "", ...args] = gouji;
  const child = spawn(program, [...args, "serve", "--port", "0"], { env, cwd, stdio: ["ignore", "ignore", "pipe"] });
  const address = await addressOf(child);
  return {
    address,
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = "";
  for await (const data of child.stderr ?? []) {
    said += data;
    const address = /http:\/\/[\w.]+:\d+/.exec(said)?.[0];
    if (address !== undefined) {
      child.stderr?.resume();
      return address;
    }
  }
  throw new Error(`serve ended: ${said}`);
}
