import { readdirSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { isPassedOver } from "./is-passed-over.ts";

export interface FoundFiles {
  /** As the user knows them: relative to the own folder where that is shorter. In the order of the arguments, folders sorted by name. */
  readonly files: readonly string[];
  /** Left out: hidden and temporary files. */
  readonly skipped: readonly string[];
  /** Folders that could not be opened. */
  readonly closed: readonly string[];
  /** Paths that are not there. */
  readonly missing: readonly string[];
}

/** The files that the arguments name, folders with everything below. A link to a folder is not followed; one that leads nowhere counts as a file, so that its failure is seen. */
export function findFiles(paths: readonly string[], folder: string): FoundFiles {
  const files = new Set<string>();
  const skipped: string[] = [];
  const closed: string[] = [];
  const missing: string[] = [];
  const shown = (path: string) => {
    const short = relative(folder, path);
    return short === "" || short.startsWith("..") ? path : short;
  };
  const walk = (path: string): void => {
    let entries: ReturnType<typeof entriesOf>;
    try {
      entries = entriesOf(path);
    } catch {
      closed.push(shown(path));
      return;
    }
    for (const entry of entries) {
      const inner = join(path, entry.name);
      if (isPassedOver(entry.name)) skipped.push(shown(inner));
      else if (entry.isDirectory()) walk(inner);
      else if (entry.isFile() || (entry.isSymbolicLink() && !leadsToFolder(inner))) files.add(shown(inner));
    }
  };
  for (const path of paths) {
    const full = resolve(folder, path);
    const stat = statSync(full, { throwIfNoEntry: false });
    if (!stat) missing.push(path);
    else if (stat.isDirectory()) walk(full);
    else files.add(shown(full));
  }
  return { files: [...files], skipped, closed, missing };
}

function entriesOf(path: string) {
  return readdirSync(path, { withFileTypes: true }).sort((a, b) => a.name.localeCompare(b.name, "zh", { numeric: true }));
}

function leadsToFolder(link: string): boolean {
  return statSync(link, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
