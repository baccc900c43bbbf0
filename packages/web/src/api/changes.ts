import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

/** A document that came to another status, as the server tells it. */
export interface DocumentChange {
  readonly documentId: string;
  readonly status: string;
  readonly submissions: readonly string[];
  readonly failure?: { readonly kind: string; readonly detail: string; readonly temporary: boolean };
}

type Listener = (change: DocumentChange) => void;
const listeners = new Set<Listener>();

/** Hears every change while the caller is shown. */
export function useChanges(listener: Listener): void {
  useEffect(() => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [listener]);
}

/** What one change makes stale is asked for again, a burst of changes at most this often. */
const REST_MS = 700;

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
    source.addEventListener("change", (event) => {
      const change = JSON.parse(event.data) as DocumentChange; // by the server's own words
      for (const listener of listeners) listener(change);
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
