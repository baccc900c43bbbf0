import type { Archive, Change } from "@gouji/archive";
import { type Clock, timestamp } from "@gouji/database";
import { type Listening, listenWhile } from "./listen-while.ts";

/** Clocks of several machines differ, and a transaction commits later than it took the time. */
const OVERLAP_MS = 10_000;

/** Changes of documents' status, whichever process made them: one way for one process and for many machines. */
export function watchChanges(archive: Pick<Archive, "changes">, clock: Clock): Listening<Change> {
  /** What was told within the overlap, by document. */
  let told = new Map<string, string>();
  let begin = "";
  const look = async (tell: (change: Change) => void) => {
    const seen = new Map<string, string>();
    const overlap = timestamp(() => clock() - OVERLAP_MS);
    for (let from = begin > overlap ? begin : overlap; ; ) {
      const page = await archive.changes(from);
      for (const change of page) {
        const key = `${change.updatedAt} ${change.status}`;
        if (told.get(change.documentId) !== key && seen.get(change.documentId) !== key) tell(change);
        seen.set(change.documentId, key);
      }
      const last = page.at(-1)?.updatedAt;
      if (last === undefined || last === from) break;
      from = last;
    }
    told = seen;
  };
  return listenWhile(() => {
    begin = timestamp(clock);
  }, look);
}
