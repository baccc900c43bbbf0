import { type Archive, type DocumentId, documentId, type PackedText, type StoredDocument } from "@gouji/archive";
import type { StoredReview } from "@gouji/isolation";
import type { FindingStore } from "@gouji/review";
import type { Filter, ReviewItem } from "@gouji/review/schema";
import type { State } from "../state.ts";

type Stores = Pick<State, "archive" | "review">;

export interface Collected {
  readonly documents: readonly StoredReview[];
  /** There is more than one export holds: the filter has to be narrowed. */
  readonly tooMany: boolean;
}

export const MOST_EXPORTED = { documents: 2_000, findings: 50_000 };
const PAGE = 500;

/** What the review list holds of all documents of a submission, those without findings and those that failed included. */
export async function collectSubmission(
  { archive, review }: Stores,
  submissionId: string,
  filter: Filter,
  withSource: boolean,
): Promise<Collected> {
  const stored: StoredDocument[] = [];
  let after: string | undefined;
  do {
    const page = await archive.documents({
      submissionId,
      status: ["checked", "failed"],
      sort: "received",
      ...(after === undefined ? {} : { after }),
    });
    stored.push(...page.items);
    after = page.next;
  } while (after !== undefined && stored.length <= MOST_EXPORTED.documents);
  const { items, tooMany } = await findItems(review, { ...filter, documentIds: stored.map(({ id }) => id) });
  const documents: StoredReview[] = [];
  for (const document of stored.slice(0, MOST_EXPORTED.documents))
    documents.push(await reviewed(archive, document, items.get(document.id) ?? [], withSource));
  return { documents, tooMany: tooMany || stored.length > MOST_EXPORTED.documents };
}

/** What the review list holds of the findings that match, document by document. */
export async function collectFindings({ archive, review }: Stores, filter: Filter, withSource: boolean): Promise<Collected> {
  const { items, tooMany } = await findItems(review, filter);
  const ids = [...items.keys()];
  const documents: StoredReview[] = [];
  for (const id of ids.slice(0, MOST_EXPORTED.documents)) {
    const document = await archive.document(documentId(id));
    if (document) documents.push(await reviewed(archive, document, items.get(id) ?? [], withSource));
  }
  return { documents, tooMany: tooMany || ids.length > MOST_EXPORTED.documents };
}

/** By document, the worst first. */
async function findItems(
  review: FindingStore,
  filter: Filter,
): Promise<{ items: ReadonlyMap<string, readonly ReviewItem[]>; tooMany: boolean }> {
  const items = new Map<string, ReviewItem[]>();
  let after: string | undefined;
  let count = 0;
  do {
    const page = await review.list({ filter, sort: "severity", limit: PAGE, ...(after === undefined ? {} : { after }) });
    for (const item of page.items) items.set(item.documentId, [...(items.get(item.documentId) ?? []), item]);
    count += page.items.length;
    after = page.next;
  } while (after !== undefined && count < MOST_EXPORTED.findings);
  return { items, tooMany: after !== undefined };
}

async function reviewed(
  archive: Archive,
  stored: StoredDocument,
  items: readonly ReviewItem[],
  withSource: boolean,
): Promise<StoredReview> {
  const { id, names, failure, status } = stored;
  const audit = status === "failed" ? undefined : await auditOf(archive, id);
  const source = withSource && audit !== undefined ? await archive.packedOutput(id, "extract") : undefined;
  return {
    ...{ sha256: id, path: names[0] ?? "", items },
    ...(failure === undefined ? {} : { failure }),
    ...(audit === undefined ? {} : { audit }),
    ...(source === undefined ? {} : { source }),
  };
}

/** What the audit kept of a document, JSON of a `CheckedDocument`. The comparison with others adds findings and counts more figures as checked. */
export async function auditOf(archive: Archive, id: DocumentId): Promise<PackedText | string | undefined> {
  return (await archive.attachment(id, "together")) ?? (await archive.packedOutput(id, "audit"));
}
