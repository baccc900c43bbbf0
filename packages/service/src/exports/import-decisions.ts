import type { Failure, ThreadPool } from "@gouji/isolation";
import { decisionOfRow, type RowFault } from "@gouji/reporters/review";
import { applyDecisions, type FindingStore, type OutsideDecision, type OutsideOutcome } from "@gouji/review";
import type { ReviewItem, State } from "@gouji/review/schema";
import type { Result } from "@gouji/values";
import { ok } from "@gouji/values";

/** What became of one row of an edited workbook. */
export interface ImportedRow {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly id: string;
  readonly outcome: OutsideOutcome["kind"] | "invalid";
  /** Of `invalid`. */
  readonly fault?: RowFault;
  /** As the finding is now. */
  readonly state?: State;
}

export interface ImportReport {
  readonly applied: number;
  /** Applied by an earlier import of the same rows. */
  readonly known: number;
  /** Rows without a decision or a note. */
  readonly untouched: number;
  readonly refused: number;
  /** All rows but the untouched, in their order. */
  readonly rows: readonly ImportedRow[];
}

export interface ImportRequest {
  /** Of the workbook. */
  readonly bytes: Uint8Array;
  readonly actor: string;
  readonly mayDecide: (item: ReviewItem) => boolean;
}

/** Reads an edited 审核问题清单 and applies its decisions by id and revision; nothing is applied twice, others' decisions stay. */
export async function importDecisions(
  review: FindingStore,
  pool: ThreadPool,
  { bytes, actor, mayDecide }: ImportRequest,
): Promise<Result<ImportReport, Failure>> {
  const read = await pool.run({ verb: "decisions", path: "", bytes });
  if (!read.ok) return read;
  const decided = read.value.map((row) => ({ row, meant: decisionOfRow(row) }));
  const outside = decided.flatMap(({ row, meant }): (OutsideDecision & { readonly row: number })[] =>
    meant.kind === "decision" ? [{ row: row.row, id: row.id, revision: meant.revision, decision: meant.decision }] : [],
  );
  const outcomes = await applyDecisions(review, outside, actor, mayDecide);
  const applied = new Map(outside.map(({ row }, at) => [row, outcomes[at]]));
  const rows = decided.flatMap(({ row: { row, id }, meant }): ImportedRow[] => {
    if (meant.kind === "empty") return [];
    if (meant.kind === "fault") return [{ row, id, outcome: "invalid", fault: meant.fault }];
    const outcome = applied.get(row);
    if (!outcome) throw new Error("A decision without an outcome.");
    return [{ row, id, outcome: outcome.kind, ...("item" in outcome ? { state: outcome.item.state } : {}) }];
  });
  const count = (...kinds: ImportedRow["outcome"][]) => rows.filter(({ outcome }) => kinds.includes(outcome)).length;
  return ok({
    ...{ applied: count("applied"), known: count("known"), untouched: decided.length - rows.length },
    refused: rows.length - count("applied", "known"),
    rows,
  });
}
