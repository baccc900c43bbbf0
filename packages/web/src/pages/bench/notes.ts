import { useQuery } from "@tanstack/react-query";
import { answerOf, api } from "../../api/client.ts";

/** What was not read, or read with doubt; never held against the issuer. */
export interface ReadingNote {
  readonly kind: string;
  readonly message: string;
  readonly at?: { readonly page?: number | null };
}

/** The notes of the document's last check, one of a kind and page. */
export function useNotes(documentId: string, enabled: boolean): readonly ReadingNote[] {
  const result = useQuery({
    queryKey: ["notes", documentId],
    queryFn: async () => {
      const { notes = [] } = (await answerOf(api.GET("/api/documents/{id}/result", { params: { path: { id: documentId } } }))) as {
        notes?: readonly ReadingNote[];
      };
      return [...new Map(notes.map((note) => [`${note.kind} ${note.message} ${note.at?.page ?? ""}`, note])).values()];
    },
    enabled,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return result.data ?? NONE;
}

const NONE: readonly ReadingNote[] = [];
/** Pages that could not be read are grey in the ruler. */
const UNREAD = new Set(["unreadable-page", "scanned-page", "garbled-text"]);

export function unreadPages(notes: readonly ReadingNote[]): ReadonlySet<number> {
  return new Set(notes.flatMap(({ kind, at }) => (UNREAD.has(kind) && typeof at?.page === "number" ? [at.page] : [])));
}
