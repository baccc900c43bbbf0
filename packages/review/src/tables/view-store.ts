import { type Clock, type Database, timestamp } from "@gouji/database";
import type { SavedView } from "../schema.ts";
import type { ReviewTables } from "./schema.ts";

/** Named filters, each account's own 视图. */
export interface ViewStore {
  /** Oldest first. */
  list(owner: string): Promise<readonly SavedView[]>;
  /** Undefined beyond `MOST_VIEWS`. */
  add(owner: string, view: Pick<SavedView, "name" | "list" | "query">): Promise<SavedView | undefined>;
  change(owner: string, id: string, change: Partial<Pick<SavedView, "name" | "query">>): Promise<SavedView | undefined>;
  remove(owner: string, id: string): Promise<boolean>;
}

export const MOST_VIEWS = 100;

export function openViewStore({
  database,
  clock,
  newId,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: () => string;
}): ViewStore {
  const tables = database.as<ReviewTables>();
  const own = (owner: string) => tables.selectFrom("review_views").selectAll().where("owner", "=", owner);
  return {
    async list(owner) {
      return (await own(owner).orderBy("created_at").orderBy("id").execute()).map(viewOf);
    },
    async add(owner, { name, list, query }) {
      if ((await own(owner).execute()).length >= MOST_VIEWS) return undefined;
      const row = { id: newId(), owner, name, list, query, created_at: timestamp(clock) };
      await tables.insertInto("review_views").values(row).execute();
      return viewOf(row);
    },
    async change(owner, id, change) {
      if (Object.keys(change).length > 0)
        await tables.updateTable("review_views").set(change).where("owner", "=", owner).where("id", "=", id).execute();
      const row = await own(owner).where("id", "=", id).executeTakeFirst();
      return row && viewOf(row);
    },
    async remove(owner, id) {
      const gone = await tables.deleteFrom("review_views").where("owner", "=", owner).where("id", "=", id).executeTakeFirst();
      return gone.numDeletedRows > 0n;
    },
  };
}

function viewOf({ id, name, list, query, created_at: createdAt }: ReviewTables["review_views"]): SavedView {
  return { id, name, list, query, createdAt };
}
