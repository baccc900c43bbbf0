import { type InfiniteData, type QueryClient, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import { useTold } from "../../api/changes.ts";
import { answerOf, api } from "../../api/client.ts";
import type { Item } from "../../finding/finding.ts";

interface Page {
  readonly items: readonly Item[];
  readonly next?: string;
}
type Pages = InfiniteData<Page, string>;

const keyOf = (documentId: string) => ["bench-items", documentId];

/** All findings of a document; the first hundreds are shown while the rest comes. */
export function useItems(documentId: string) {
  const query = useInfiniteQuery({
    queryKey: keyOf(documentId),
    queryFn: async ({ pageParam }): Promise<Page> =>
      answerOf(
        api.GET("/api/findings", { params: { query: { documentId, limit: 500, ...(pageParam === "" ? {} : { after: pageParam }) } } }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    staleTime: 5_000,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  // The first page is shown at once; thousands are not grouped anew with every page that follows.
  const pages = query.data?.pages;
  const shown = hasNextPage ? pages?.slice(0, 1) : pages;
  const count = shown?.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: while more comes, only the first page counts
  const items = useMemo(() => shown?.flatMap((page) => page.items) ?? [], [count, hasNextPage ? pages?.[0] : pages]);
  return { items, query };
}

/** Puts a finding as it is now into the list that is shown. */
export function putItem(client: QueryClient, item: Item): void {
  client.setQueryData<Pages>(keyOf(item.documentId), (data) => {
    if (!data) return data;
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map((one) => (one.id === item.id ? item : one)) })) };
  });
}

/** A finding that a colleague changed is read anew; tells who looks at what. */
export function useColleagues(documentId: string, me: string, seen: (itemId: string, actor: string) => void): void {
  const client = useQueryClient();
  useTold(
    "finding",
    useCallback(
      ({ documentId: changed, itemId, revision, actor, action }) => {
        if (changed !== documentId) return;
        if (actor !== me && action === "look") seen(itemId, actor);
        const shown = client
          .getQueryData<Pages>(keyOf(documentId))
          ?.pages.flatMap((page) => page.items)
          .find(({ id }) => id === itemId);
        if (!shown || shown.revision >= revision) return;
        void answerOf(api.GET("/api/findings/{id}", { params: { path: { id: itemId } } })).then((item) => putItem(client, item));
      },
      [client, documentId, me, seen],
    ),
  );
  // A document that was checked again may have other findings.
  useTold(
    "change",
    useCallback(
      ({ documentId: changed, status }) => {
        if (changed === documentId && status === "checked") void client.invalidateQueries({ queryKey: keyOf(documentId) });
      },
      [client, documentId],
    ),
  );
}

/** All lists of findings are read anew, after a change of many. */
export function refreshItems(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === "bench-items" || queryKey[0] === "findings" });
}
