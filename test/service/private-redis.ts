import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { freePort } from "./worker-process.ts";

/** A Redis of a test's own, which it may flush and restart. It keeps nothing over a restart. */
export interface PrivateRedis {
  readonly url: string;
  flush(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export function missingRedisServer(): string | undefined {
  return spawnSync("redis-server", ["--version"]).status === 0 ? undefined : "redis-server is not installed";
}

export async function startPrivateRedis(policy = "noeviction"): Promise<PrivateRedis> {
  const folder = mkdtempSync(join(tmpdir(), "gouji-redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server = await start(port, folder, policy);
  const stop = async () => {
    server.kill("SIGKILL");
    await once(server, "exit");
  };
  return {
    url,
    async flush() {
      const redis = new Redis(url);
      await redis.flushdb();
      redis.disconnect();
    },
    async restart() {
      await stop();
      server = await start(port, folder, policy);
    },
    async stop() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function start(port: number, folder: string, policy: string): Promise<ChildProcess> {
  const keepNothing = ["--save", "", "--appendonly", "no", "--maxmemory-policy", policy];
  const server = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, ...keepNothing]);
  for await (const data of server.stdout) if (String(data).includes("Ready to accept connections")) break;
  server.stdout.on("data", () => {});
  return server;
}
