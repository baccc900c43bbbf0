import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stage } from "./stage.ts";

/** Packs the program into `folder` and answers the tarball's path. */
export async function packTarball(root: string, folder: string): Promise<string> {
  const staged = mkdtempSync(join(tmpdir(), "gouji-pack-"));
  try {
    const version = await stage(root, staged);
    mkdirSync(folder, { recursive: true });
    npm(["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], staged);
    return join(folder, `gouji-${version}.tgz`);
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

/** @throws with what npm said. */
export function npm(args: readonly string[], cwd: string): void {
  const { status, stderr, error } = spawnSync("npm", args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`npm ${args.join(" ")} ended with ${status ?? error?.message}:\n${stderr}`);
}
