import type { Kysely } from "kysely";
import type { ReviewItem } from "../schema.ts";
import type { ReviewTables } from "./schema.ts";

/** Keeps the last judgement of the finding's value, or none. */
export async function judge(
  tables: Kysely<ReviewTables>,
  { id, valueHash, ruleId }: Pick<ReviewItem, "id" | "valueHash" | "ruleId">,
  verdict: "right" | "wrong" | null,
): Promise<void> {
  await tables.deleteFrom("review_judgements").where("item_id", "=", id).where("value_hash", "=", valueHash).execute();
  if (verdict)
    await tables.insertInto("review_judgements").values({ item_id: id, value_hash: valueHash, rule_id: ruleId, verdict }).execute();
}
