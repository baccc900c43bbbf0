import { type Clock, type Database, type OpenTransaction, timestamp } from "@gouji/database";
import { fail, ok, type Result } from "@gouji/values";
import type { Kysely, Transaction } from "kysely";
import type { FindingStore, Rejection } from "../finding-store.ts";
import type { Decision, Filter, ReviewItem, Severity } from "../schema.ts";
import { judgementOf, transition } from "../transition.ts";
import { findActivity, lastActivity } from "./activity.ts";
import { countItems, findHistory, findItems, findPrecision, matching } from "./find.ts";
import { itemOf, write } from "./items.ts";
import { judge } from "./judge.ts";
import { type MergeContext, mergeVersion, relateAcross } from "./merge.ts";
import type { ReviewTables } from "./schema.ts";
import { undo } from "./undo.ts";

export interface FindingStoreSetup {
  readonly database: Database;
  readonly clock: Clock;
  /** Names one change of many findings in the audit log. */
  readonly newId: () => string;
  /** Days from the first sight of a finding until it is due; none without. A re-submission does not restart them. */
  readonly dueDays?: Partial<Record<Severity, number>>;
}

const DAY_MS = 86_400_000;

/** The review list in the tables of `REVIEW_SCHEMA`. */
export function openFindingStore({ database, clock, newId, dueDays = {} }: FindingStoreSetup): FindingStore {
  const tables = database.as<ReviewTables>();
  const transact = <Value>(work: (transaction: Transaction<ReviewTables>) => Promise<Value>) =>
    database.transaction<ReviewTables, Value>(work);
  const dueAt = (severity: Severity) => {
    const days = dueDays[severity];
    return days === undefined ? null : timestamp(() => clock() + days * DAY_MS);
  };
  const decideMatching = (filter: Filter, decision: Decision, actor: string) =>
    transact(async (transaction) => {
      const act = { actor, operation: newId(), now: timestamp(clock) };
      const query = matching(transaction.selectFrom("review_items").select("item"), filter).orderBy("id");
      const rows = await (database.engine === "postgres" ? query.forUpdate() : query).execute();
      let changed = 0;
      for (const item of rows.map(itemOf)) if (await applyDecision(transaction, item, decision, act)) changed++;
      return { changed, refused: rows.length - changed, operation: act.operation };
    });
  const undoOne = (id: string, revision: number, actor: string) =>
    transact(async (transaction): Promise<Result<ReviewItem, Rejection>> => {
      const item = await readItem(transaction, id);
      if (!item) return fail({ kind: "unknown" });
      if (item.revision !== revision) return fail({ kind: "stale", current: item });
      const after = await undo(transaction, item, { actor, operation: newId(), now: timestamp(clock) });
      if (after) return ok(after);
      const current = (await readItem(transaction, id)) ?? item;
      return current.revision === revision ? fail({ kind: "notAllowed", state: item.state }) : fail({ kind: "stale", current });
    });
  const undoAll = (undone: string, filter: Filter, actor: string) =>
    transact(async (transaction) => {
      const act = { actor, operation: newId(), now: timestamp(clock), undone };
      const touched = transaction.selectFrom("review_log").select("item_id").where("operation", "=", undone);
      const query = matching(transaction.selectFrom("review_items").select("item"), filter).where("id", "in", touched).orderBy("id");
      const rows = await (database.engine === "postgres" ? query.forUpdate() : query).execute();
      let changed = 0;
      for (const item of rows.map(itemOf)) if (await undo(transaction, item, act)) changed++;
      return { changed, refused: rows.length - changed, operation: act.operation };
    });
  /** Works on a family in turn, inside the transaction of another store where there is one. */
  const inFamily = <Value>(
    familyId: string,
    within: OpenTransaction | undefined,
    work: (context: MergeContext) => Promise<Value>,
  ): Promise<Value> => {
    const locked = async (transaction: Transaction<ReviewTables>) => {
      await database.lock(transaction, `review ${familyId}`);
      const lockRows = database.engine === "postgres";
      return work({ tables: transaction, now: timestamp(clock), operation: newId(), lockRows, dueAt });
    };
    return within ? locked(within.as<ReviewTables>()) : transact(locked);
  };
  return {
    merge: (version, findings, checked, within) =>
      inFamily(version.familyId, within, (context) => mergeVersion(context, version, findings, checked)),
    relate: (familyId, across, engineVersion, within) =>
      inFamily(familyId, within, (context) => relateAcross(context, familyId, across, engineVersion)),
    decide: (id, revision, decision, actor) =>
      transact(async (transaction): Promise<Result<ReviewItem, Rejection>> => {
        const item = await readItem(transaction, id);
        if (!item) return fail({ kind: "unknown" });
        if (item.revision !== revision) return fail({ kind: "stale", current: item });
        const after = await applyDecision(transaction, item, decision, { actor, operation: newId(), now: timestamp(clock) });
        if (after) return ok(after);
        const current = (await readItem(transaction, id)) ?? item;
        return current.revision === revision ? fail({ kind: "notAllowed", state: item.state }) : fail({ kind: "stale", current });
      }),
    decideAll: (filter, decision, actor) => decideMatching(filter, decision, actor),
    undo: undoOne,
    undoAll,
    item: (id) => readItem(tables, id),
    list: (query) => findItems(tables, query),
    counts: (filter) => countItems(tables, filter),
    history: (filter) => findHistory(tables, filter),
    activity: (after, limit = 500) => findActivity(tables, after, limit),
    lastActivity: () => lastActivity(tables),
    precision: (filter = {}) => findPrecision(tables, filter),
    async lapse() {
      const expired = await tables.selectFrom("review_items").select("id").where("expires_at", "<=", timestamp(clock)).execute();
      if (expired.length === 0) return 0;
      const ids = expired.map(({ id }) => id);
      return (
        await decideMatching({ ids, states: ["accepted"] }, { kind: "reopen", note: "接受期限已过 The acceptance has expired." }, "expiry")
      ).changed;
    },
  };
}

async function readItem(tables: Kysely<ReviewTables>, id: string): Promise<ReviewItem | undefined> {
  const row = await tables.selectFrom("review_items").select("item").where("id", "=", id).executeTakeFirst();
  return row && itemOf(row);
}

/** Undefined where the state does not allow it, or somebody was faster. */
async function applyDecision(
  tables: Kysely<ReviewTables>,
  item: ReviewItem,
  decision: Decision,
  { actor, operation, now }: { readonly actor: string; readonly operation: string; readonly now: string },
): Promise<ReviewItem | undefined> {
  const after = transition(item, decision, actor, now);
  if (!after) return undefined;
  const act = { actor, action: decision.kind, note: decision.note ?? null, operation, engineVersion: null, at: now };
  if (!(await write(tables, item, after, act))) return undefined;
  const verdict = judgementOf(decision);
  // An expiry takes no judgement back: the reviewer's word about this value stands.
  if (verdict === undefined || actor === "expiry") return after;
  await judge(tables, item, verdict);
  return after;
}
