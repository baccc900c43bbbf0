import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { type Zippable, zipSync } from "fflate";

const FAST = 6;

/** One file beside the folder: a zip for Windows, elsewhere a tar.gz, which keeps who may run what. Answers its path. */
export function archive(folder: string, os: "win32" | "linux"): string {
  return os === "win32" ? zip(folder) : tarGz(folder);
}

function zip(folder: string): string {
  const parent = dirname(folder);
  const files: Zippable = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    files[relative(parent, path).replaceAll("\\", "/")] = [readFileSync(path), { mtime: statSync(path).mtime, level: FAST }];
  }
  writeFileSync(`${folder}.zip`, zipSync(files));
  return `${folder}.zip`;
}

function tarGz(folder: string): string {
  const { status, stderr, error } = spawnSync("tar", ["-czf", `${folder}.tar.gz`, "-C", dirname(folder), basename(folder)], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`tar ended with ${status ?? error?.message}: ${stderr}`);
  return `${folder}.tar.gz`;
}
