import { type FoundFiles, findFiles as findAll } from "@gouji/ingest";
import { UsageError } from "./usage-error.ts";

/** The files that the arguments name, folders with everything below. @throws UsageError for a path that is not there. */
export function findFiles(paths: readonly string[], folder: string): FoundFiles {
  const found = findAll(paths, folder);
  const [missing] = found.missing;
  if (missing !== undefined) throw new UsageError(`找不到 ${missing}。请检查路径是否正确。 / No such file or folder: ${missing}.`);
  return found;
}
