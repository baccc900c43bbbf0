export interface Listening<Item> {
  /** Hears of every item from now on. Answers how to stop. */
  subscribe(listener: (item: Item) => void): () => void;
  close(): void;
}

const EVERY_MS = 500;

/** Looks again and again while somebody listens, and tells everybody what it finds. `begin` runs when the first comes. */
export function listenWhile<Item>(
  begin: () => void,
  look: (tell: (item: Item) => void) => Promise<void>,
  everyMs = EVERY_MS,
): Listening<Item> {
  const listeners = new Set<(item: Item) => void>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (item: Item) => {
    for (const listener of listeners) listener(item);
  };
  const lookLater = () => {
    timer = setTimeout(async () => {
      // A database that is away is asked again at the next turn.
      await look(tell).catch(() => {});
      timer = undefined;
      if (listeners.size > 0) lookLater();
    }, everyMs);
  };
  return {
    subscribe(listener) {
      if (listeners.size === 0) begin();
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
