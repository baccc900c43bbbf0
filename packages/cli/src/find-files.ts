import { readdirSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { UsageError } from "./usage-error.ts";

export interface Found {
  /** As the user knows them: relative to the own folder where that is shorter. In the order of the arguments, folders sorted by name. */
  readonly files: readonly string[];
  /** Left out: hidden and temporary files. */
  readonly skipped: readonly string[];
  /** Folders that could not be opened. */
  readonly closed: readonly string[];
}

/** The files that the arguments name, folders with everything below. A link to a folder is not followed; one that leads nowhere counts as a file, so that its failure is seen. @throws UsageError for a path that is not there. */
export function findFiles(paths: readonly string[], folder: string): Found {
  const files = new Set<string>();
  const skipped: string[] = [];
  const closed: string[] = [];
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
    if (!stat) throw new UsageError(`找不到 ${path}。请检查路径是否正确。 / No such file or folder: ${path}.`);
    if (stat.isDirectory()) walk(full);
    else files.add(shown(full));
  }
  return { files: [...files], skipped, closed };
}

function entriesOf(path: string) {
  return readdirSync(path, { withFileTypes: true }).sort((a, b) => a.name.localeCompare(b.name, "zh", { numeric: true }));
}

function leadsToFolder(link: string): boolean {
  return statSync(link, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Hidden files, and those that Word and WPS keep beside an open one. */
function isPassedOver(name: string): boolean {
  return name.startsWith(".") || name.startsWith("~$") || name.startsWith("~WRL") || name === "Thumbs.db" || name === "desktop.ini";
}
