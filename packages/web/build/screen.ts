import { existsSync, globSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Where the built screen lies; git does not keep it, a packed program carries it. */
export const SCREEN_FOLDER = join(ROOT, "dist");
const SOURCES = ["index.html", "vite.config.ts", "package.json", "public/**", "src/**"];

/** Whether the screen is missing or older than its sources. A packed program has no sources, so what it carries is never stale. */
export function isScreenStale(): boolean {
  const built = join(SCREEN_FOLDER, "index.html");
  if (!existsSync(built)) return true;
  if (!existsSync(join(ROOT, "src/main.tsx"))) return false;
  const builtAt = statSync(built).mtimeMs;
  return globSync(SOURCES, { cwd: ROOT }).some((file) => statSync(join(ROOT, file)).mtimeMs > builtAt);
}

/** Builds the screen beside the old one and puts it in its place when it is whole. Of two that start at once, one builds. */
export async function buildScreen(): Promise<void> {
  const lock = join(ROOT, "dist.lock");
  if (!takeLock(lock)) {
    for (const until = Date.now() + PATIENCE_MS; existsSync(lock) && Date.now() < until; )
      await new Promise((resolve) => setTimeout(resolve, 200));
    if (!isScreenStale()) return;
    rmSync(lock, { recursive: true, force: true });
    takeLock(lock);
  }
  const fresh = `dist.${process.pid}`;
  try {
    const { build } = await import("vite");
    await build({ root: ROOT, logLevel: "error", build: { outDir: fresh, emptyOutDir: true } });
    rmSync(SCREEN_FOLDER, { recursive: true, force: true });
    renameSync(join(ROOT, fresh), SCREEN_FOLDER);
  } finally {
    for (const left of [join(ROOT, fresh), lock]) rmSync(left, { recursive: true, force: true });
  }
}

/** One that was killed while it built leaves its lock behind. */
const PATIENCE_MS = 60_000;

function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

/** The folder of the screen, built first where needed; undefined where it is neither there nor to be built. */
export async function openScreen(tell: (line: string) => void): Promise<string | undefined> {
  if (!isScreenStale()) return SCREEN_FOLDER;
  const began = Date.now();
  tell("正在构建审核界面（只在首次启动或更新后）…… / Building the screen (on the first start and after an update)…\n");
  try {
    await buildScreen();
    tell(`审核界面已就绪，用时 ${((Date.now() - began) / 1000).toFixed(1)} 秒。 / The screen is ready.\n`);
    return SCREEN_FOLDER;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const kept = existsSync(join(SCREEN_FOLDER, "index.html"));
    tell(
      `审核界面未能构建：${reason}。${kept ? "沿用上次的界面。" : "只提供接口。"} / The screen could not be built; ${kept ? "the last one is used" : "the interface alone is served"}.\n`,
    );
    return kept ? SCREEN_FOLDER : undefined;
  }
}
