// `gouji worker` as a process of its own, to be killed.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { resolve } from "node:path";

const PROGRAM = resolve("packages/cli/bin/gouji.mjs");

export interface WorkerProcess {
  readonly process: ChildProcess;
  /** Resolves when it takes work, rejects when it ends before. */
  readonly ready: Promise<void>;
  kill(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
  /** What it said on standard error. */
  said(): string;
}

export function startWorkerProcess(environment: Readonly<Record<string, string>>, args: readonly string[] = []): WorkerProcess {
  const { GOUJI_REQUIRE_SERVICES: _, ...env } = process.env;
  const child = spawn(process.execPath, [PROGRAM, "worker", "--jobs", "1", ...args], {
    env: { ...env, ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  const ready = new Promise<void>((resolve, reject) => {
    child.stderr.on("data", (data: Buffer) => {
      said += data;
      if (said.includes("Ready")) resolve();
    });
    child.on("exit", (code) => reject(new Error(`the worker ended (${code}): ${said}`)));
  });
  ready.catch(() => {});
  return {
    process: child,
    ready,
    said: () => said,
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, "exit");
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
