import type { paths } from "../../../api/schema.d.ts";

/** The list's query as the interface takes it; it stands in the address under the same names, so that every list can be linked to. */
export type DocumentQuery = NonNullable<paths["/api/documents"]["get"]["parameters"]["query"]>;
export type DocumentSort = NonNullable<DocumentQuery["sort"]>;

const SEVERAL = ["unit", "year", "kind", "severity", "status"] as const;
const SINGLE = [
  "assignee",
  "text",
  "receivedSince",
  "receivedBefore",
  "submissionId",
  "failureKind",
  "fullMarks",
  "undecided",
  "latest",
] as const;
const NUMBERS = ["scoreFrom", "scoreBelow"] as const;
const SORTS: readonly DocumentSort[] = ["received", "updated", "size", "unit", "name", "findings"];

/** What the address asks for. Old versions are left out unless it wants them. */
export function queryOf(search: URLSearchParams): DocumentQuery {
  const query: DocumentQuery = { latest: "true" };
  for (const name of SEVERAL) {
    const values = search
      .getAll(name)
      .flatMap((value) => value.split(","))
      .filter((value) => value !== "");
    if (values.length > 0) query[name] = values;
  }
  for (const name of SINGLE) {
    const value = search.get(name);
    if (value !== null && value !== "") query[name] = value;
  }
  for (const name of NUMBERS) {
    const value = Number(search.get(name) ?? Number.NaN);
    if (Number.isFinite(value)) query[name] = value;
  }
  // Files that failed, or are in work, are no version of anything yet.
  if (query.latest === "any" || query.status !== undefined || query.submissionId !== undefined) delete query.latest;
  const sort = SORTS.find((one) => one === search.get("sort"));
  if (sort) query.sort = sort;
  else query.sort = "updated";
  query.descending = search.get("descending") ?? (sort === "unit" || sort === "name" ? "false" : "true");
  return query;
}

/** The address with a value set, or taken away. */
export function withValue(search: URLSearchParams, name: string, value: string | readonly string[] | undefined): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete(name);
  const values = typeof value === "string" ? [value] : (value ?? []);
  if (values.length > 0) next.set(name, values.join(","));
  return next;
}

/** How the list is narrowed, without its order: what a view keeps. */
export function narrowing(search: URLSearchParams): string {
  const kept = new URLSearchParams(search);
  kept.delete("sort");
  kept.delete("descending");
  kept.sort();
  return kept.toString();
}
