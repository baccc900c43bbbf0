import type { DocumentVersion, RaisedFinding } from "./finding-store.ts";
import type { ReviewItem } from "./schema.ts";

const OPEN_CLEARED = { state: "open", acceptance: null, falsePositiveReason: null, resolvedByVersion: null } as const;

/** A stored finding that the version raises. The table of the README, rows "same value" and "other value". */
export function carryFound(item: ReviewItem, { finding, sentence }: RaisedFinding, version: DocumentVersion): ReviewItem {
  const seen = {
    ...item,
    documentId: version.documentId,
    version: version.number,
    severity: finding.severity,
    finding: { ...finding },
    present: true,
  };
  const sameValue = finding.valueHash === item.valueHash;
  const sameDocument = item.documentId === version.documentId;
  if (!sameValue) {
    const change = item.state === "resolved" ? "reopened" : "updated";
    return { ...seen, ...OPEN_CLEARED, change, valueHash: finding.valueHash, sentence, lookedAt: null };
  }
  // A person resolved it while looking at this very document: running the step again is no new fact.
  const settledHere = item.state === "resolved" && item.resolvedByVersion === null && sameDocument;
  if (item.state === "resolved" && !settledHere) return { ...seen, ...OPEN_CLEARED, change: "reopened" };
  return { ...seen, change: sameDocument && item.present ? item.change : "unchanged" };
}

/** A stored finding that the version does not raise though it looked. A false positive stays one: the judgement is about the rule. */
export function carryGone(item: ReviewItem, version: DocumentVersion): ReviewItem {
  if (item.state === "falsePositive" || item.state === "outOfScope") return { ...item, present: false };
  if (item.state === "resolved") return { ...item, present: false };
  return { ...item, state: "resolved", change: "resolved", present: false, acceptance: null, resolvedByVersion: version.number };
}
