import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { answerOf, api } from "../../api/client.ts";
import type { paths } from "../../api/schema.d.ts";
import type { BulkFilter } from "../../decide/allowed.ts";

type Asked = NonNullable<paths["/api/findings"]["get"]["parameters"]["query"]>;
/** The filter alone, each word with its values. */
type Query = Readonly<Record<string, string | readonly string[]>> & Pick<Asked, "text">;
export type Sort = NonNullable<Asked["sort"]>;
export const SORTS = ["severity", "firstSeen", "updated", "unit", "rule", "amount", "due"] as const satisfies readonly Sort[];

/** What a filter of many is called in the body of a change of many. */
const SEVERAL = {
  id: "ids",
  unit: "units",
  year: "years",
  reportKind: "reportKinds",
  ruleId: "ruleIds",
  severity: "severities",
  state: "states",
  change: "changes",
} as const;
const SINGLE = [
  ...(["documentId", "submissionId", "runId", "familyId", "project", "assignee", "tag", "seenSince", "seenBefore", "dueBefore"] as const),
  ...(["amountFrom", "looked", "present", "scope", "text"] as const),
] as const;
export type Several = keyof typeof SEVERAL;
export type Single = (typeof SINGLE)[number];

/** The list's filter as it stands in the address, in the words of GET /api/findings. */
export function useFindingFilter() {
  const [address, setAddress] = useSearchParams();
  const several = (name: Several): readonly string[] =>
    address.getAll(name).flatMap((value) => (value === "" ? [""] : value.split(",").filter((part) => part !== "")));
  const single = (name: Single): string => address.get(name) ?? "";
  const change = (name: string, values: readonly string[]) => {
    const next = new URLSearchParams(address);
    next.delete(name);
    for (const value of values) next.append(name, value);
    setAddress(next, { replace: true });
  };
  const sort = SORTS.find((one) => one === address.get("sort")) ?? "severity";
  const isNarrowed = [...Object.keys(SEVERAL), ...SINGLE].some((name) => address.has(name));
  return {
    ...{ several, single, change, sort, isNarrowed },
    clear: () => setAddress(new URLSearchParams(sort === "severity" ? {} : { sort }), { replace: true }),
    query: queryOf(address),
    bulk: bulkOf(address),
  };
}
export type FindingFilter = ReturnType<typeof useFindingFilter>;

/** What the interface is asked: the address holds its words already. */
function queryOf(address: URLSearchParams): Query {
  const query: Record<string, string | string[]> = {};
  for (const name of Object.keys(SEVERAL)) if (address.has(name)) query[name] = address.getAll(name);
  for (const name of SINGLE) {
    const value = address.get(name);
    if (value !== null && value !== "") query[name] = value;
  }
  return query as Query;
}

/** The same filter as a change of many takes it. */
function bulkOf(address: URLSearchParams): BulkFilter {
  const filter: Record<string, unknown> = {};
  for (const [name, key] of Object.entries(SEVERAL)) {
    const values = address.getAll(name).flatMap((value) => (value === "" ? [""] : value.split(",").filter((part) => part !== "")));
    if (values.length > 0) filter[key] = values;
  }
  for (const name of SINGLE) {
    const value = address.get(name);
    if (value === null || value === "") continue;
    filter[name] = name === "looked" || name === "present" ? value === "true" : name === "assignee" && value === "none" ? null : value;
  }
  return filter;
}

const PAGE = 200;

export function useFindings({ query, sort }: FindingFilter) {
  const list = useInfiniteQuery({
    queryKey: ["findings", "list", query, sort],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET("/api/findings", { params: { query: { ...query, sort, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) } } }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    meta: { live: true },
  });
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  return { list, items };
}

export function useFindingCounts(query: Query) {
  return useQuery({
    queryKey: ["findings", "counts", query],
    queryFn: () => answerOf(api.GET("/api/findings/counts", { params: { query } })),
    placeholderData: (before) => before,
    meta: { live: true },
  }).data;
}
