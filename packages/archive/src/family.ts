/** Which report it is. Unknown parts are empty. */
export interface FamilyIdentity {
  readonly unit: string;
  readonly project: string;
  readonly year: string;
  readonly kind: string;
}

/** A version as far as placing another beside it needs it. */
export interface Placed {
  readonly familyId: string;
  readonly number: number;
  readonly submissionIds: readonly string[];
  readonly name: string;
}

const SEPARATOR = "\u001f";

/** A report that names neither unit nor project is nobody's later version. */
export function baseFamily({ unit, project, year, kind }: FamilyIdentity, documentId: string): string {
  if (unit === "" && project === "") return `document:${documentId}`;
  return [unit, project, year, kind].join(SEPARATOR);
}

/**
 * The family among those of the same identity. A bureau hands in many forms of one unit whose project could not be read:
 * two files of one submission with different names are siblings, not versions. A later submission is matched by name first.
 */
export function chooseFamily(
  base: string,
  placed: readonly Placed[],
  document: { submissionIds: readonly string[]; name: string },
): string {
  const latest = new Map<string, Placed>();
  for (const version of placed) if (version.number > (latest.get(version.familyId)?.number ?? 0)) latest.set(version.familyId, version);
  const name = stem(document.name);
  for (const { familyId, name: other } of latest.values()) if (stem(other) === name) return familyId;
  const together = (familyId: string) =>
    placed.some((other) => other.familyId === familyId && other.submissionIds.some((id) => document.submissionIds.includes(id)));
  return together(base) ? `${base}${SEPARATOR}${name}` : base;
}

/** 报告（修改稿）v2.docx and 报告.pdf are one name. */
function stem(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/^.*[\\/]/, "")
    .replace(/\.[a-z0-9]{1,5}$/i, "")
    .replace(/\((?:\d+|[^()]*(?:修改|修订|终|改|稿|版)[^()]*)\)/g, "")
    .replace(/[-_ ]*(?:v\d+(?:\.\d+)*|修改稿|修订稿|最终稿|终稿|定稿)$/i, "")
    .trim()
    .toLowerCase();
}
