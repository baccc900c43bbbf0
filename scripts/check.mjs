// `pnpm check`: format, lint, types, layers, tests, in this order; stops at the first that fails.
import { spawnSync } from "node:child_process";

const STEPS = ["check:format", "check:lint", "check:types", "check:layers", "test"];
const workTree = () => spawnSync("git", ["status", "--porcelain"], { encoding: "utf8" }).stdout ?? "";

const before = workTree();
for (const step of STEPS) {
  process.stderr.write(`\n── ${step}\n`);
  const { status } = spawnSync("pnpm", ["run", "--silent", step], { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) {
    process.stderr.write(`\n${step} failed.\n`);
    process.exit(status ?? 1);
  }
}
if (workTree() !== before) {
  process.stderr.write("\nThe checks changed the work tree; `git status` shows what.\n");
  process.exit(1);
}
