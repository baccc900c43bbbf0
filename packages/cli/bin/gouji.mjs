#!/usr/bin/env node
// Starts the program on a Node that is recent enough. Plain JavaScript that any Node from 16 on can read, so that an old one gets a sentence, not a syntax error.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import module, { createRequire } from "node:module";
import { homedir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NEEDED = [22, 19];
const main = new URL("../src/main.ts", import.meta.url);

if (isRecent(process.versions.node)) {
  keepCompiledCode();
  await import(main.href);
} else {
  const binary = recentNode();
  if (binary === undefined) {
    process.stderr.write(
      `勾稽需要 Node.js ${NEEDED.join(".")} 或更高版本，当前为 ${process.versions.node}，且没有找到随程序安装的 Node。请重新安装勾稽（可选组件不要略过），或安装较新的 Node.js。\n` +
        `Gouji needs Node.js ${NEEDED.join(".")} or newer; this is ${process.versions.node} and the one that comes with the program is missing. Install Gouji again with its optional parts, or install a newer Node.js.\n`,
    );
    process.exit(3);
  }
  const child = spawn(binary, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    process.stderr.write(`无法启动 ${binary}：${error.message}\nCannot start ${binary}: ${error.message}\n`);
    process.exit(3);
  });
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code ?? 3);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** What the engine compiled is kept for the next run, which then starts in half the time; the environment says so to the worker threads. */
function keepCompiledCode() {
  try {
    const folder = join(homedir() || userInfo().homedir, ".gouji", "compiled");
    // Level by level: where none can be made, as under /proc, the engine's own way of making them all never ends.
    for (const level of [dirname(folder), folder]) if (!existsSync(level)) mkdirSync(level);
    process.env.NODE_COMPILE_CACHE ||= folder;
    module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  } catch {
    // No home folder, or none that can be written: everything works as well without.
  }
}

function isRecent(version) {
  const [major, minor] = version.split(".").map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** The Node that came with the program: of the npm package `node` in the workspace, of the one for this platform beside the packed program. */
function recentNode() {
  const { platform, arch } = process;
  const system = platform === "win32" ? "win" : platform;
  const binary = platform === "win32" ? "node.exe" : "node";
  const load = createRequire(import.meta.url);
  for (const name of ["node", `node-${system}-${arch}`, `node-bin-${system}-${arch}`]) {
    try {
      const path = join(dirname(load.resolve(`${name}/package.json`)), "bin", binary);
      if (existsSync(path)) return path;
    } catch {
      // Not installed.
    }
  }
  return undefined;
}
