import type { Filter } from "@gouji/review/schema";
import type { Service } from "@gouji/service";

/** Files that findings may be narrowed to by what brought them in. */
export interface WithinFiles {
  readonly submissionId?: string | undefined;
  /** A bulk audit. */
  readonly runId?: string | undefined;
}

/** A submission, or a run, stands for its documents; both together for those that are in both. */
export async function withinFiles<Asked extends Filter & WithinFiles>(
  { overview, schedules }: Pick<Service, "overview" | "schedules">,
  { submissionId, runId, ...filter }: Asked,
): Promise<Omit<Asked, keyof WithinFiles>> {
  const sets: (readonly string[])[] = [];
  if (submissionId !== undefined) sets.push(await overview.documentIds(submissionId));
  if (runId !== undefined) sets.push((await schedules.files(runId)).flatMap(({ documentId }) => documentId ?? []));
  const [first, second] = sets;
  if (!first) return filter;
  return { ...filter, documentIds: [...new Set(second ? first.filter((id) => second.includes(id)) : first)] };
}
