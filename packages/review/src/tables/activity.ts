import type { Kysely } from "kysely";
import type { Activity, State } from "../schema.ts";
import type { ReviewTables } from "./schema.ts";

/** What people did, oldest first; merges are told by their documents. */
export async function findActivity(tables: Kysely<ReviewTables>, after: number, limit: number): Promise<Activity[]> {
  const rows = await tables
    .selectFrom("review_log")
    .innerJoin("review_items", "review_items.id", "review_log.item_id")
    .select(["number", "item_id", "at", "actor", "action", "operation", "unit", "document_id", "state", "revision"])
    .where("number", ">", after)
    .where("actor", "<>", "merge")
    .orderBy("number")
    .limit(limit)
    .execute();
  return rows.map(({ item_id: itemId, document_id: documentId, state, ...row }) => ({
    ...{ ...row, itemId, documentId, state: state as State }, // written by this store
  }));
}

export async function lastActivity(tables: Kysely<ReviewTables>): Promise<number> {
  const { last } = await tables
    .selectFrom("review_log")
    .select(({ fn }) => fn.max("number").as("last"))
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}
