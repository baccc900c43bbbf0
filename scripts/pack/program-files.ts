import { globSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, posix } from "node:path";
import { toJavaScript } from "./to-javascript.ts";

/** A file of the packed program: its path, the same as in the workspace but for `.js`, and its text. */
export interface ProgramFile {
  readonly path: string;
  readonly text: string;
}

export interface Workspace {
  readonly root: string;
  /** Folders of the packages that the program consists of. */
  readonly folders: readonly string[];
  /** Names that come from the registry. */
  readonly dependencies: ReadonlySet<string>;
}

const CODE = /\.(?:ts|mjs|json)$/;
/** Loaded in a clone alone, where the screen is built on demand; what is packed carries it built. */
const IN_A_CLONE: ReadonlySet<string> = new Set(["vite"]);

/**
 * What `entries` need, as JavaScript: Node strips no types under node_modules. Packages of the workspace are named by path, so that nothing but the
 * registry's packages is looked up by name. @throws for a specifier that leads nowhere.
 */
export function programFiles({ root, folders, dependencies }: Workspace, entries: readonly string[]): ProgramFile[] {
  const packages = new Map(folders.map((folder) => [readManifest(root, folder).name, folder]));
  const files = new Map<string, string>();
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue;
    const from = path;
    const source = readFileSync(join(root, from), "utf8");
    const follow = (specifier: string): string => {
      const target = targetOf(specifier, from);
      // Folders and data keep their names.
      if (target === undefined || !CODE.test(target)) return specifier;
      waiting.push(target);
      const way = posix.relative(posix.dirname(from), javaScriptName(target));
      return way.startsWith(".") ? way : `./${way}`;
    };
    files.set(from, from.endsWith(".json") ? shortManifest(source) : toJavaScript(source, from.endsWith(".ts"), follow));
  }
  return Array.from(files, ([path, text]) => ({ path: javaScriptName(path), text }));

  /** The file of the workspace that is meant, or undefined for what the registry or Node brings. */
  function targetOf(specifier: string, from: string): string | undefined {
    if (/^\.{1,2}(?:\/|$)/.test(specifier)) return posix.join(posix.dirname(from), specifier);
    const [scope = "", second = "", ...rest] = specifier.split("/");
    const name = scope.startsWith("@") ? `${scope}/${second}` : scope;
    const folder = packages.get(name);
    if (folder !== undefined) {
      const entry = readManifest(root, folder).exports?.[rest.length === 0 ? "." : `./${rest.join("/")}`];
      if (entry === undefined) throw new Error(`${from}: ${specifier} is no entry of its package`);
      return posix.join(folder, entry);
    }
    if (specifier.startsWith("node:") || builtinModules.includes(name) || dependencies.has(name) || IN_A_CLONE.has(name)) return undefined;
    throw new Error(`${from}: ${specifier} is no dependency of the program`);
  }
}

/** Pages of rules, dictionaries: what stands beside code of the program and is read at run time. */
export function dataFiles(root: string, program: readonly ProgramFile[]): string[] {
  const sources = new Set(program.flatMap(({ path }) => /^.+?\/src\//.exec(path)?.[0] ?? []));
  return [...sources]
    .flatMap((folder) => globSync(`${folder}**/*.*`, { cwd: root }))
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !/\.tsx?$/.test(path))
    .sort();
}

function javaScriptName(path: string): string {
  return path.replace(/\.ts$/, ".js");
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly exports?: Readonly<Record<string, string>>;
}

function readManifest(root: string, folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
}

/** A package.json inside of another package says no more than name, version and kind of modules. */
function shortManifest(source: string): string {
  const { name, version, type } = JSON.parse(source) as Manifest;
  return `${JSON.stringify({ name, version, type }, null, 2)}\n`;
}
