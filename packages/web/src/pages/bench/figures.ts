import { useQuery } from "@tanstack/react-query";
import { answerOf, api, type Schemas } from "../../api/client.ts";
import type { LabelledPlace } from "../../finding/finding.ts";

export interface Figure extends Omit<Schemas["Figure"], "at"> {
  readonly at: LabelledPlace;
}

export type Verdict = Schemas["Figure"]["mark"];

/** Every figure of the document with its tick; none for a document that was checked before ticks were kept. */
export function useFigures(documentId: string, enabled: boolean) {
  return useQuery({
    queryKey: ["figures", documentId],
    queryFn: async () => {
      const items: Figure[] = [];
      let after: number | undefined;
      for (;;) {
        const query = { limit: 5000, ...(after === undefined ? {} : { after }) };
        const page = await answerOf(api.GET("/api/documents/{id}/figures", { params: { path: { id: documentId }, query } }));
        // The place is the extractor's, with its label.
        items.push(...(page.items as readonly unknown[] as readonly Figure[]));
        if (page.next === undefined) return { items, counts: page.counts };
        after = Number(page.next);
      }
    },
    enabled,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useFigure(documentId: string, figureId: string | undefined) {
  return useQuery({
    queryKey: ["figure", documentId, figureId],
    queryFn: () =>
      answerOf(api.GET("/api/documents/{id}/figures/{figureId}", { params: { path: { id: documentId, figureId: figureId ?? "" } } })),
    enabled: figureId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
