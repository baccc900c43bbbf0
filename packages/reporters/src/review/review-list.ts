import type { SourceDocument } from "@gouji/document";
import { type ReviewItem, wholeFinding } from "@gouji/review/schema";
import { type AuditedDocument, type Finding, type Language, type Message, render } from "@gouji/rules";
import { type CheckJson, checkJsonOf, documentOf, findingOf, type JsonDocument, type JsonFinding } from "../check-json.ts";

/** A document with what stands on the review list about it. */
export interface ReviewedDocument {
  readonly document: AuditedDocument;
  readonly items: readonly ReviewItem[];
  /** What was read, where an output needs it. */
  readonly source?: SourceDocument;
}

/** When and from what an export was made. */
export interface Made {
  readonly language: Language;
  readonly version: string;
  /** ISO time. */
  readonly at: string;
}

/** A finding of the list, in the words of one language. */
export interface ReviewedFinding extends JsonFinding {
  readonly review: NonNullable<JsonFinding["review"]>;
}

/** The review list in the shape of a check, so that every output of a check is one of the list as well. */
export function toReviewResult(
  documents: readonly ReviewedDocument[],
  { language, version }: { readonly language: Language; readonly version: string },
): CheckJson {
  const shown = documents.map(
    ({ document, items }): JsonDocument => ({
      ...documentOf(document.status === "failed" ? document : { ...document, findings: [] }, language),
      findings: items.map((item) => reviewedFinding(item, language)),
    }),
  );
  return checkJsonOf(shown, { version, suppressions: [] });
}

/** The sentence is the one that was shown first, whatever the rules would say today. */
export function reviewedFinding(item: ReviewItem, language: Language): ReviewedFinding {
  const { id: itemId, revision, state, change, present, falsePositiveReason, acceptance, assignee, dueAt, comments } = item;
  const { consequences, ...finding } = storedFinding(item, language);
  return {
    ...finding,
    consequences: consequences.filter(({ message }) => message !== ""),
    message: item.sentence[language],
    review: { itemId, revision, state, change, present, falsePositiveReason, acceptance, assignee, dueAt, comments },
  };
}

/** The finding as the rules would say it today; what they cannot say any more is empty. */
export function storedFinding(item: Pick<ReviewItem, "finding" | "across">, language: Language): JsonFinding {
  // Stored as the check wrote it.
  return findingOf(wholeFinding(item) as unknown as Finding, language, sayStored);
}

/** A finding may have been stored by a version whose messages were others: what cannot be said any more is left out. */
function sayStored(message: Message, language: Language): string | undefined {
  try {
    return render(message, language);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
