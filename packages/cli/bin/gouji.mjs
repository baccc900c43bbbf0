#!/usr/bin/env node
// Starts the program on a Node that runs TypeScript. Plain JavaScript that any Node from 16 on can read, so that an old one gets a sentence, not a syntax error.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NEEDED = [22, 18];
const main = new URL("../src/main.ts", import.meta.url);

if (isRecent(process.versions.node)) {
  await import(main.href);
} else {
  const binary = recentNode();
  if (binary === undefined) {
    process.stderr.write(
      `勾稽需要 Node.js ${NEEDED.join(".")} 或更高版本，当前为 ${process.versions.node}，且没有找到随程序安装的 Node。请在程序目录运行 npx -y pnpm@12.21.0 install，或安装较新的 Node.js。\n` +
        `Gouji needs Node.js ${NEEDED.join(".")} or newer; this is ${process.versions.node} and the one that comes with the program is missing. Run npx -y pnpm@12.21.0 install in its folder, or install a newer Node.js.\n`,
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

function isRecent(version) {
  const [major, minor] = version.split(".").map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** The binary of the npm package `node`, which the workspace brings along. */
function recentNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve("node/package.json");
    const binary = join(dirname(manifest), "bin", process.platform === "win32" ? "node.exe" : "node");
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}
