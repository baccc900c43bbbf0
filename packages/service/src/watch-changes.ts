import type { Archive, Change } from "@gouji/archive";
import { type Clock, timestamp } from "@gouji/database";

export interface Watch {
  /** Hears of every change of a document's status from now on, whichever process made it. Answers how to stop. */
  subscribe(listener: (change: Change) => void): () => void;
  close(): void;
}

const EVERY_MS = 500;
/** Clocks of several machines differ, and a transaction commits later than it took the time. */
const OVERLAP_MS = 10_000;

/** Looks into the database while somebody listens: one way for one process and for many machines. */
export function watchChanges(archive: Pick<Archive, "changes">, clock: Clock, everyMs = EVERY_MS): Watch {
  const listeners = new Set<(change: Change) => void>();
  /** What was told within the overlap, by document. */
  let told = new Map<string, string>();
  let begin = "";
  let timer: NodeJS.Timeout | undefined;

  const look = async () => {
    const seen = new Map<string, string>();
    for (
      let from = latest(
        begin,
        timestamp(() => clock() - OVERLAP_MS),
      );
      ;
    ) {
      const page = await archive.changes(from);
      for (const change of page) {
        const key = `${change.updatedAt} ${change.status}`;
        if (told.get(change.documentId) !== key && seen.get(change.documentId) !== key) for (const listener of listeners) listener(change);
        seen.set(change.documentId, key);
      }
      const last = page.at(-1)?.updatedAt;
      if (last === undefined || last === from) break;
      from = last;
    }
    told = seen;
  };
  const lookLater = () => {
    timer = setTimeout(async () => {
      // A database that is away is asked again at the next turn.
      await look().catch(() => {});
      timer = undefined;
      if (listeners.size > 0) lookLater();
    }, everyMs);
  };
  return {
    subscribe(listener) {
      if (listeners.size === 0) begin = timestamp(clock);
      listeners.add(listener);
      if (timer === undefined) lookLater();
      return () => void listeners.delete(listener);
    },
    close() {
      listeners.clear();
      clearTimeout(timer);
    },
  };
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}
