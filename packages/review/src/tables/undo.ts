import type { Kysely } from "kysely";
import type { AuditEntry, Decision, ReviewItem } from "../schema.ts";
import { judgementOf } from "../transition.ts";
import { findHistory } from "./find.ts";
import { write } from "./items.ts";
import { judge } from "./judge.ts";
import type { ReviewTables } from "./schema.ts";

export interface Undoing {
  readonly actor: string;
  readonly operation: string;
  readonly now: string;
  /** Only if the decision was part of this change. */
  readonly undone?: string;
}

/**
 * Takes back the last decision on the finding, if it was the actor's own and no version came since: the state before stands again, under a new
 * revision. Undefined where there is nothing to take back. Looking is no decision.
 */
export async function undo(
  tables: Kysely<ReviewTables>,
  item: ReviewItem,
  { undone, ...undoing }: Undoing,
): Promise<ReviewItem | undefined> {
  const { actor, operation, now } = undoing;
  const standing = standingDecisions(await findHistory(tables, { itemId: item.id, limit: Number.MAX_SAFE_INTEGER }));
  const last = standing.at(-1);
  if (!last?.before || last.actor !== actor || (undone !== undefined && last.operation !== undone)) return undefined;
  const after: ReviewItem = { ...last.before, lookedAt: item.lookedAt, revision: item.revision + 1, updatedAt: now };
  const act = { actor, action: "undo", note: null, operation, engineVersion: null, at: now };
  if (!(await write(tables, item, after, act))) return undefined;
  const judging = standing.slice(0, -1).filter(({ after: { valueHash } }) => valueHash === after.valueHash);
  await judge(tables, after, judging.map(verdictOf).findLast((verdict) => verdict !== undefined) ?? null);
  return after;
}

/** Decisions that were not taken back, oldest first; those before the last version cannot be undone and are marked by its entry. */
function standingDecisions(entries: readonly AuditEntry[]): AuditEntry[] {
  const standing: AuditEntry[] = [];
  for (const entry of entries) {
    if (entry.action === "undo") standing.pop();
    else if (entry.action !== "look") standing.push(entry);
  }
  return standing;
}

function verdictOf({ action, actor }: AuditEntry): "right" | "wrong" | null | undefined {
  return actor === "merge" || actor === "expiry" ? undefined : judgementOf({ kind: action as Decision["kind"] });
}
