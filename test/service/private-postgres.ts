import { spawnSync } from "node:child_process";
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Location } from "@gouji/database";
import { freePort } from "./worker-process.ts";

/** A PostgreSQL of a test's own, which it may restart. */
export interface PrivatePostgres {
  readonly location: Location & { readonly engine: "postgres" };
  /** Stops it as a power cut does, and starts it again from what is on the disk. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Of the newest version that is installed. */
const PROGRAMS = globSync("/usr/lib/postgresql/*/bin")
  .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
  .at(-1);
/** Who the server runs as where we are root, as it refuses that. */
const NOBODY = "nobody";

export function missingPostgresServer(): string | undefined {
  if (PROGRAMS === undefined || !existsSync(join(PROGRAMS, "initdb"))) return "PostgreSQL's own programs are not installed";
  return process.getuid?.() === 0 && numberOf(NOBODY) === undefined ? "PostgreSQL cannot be started by root" : undefined;
}

export async function startPrivatePostgres(): Promise<PrivatePostgres> {
  const folder = mkdtempSync(join(tmpdir(), "gouji-postgres-"));
  const owner = process.getuid?.() === 0 ? numberOf(NOBODY) : undefined;
  if (owner !== undefined) chownSync(folder, owner, owner);
  const port = await freePort();
  const data = join(folder, "data");
  const perform = (program: string, args: readonly string[]) => {
    const user = owner === undefined ? {} : { uid: owner, gid: owner };
    const { status, stderr } = spawnSync(join(PROGRAMS ?? "", program), args, {
      ...{ cwd: folder, encoding: "utf8", ...user },
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  };
  const start = () =>
    perform("pg_ctl", [
      "start",
      "--wait",
      "-D",
      data,
      "-l",
      join(folder, "log"),
      "-o",
      `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= `,
    ]);
  perform("initdb", ["-D", data, "-U", "gouji", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]);
  start();
  return {
    location: { engine: "postgres", url: `postgres://gouji@127.0.0.1:${port}/postgres`, maxConnections: 6 },
    async restart() {
      perform("pg_ctl", ["stop", "--wait", "-D", data, "--mode=immediate"]);
      start();
    },
    async stop() {
      perform("pg_ctl", ["stop", "--wait", "-D", data, "--mode=immediate"]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function numberOf(user: string): number | undefined {
  const { status, stdout } = spawnSync("id", ["-u", user], { encoding: "utf8" });
  return status === 0 ? Number(stdout) : undefined;
}
