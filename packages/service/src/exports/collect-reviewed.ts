import type { Archive, DocumentId, StoredDocument } from "@gouji/archive";
import { documentId } from "@gouji/archive";
import type { SourceDocument } from "@gouji/document";
import type { AuditedDocument, CheckedDocument } from "@gouji/pipeline";
import type { ReviewedDocument } from "@gouji/reporters/review";
import type { FindingStore } from "@gouji/review";
import type { Filter, ReviewItem } from "@gouji/review/schema";
import type { State } from "../state.ts";

type Stores = Pick<State, "archive" | "review">;

export interface Collected {
  readonly documents: readonly ReviewedDocument[];
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
  const documents: ReviewedDocument[] = [];
  for (const document of stored.slice(0, MOST_EXPORTED.documents))
    documents.push(await reviewed(archive, document, items.get(document.id) ?? [], withSource));
  return { documents, tooMany: tooMany || stored.length > MOST_EXPORTED.documents };
}

/** What the review list holds of the findings that match, document by document. */
export async function collectFindings({ archive, review }: Stores, filter: Filter, withSource: boolean): Promise<Collected> {
  const { items, tooMany } = await findItems(review, filter);
  const ids = [...items.keys()];
  const documents: ReviewedDocument[] = [];
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
  document: StoredDocument,
  items: readonly ReviewItem[],
  withSource: boolean,
): Promise<ReviewedDocument> {
  const source = withSource && document.status === "checked" ? await archive.output(document.id, "extract") : undefined;
  const checked = await checkedOf(archive, document);
  return {
    // What an export does not print is dropped at once: thousands of documents would not fit.
    document: checked ? { ...checked, findings: [] } : failedOf(document.id, document.names[0] ?? "", document.failure),
    items: ranked(items, checked?.findings ?? []),
    // Stored by the steps as the JSON of these records.
    ...(source === undefined ? {} : { source: JSON.parse(source.content) as SourceDocument }),
  };
}

/** In the order in which the check ranked them; what it no longer raises comes last. */
function ranked(items: readonly ReviewItem[], findings: CheckedDocument["findings"]): readonly ReviewItem[] {
  const ranks = new Map(findings.map(({ id }, at) => [id, at]));
  return items.toSorted((a, b) => (ranks.get(a.findingId) ?? findings.length) - (ranks.get(b.findingId) ?? findings.length));
}

/** What the audit kept of a document; undefined where it failed or is still to come. */
export async function checkedOf(
  archive: Archive,
  { id, status }: Pick<StoredDocument, "id" | "status">,
): Promise<CheckedDocument | undefined> {
  const output = status === "failed" ? undefined : await archive.output(id, "audit");
  if (!output) return undefined;
  // The comparison with others adds findings and counts more figures as checked.
  const content = (await archive.attachment(id, "together")) ?? output.content;
  const { digest: _digest, figures: _figures, explanations: _explanations, ...checked } = JSON.parse(content) as CheckedDocument;
  return checked;
}

function failedOf(sha256: DocumentId, path: string, failure: StoredDocument["failure"]): AuditedDocument {
  const { kind = "internal", detail = "" } = failure ?? {};
  // Kinds of the archive are those of reading, and `worker-lost`.
  return { status: "failed", path, sha256, error: { kind, message: detail } } as AuditedDocument;
}
