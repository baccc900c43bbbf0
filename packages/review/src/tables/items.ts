import type { Kysely } from "kysely";
import type { ReviewItem } from "../schema.ts";
import type { ReviewTables } from "./schema.ts";

type Tables = Kysely<ReviewTables>;
const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Who did what, for the audit log. */
export interface Act {
  readonly actor: string;
  readonly action: string;
  readonly note: string | null;
  readonly operation: string;
  readonly engineVersion: string | null;
  readonly at: string;
}

export function rowOf(item: ReviewItem): ReviewTables["review_items"] {
  return {
    id: item.id,
    finding_id: item.findingId,
    family_id: item.familyId,
    document_id: item.documentId,
    unit: item.unit,
    project: item.project,
    year: item.year,
    report_kind: item.reportKind,
    rule_id: item.ruleId,
    severity: item.severity,
    severity_rank: RANK[item.severity],
    state: item.state,
    change: item.change,
    assignee: item.assignee,
    tags: item.tags.map((tag) => `\n${tag}\n`).join(""),
    due_at: item.dueAt,
    expires_at: item.acceptance?.expiresAt ?? null,
    first_seen_at: item.firstSeenAt,
    updated_at: item.updatedAt,
    sentence: searchedText(item),
    amount: typeof item.finding.amount === "string" ? item.finding.amount : 0,
    looked: Number(item.lookedAt !== null),
    present: Number(item.present),
    scope: item.scope,
    revision: item.revision,
    item: JSON.stringify(item),
  };
}

function searchedText({ sentence, unit, project, finding }: ReviewItem): string {
  const evidence = Array.isArray(finding.evidence) ? finding.evidence : [];
  const words = evidence.flatMap(({ figure, at }: { figure?: string; at?: { label?: string } }) => [figure ?? "", at?.label ?? ""]);
  return [...new Set([sentence.zh, sentence.en, unit, project, ...words])].filter((part) => part !== "").join("\n");
}

/** The store wrote it, so it is not checked again on the way out. */
export function itemOf({ item }: { readonly item: string }): ReviewItem {
  const kept: Omit<ReviewItem, "scope" | "across"> & Partial<ReviewItem> = JSON.parse(item);
  // What older programs did not know of.
  return { scope: "document", across: [], ...kept };
}

/** Writes the item and its line in the log. False if somebody else changed it since `before` was read. */
export async function write(tables: Tables, before: ReviewItem | undefined, after: ReviewItem, act: Act): Promise<boolean> {
  if (before) {
    const { id, ...columns } = rowOf(after);
    const update = tables.updateTable("review_items").set(columns).where("id", "=", id).where("revision", "=", before.revision);
    if ((await update.executeTakeFirst()).numUpdatedRows === 0n) return false;
  } else await tables.insertInto("review_items").values(rowOf(after)).execute();
  const { actor, action, note, operation, engineVersion, at } = act;
  const states = { before: before ? JSON.stringify(before) : null, after: JSON.stringify(after) };
  // The number is the database's to give.
  const line = { item_id: after.id, at, actor, action, note, operation, engine_version: engineVersion, ...states };
  await tables
    .insertInto("review_log")
    .values(line as ReviewTables["review_log"])
    .execute();
  if (before?.state !== after.state) {
    const move = { item_id: after.id, at, actor, from_state: before?.state ?? null, to_state: after.state };
    await tables
      .insertInto("review_moves")
      .values(move as ReviewTables["review_moves"])
      .execute();
  }
  return true;
}
