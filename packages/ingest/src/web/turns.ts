import { setTimeout as sleep } from "node:timers/promises";

/** One piece of work at a time for each key, with a pause between the end of one and the start of the next. */
export interface Turns {
  take<Value>(key: string, pauseMs: number, work: () => Promise<Value>, signal?: AbortSignal): Promise<Value>;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    take(key, pauseMs, work, signal) {
      const before = last.get(key);
      const mine = (async () => {
        if (before) {
          await before;
          await sleep(pauseMs, undefined, signal ? { signal } : {});
        }
        return work();
      })();
      last.set(
        key,
        mine.catch(() => undefined),
      );
      return mine;
    },
  };
}
