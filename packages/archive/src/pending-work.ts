import type { Archive, PendingWork } from "./archive.ts";

/** What the states say is still to be done: from it a lost queue is built again. A step that is running is named too; a queue that knows it ignores it. */
export async function* pendingWork(archive: Pick<Archive, "pending">): AsyncIterable<PendingWork> {
  let after: string | undefined;
  do {
    const page = await archive.pending({ limit: 500, ...(after === undefined ? {} : { after }) });
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}
