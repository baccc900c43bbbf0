import type { Archive, PendingWork } from "./archive.ts";

/** What the states say is still to be done: from it a lost queue is built again. A step that is running is named too; a queue that knows it ignores it. */
export async function* pendingWork(archive: Pick<Archive, "pending" | "pendingComparisons">): AsyncIterable<PendingWork> {
  for (const list of [archive.pending, archive.pendingComparisons]) {
    let after: string | undefined;
    do {
      const page = await list({ limit: 500, ...(after === undefined ? {} : { after }) });
      yield* page.items;
      after = page.next;
    } while (after !== undefined);
  }
}
