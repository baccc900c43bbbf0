import { basename, dirname, resolve } from "node:path";

/** Folders that hold the annexes of the submission in the folder above. */
const ANNEXES = /^(?:\d+[.、_-]?)?(?:附件|附表|佐证|佐证材料|支撑材料|证明材料|annex|attachments?)\d*$/i;

/**
 * Which files form a submission 一份报送材料, as positions: the files that were named one by one form one, and each folder the
 * files that lie in it, with those of its folders of annexes.
 */
export function submissionsOf(files: readonly string[], named: readonly string[], folder: string): number[][] {
  const alone = new Set(named.map((path) => resolve(folder, path)));
  const groups = new Map<string, number[]>();
  for (const [position, file] of files.entries()) {
    const path = resolve(folder, file);
    const home = alone.has(path) ? "" : homeOf(dirname(path));
    groups.set(home, [...(groups.get(home) ?? []), position]);
  }
  return [...groups.values()];
}

function homeOf(folder: string): string {
  return ANNEXES.test(basename(folder)) ? homeOf(dirname(folder)) : folder;
}
