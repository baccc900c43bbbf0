import { parse } from "yaml";

/** What pnpm-lock.yaml says, as far as it is asked here. */
interface Lockfile {
  readonly importers: Readonly<Record<string, Needs<{ readonly version: string }>>>;
  readonly snapshots: Readonly<Record<string, Needs<string>>>;
  readonly packages: Readonly<Record<string, { readonly os?: readonly string[]; readonly cpu?: readonly string[] }>>;
}

interface Needs<Entry> {
  readonly dependencies?: Readonly<Record<string, Entry>>;
  readonly optionalDependencies?: Readonly<Record<string, Entry>>;
}

/** Every version that the lockfile chose for what a workspace package runs with. */
export interface LockedDependencies {
  /** Folders of workspace packages, the first one included. */
  readonly workspace: readonly string[];
  /** By the name under which it is imported: an exact version, or `npm:other-name@version`. */
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * All that the package in `folder` needs, direct or not. Listed flat and exact, npm installs what the lockfile says, whatever the ranges of others allow.
 * Optional parts are left out: binaries of one platform are pinned by those that need them. @throws if two versions of one package are needed.
 */
export function lockedDependencies(lockfile: string, folder: string): LockedDependencies {
  const { importers, snapshots } = parse(lockfile) as Lockfile; // pnpm's own format, version 9
  const workspace = new Set<string>();
  const versions: Record<string, string> = {};

  const visitPackage = (name: string, reference: string) => {
    // `1.2.3`, `1.2.3(peer@4.5.6)`, or `@e965/xlsx@0.20.3` for an alias.
    const [bare = ""] = reference.split("(");
    const isAlias = bare.includes("@", 1) || bare.startsWith("@");
    const version = isAlias ? `npm:${bare}` : bare;
    if (versions[name] === version) return;
    if (versions[name] !== undefined) throw new Error(`${name} is needed as ${versions[name]} and as ${version}`);
    versions[name] = version;
    const entry = snapshots[isAlias ? reference : `${name}@${reference}`];
    if (!entry) throw new Error(`pnpm-lock.yaml does not know ${name}@${reference}`);
    for (const [next, locked] of Object.entries(entry.dependencies ?? {})) visitPackage(next, locked);
  };
  const visitFolder = (from: string) => {
    if (workspace.has(from)) return;
    workspace.add(from);
    const importer = importers[from];
    if (!importer) throw new Error(`pnpm-lock.yaml does not know ${from}`);
    for (const [name, { version }] of Object.entries(importer.dependencies ?? {})) {
      if (version.startsWith("link:")) visitFolder(joined(from, version.slice("link:".length)));
      else visitPackage(name, version);
    }
  };
  visitFolder(folder);
  return { workspace: [...workspace].sort(), versions: Object.fromEntries(Object.entries(versions).sort()) };
}

/** `packages/cli` and `../rules` make `packages/rules`. */
function joined(folder: string, path: string): string {
  return new URL(`${folder}/${path}`, "file:///").pathname.slice(1);
}
