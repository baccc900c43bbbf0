/**
 * The unit that a file belongs to, from where it lies: the first folder below the source, inside an archive the first folder there, else the
 * name of the innermost archive below the source. Empty for a file that lies at the source itself, and for an address.
 */
export function unitOfOrigin(origin: string, source: string): string {
  if (/^https?:/iu.test(origin)) return "";
  const below = origin.startsWith(source) ? origin.slice(source.length) : origin;
  const folders = below
    .split(/[/\\]| › /u)
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== ".")
    .slice(0, -1);
  const named = folders.find((folder) => !/\.zip$/iu.test(folder));
  const archive = folders.findLast((folder) => /\.zip$/iu.test(folder))?.replace(/\.zip$/iu, "");
  return named ?? archive ?? "";
}
