import type { Archive, Lane, Step } from "./archive.ts";
import type { DocumentId } from "./document-id.ts";

export interface PendingWork {
  readonly kind: Step;
  readonly id: DocumentId;
  readonly lane: Lane;
  readonly fairKey: string;
}

/** What the states say is still to be done: from it a lost queue is built again. A step that is running is named too; a queue that knows it ignores it. */
export async function* pendingWork(archive: Archive): AsyncIterable<PendingWork> {
  let after: string | undefined;
  do {
    const status = ["received", "extracting", "extracted", "auditing"] as const;
    const page = await archive.documents({ status, limit: 200, ...(after === undefined ? {} : { after }) });
    for (const { id, status, submissions } of page.items) {
      const [submission] = submissions[0] === undefined ? [] : (await archive.submissions({ id: submissions[0] })).items;
      const kind = status === "received" || status === "extracting" ? "extract" : "audit";
      yield { kind, id, lane: submission?.lane ?? "bulk", fairKey: submission?.unit ?? "" };
    }
    after = page.next;
  } while (after !== undefined);
}
