import { Unavailable } from "@gouji/database";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Handler, Job, JobQueue, QueueOptions } from "./queue.ts";
import { reconcile } from "./reconcile.ts";

export const TEST_OPTIONS: QueueOptions = {
  ...{ maxAttempts: 3, maxLosses: 1, maxWaiting: 20, firstWaitMs: 10, longestWaitMs: 40, leaseMs: 1500, pollMs: 5 },
};

export interface OpenQueue {
  readonly queue: JobQueue;
  close(): Promise<void>;
}

const job = (id: string, fairKey = "u", lane: Job["lane"] = "bulk"): Job => ({ kind: "extract", id, lane, fairKey });

/** What every engine keeps. `open` gives an empty queue of its own. */
export function describeJobQueue(name: string, missing: string | undefined, open: (options: QueueOptions) => Promise<OpenQueue>): void {
  describe.skipIf(missing !== undefined)(missing === undefined ? name : `${name}: ${missing}`, () => {
    let opened: OpenQueue;
    let queue: JobQueue;
    beforeEach(async () => {
      opened = await open(TEST_OPTIONS);
      queue = opened.queue;
    });
    afterEach(() => opened?.close());

    /** Works until `enough` says so. */
    async function workUntil(handle: Handler, enough: () => Promise<boolean> | boolean, concurrency = 1): Promise<void> {
      const stop = new AbortController();
      const working = queue.work("extract", handle, stop.signal, concurrency);
      await expect.poll(enough, { timeout: 10_000, interval: 10 }).toBe(true);
      stop.abort();
      await working;
    }
    const empty = async () => {
      const { waiting, running } = await queue.counts("extract");
      return waiting + running === 0;
    };

    test("the same work is not added again while it waits; done work may come again", async () => {
      expect(await queue.add(job("a"))).toBe("added");
      expect(await queue.add(job("a"))).toBe("known");
      const done: string[] = [];
      await workUntil(async ({ id }) => void done.push(id), empty);
      expect(await queue.add(job("a"))).toBe("added");
      await workUntil(async ({ id }) => void done.push(id), empty);
      expect(done).toEqual(["a", "a"]);
    });

    test("interactive work goes first, units take turns, a unit's own jobs keep their order", async () => {
      for (const id of ["a1", "a2", "a3", "a4"]) await queue.add(job(id, "a"));
      for (const id of ["b1", "b2"]) await queue.add(job(id, "b"));
      await queue.add(job("c1", "c"));
      await queue.add(job("now", "d", "interactive"));
      const done: string[] = [];
      await workUntil(async ({ id }) => void done.push(id), empty);
      expect(done).toEqual(["now", "a1", "b1", "c1", "a2", "b2", "a3", "a4"]);
    });

    test("a service that is away: again later, a bounded number of times; a fault of our own parks at once", async () => {
      await queue.add(job("away once"));
      await queue.add(job("always away"));
      await queue.add(job("broken"));
      const tries: Record<string, number> = {};
      await workUntil(async ({ id }) => {
        tries[id] = (tries[id] ?? 0) + 1;
        if (id === "broken") throw new TypeError("our own mistake");
        if (id === "always away" || tries[id] === 1) throw new Unavailable("the store is away");
        return undefined;
      }, empty);
      expect(tries).toEqual({ "away once": 2, "always away": 3, broken: 1 });
      const parked = (await queue.parked()).map(({ id, reason }) => [id, reason]).sort();
      expect(parked).toEqual([
        ["always away", "the store is away"],
        ["broken", "our own mistake"],
      ]);
    });

    test("parked work waits again when it is asked for", async () => {
      await queue.add(job("x"));
      await workUntil(() => Promise.reject(new Error("no")), empty);
      expect(await queue.counts("extract")).toEqual({ waiting: 0, running: 0, parked: 1 });
      expect(await queue.retry("extract", "x")).toBe(true);
      expect(await queue.retry("extract", "unknown")).toBe(false);
      await workUntil(async () => undefined, empty);
      expect(await queue.parked()).toEqual([]);
    });

    test("bulk work beyond the bound is refused, interactive work is not", async () => {
      for (let index = 0; index < TEST_OPTIONS.maxWaiting; index++) await queue.add(job(`j${index}`));
      expect(await queue.add(job("one more"))).toBe("full");
      expect(await queue.add(job("now", "u", "interactive"))).toBe("added");
    });

    test("concurrency is kept, and every job runs once", async () => {
      for (let index = 0; index < 12; index++) await queue.add(job(`j${index}`, `u${index % 3}`));
      const done: string[] = [];
      let running = 0;
      let most = 0;
      const three = Promise.withResolvers<void>();
      await workUntil(
        async ({ id }) => {
          most = Math.max(most, ++running);
          if (running === 3) three.resolve();
          await three.promise;
          running--;
          done.push(id);
          return undefined;
        },
        empty,
        3,
      );
      expect([most, done.length, new Set(done).size]).toEqual([3, 12, 12]);
    });

    test("stopping waits for the running job", async () => {
      await queue.add(job("slow"));
      let ended = false;
      const stop = new AbortController();
      const working = queue.work(
        "extract",
        async () => {
          stop.abort();
          await new Promise((resolve) => setTimeout(resolve, 50));
          ended = true;
          return undefined;
        },
        stop.signal,
      );
      await working;
      expect(ended).toBe(true);
      expect(await empty()).toBe(true);
    });

    test("a job that the stop interrupted waits again, uncounted", async () => {
      await queue.add(job("long"));
      for (let round = 0; round < 4; round++) {
        const stop = new AbortController();
        await queue.work(
          "extract",
          async (_job, signal) => {
            stop.abort();
            signal.throwIfAborted();
            return undefined;
          },
          stop.signal,
        );
      }
      expect(await queue.counts("extract")).toEqual({ waiting: 1, running: 0, parked: 0 });
    });

    test("what follows a job waits when it has ended, and is known while the job waits or runs", async () => {
      const audit = (id: string): Job => ({ ...job(id), kind: "audit" });
      await queue.add(job("a"));
      expect(await queue.add(audit("a"))).toBe("known");
      let during: string | undefined;
      await workUntil(async ({ id }) => {
        during = await queue.add(audit(id));
        return audit(id);
      }, empty);
      expect(during).toBe("known");
      expect(await queue.counts("audit")).toEqual({ waiting: 1, running: 0, parked: 0 });
      expect(await queue.add(audit("a"))).toBe("known");
      expect(await queue.add(audit("b"))).toBe("added");
    });

    test("a lost queue is built again from what is pending, without doubles", async () => {
      await queue.add(job("a"));
      async function* pending() {
        yield* [job("a"), job("b"), job("c")];
      }
      expect(await reconcile(queue, pending())).toEqual({ added: 2, known: 1, refused: 0 });
      expect((await queue.counts("extract")).waiting).toBe(3);
    });
  });
}
