import { realpath } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";
import { Problem } from "./problem.ts";

/** The sources, paths made absolute. @throws Problem where one is no address and leads out of the folders that may be read. */
export async function allowedSources(sources: readonly string[], folders: readonly string[] | undefined): Promise<string[]> {
  const allowed = folders && (await Promise.all(folders.map(real)));
  return Promise.all(
    sources.map(async (source) => {
      if (/^https?:\/\//iu.test(source)) return source;
      const path = resolve(source);
      // A link within may lead out.
      const target = await real(path);
      if (allowed && !(isAbsolute(source) && allowed.some((folder) => isWithin(target, folder))))
        throw new Problem("refused", { detail: source });
      return path;
    }),
  );
}

function isWithin(path: string, folder: string): boolean {
  const rest = relative(folder, path);
  return rest === "" || !(rest.startsWith("..") || isAbsolute(rest));
}

/** What is not there yet is taken by its name; it is looked for again at each run. */
async function real(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}
