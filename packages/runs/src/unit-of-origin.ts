import { resolve } from "node:path";

/**
 * The unit that a file belongs to, from where it lies: the first folder below the source, inside an archive the first folder there, else the
 * name of the innermost archive below the source. Empty for a file that lies at the source itself, and for an address. Both may be relative to `folder`.
 */
export function unitOfOrigin(origin: string, source: string, folder: string): string {
  if (/^https?:/iu.test(origin)) return "";
  const [full, top] = [resolve(folder, origin), resolve(folder, source)];
  const below = full.startsWith(top) ? full.slice(top.length) : origin;
  const folders = below
    .split(/[/\\]| › /u)
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== ".")
    .slice(0, -1);
  const named = folders.find((folder) => !/\.zip$/iu.test(folder));
  const archive = folders.findLast((folder) => /\.zip$/iu.test(folder))?.replace(/\.zip$/iu, "");
  return named ?? archive ?? "";
}
