import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

/** A document that came to another status, as the server tells it. */
export interface DocumentChange {
  readonly documentId: string;
  readonly status: string;
  readonly submissions: readonly string[];
  readonly failure?: { readonly kind: string; readonly detail: string; readonly temporary: boolean };
}

/** What somebody did with a finding. */
export interface FindingChange {
  readonly itemId: string;
  readonly documentId: string;
  readonly revision: number;
  readonly actor: string;
  readonly action: string;
  readonly at: string;
}

interface Told {
  readonly change: DocumentChange;
  readonly finding: FindingChange;
}

const listeners: { readonly [Event in keyof Told]: Set<(told: Told[Event]) => void> } = { change: new Set(), finding: new Set() };

/** Hears every event of the kind while the caller is shown. */
export function useTold<Event extends keyof Told>(event: Event, listener: (told: Told[Event]) => void): void {
  useEffect(() => {
    listeners[event].add(listener);
    return () => {
      listeners[event].delete(listener);
    };
  }, [event, listener]);
}

/** What one change makes stale is asked for again, a burst of changes at most this often. */
const REST_MS = 1_200;

/** Keeps what is shown in step with the server. The browser mends a broken line by itself; what was missed is read anew. */
export function useLiveData(enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return;
    const source = new EventSource("/api/changes");
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasOpen = false;
    const refresh = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ predicate: ({ meta }) => meta?.["live"] === true });
      }, REST_MS);
    };
    for (const event of ["change", "finding"] as const)
      source.addEventListener(event, ({ data }) => {
        // By the server's own words.
        const told = JSON.parse(data) as DocumentChange & FindingChange;
        for (const listener of listeners[event]) listener(told);
        refresh();
      });
    source.addEventListener("missed", refresh);
    source.addEventListener("ready", () => {
      if (wasOpen) refresh();
      wasOpen = true;
    });
    return () => {
      source.close();
      clearTimeout(timer);
    };
  }, [client, enabled]);
}
