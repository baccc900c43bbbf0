import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTold } from "../../api/changes.ts";
import { answerOf, api } from "../../api/client.ts";
import type { Item } from "../../finding/finding.ts";

interface Page {
  readonly items: readonly Item[];
  readonly next?: string;
}

const keyOf = (documentId: string) => ["bench-items", documentId];
const NONE: readonly Item[] = [];

function pageAfter(documentId: string, after: string | undefined): Promise<Page> {
  return answerOf(api.GET("/api/findings", { params: { query: { documentId, limit: 500, ...(after === undefined ? {} : { after }) } } }));
}

/** All findings of a document. The first hundreds are shown at once; thousands more come in one piece, so that the list is made anew once. */
export function useItems(documentId: string) {
  // Compared with what was there before by revision, where it matters; a deep comparison of thousands is slow.
  const shared = { staleTime: 5_000, structuralSharing: false };
  const first = useQuery({ queryKey: [...keyOf(documentId), "first"], queryFn: () => pageAfter(documentId, undefined), ...shared });
  const next = first.data?.next;
  const rest = useQuery({
    queryKey: [...keyOf(documentId), "rest", next],
    queryFn: async (): Promise<Page> => {
      const items: Item[] = [];
      for (let after = next; after !== undefined; ) {
        const page = await pageAfter(documentId, after);
        items.push(...page.items);
        after = page.next;
      }
      return { items };
    },
    enabled: next !== undefined,
    ...shared,
  });
  const [head, tail] = [first.data?.items, next === undefined ? NONE : rest.data?.items];
  const items = useMemo(() => [...(head ?? NONE), ...(tail ?? NONE)], [head, tail]);
  return {
    items,
    isPending: first.isPending,
    error: first.error ?? rest.error,
    refetch: () => {
      void first.refetch();
      if (next !== undefined) void rest.refetch();
    },
  };
}

/** Puts a finding as it is now into the list that is shown. */
export function putItem(client: QueryClient, item: Item): void {
  client.setQueriesData<Page>({ queryKey: keyOf(item.documentId) }, (page) =>
    page?.items.some(({ id }) => id === item.id) ? { ...page, items: page.items.map((one) => (one.id === item.id ? item : one)) } : page,
  );
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
          .getQueriesData<Page>({ queryKey: keyOf(documentId) })
          .flatMap(([, page]) => page?.items ?? [])
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
