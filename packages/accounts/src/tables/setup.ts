import type { Clock } from "@gouji/database";
import type { Kysely } from "kysely";
import type { Account, Role } from "../account.ts";
import type { AccountRules } from "../accounts.ts";
import type { AccountTables } from "./schema.ts";

/** What the parts of the engine share. */
export interface Setup {
  readonly tables: Kysely<AccountTables>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** At least 128 bits that nobody can guess, as text. */
  readonly newSecret: () => string;
  readonly rules: AccountRules;
}

export async function findAccount(tables: Kysely<AccountTables>, id: string): Promise<Account | undefined> {
  const row = await tables.selectFrom("accounts").selectAll().where("id", "=", id).executeTakeFirst();
  return row && accountOf(row);
}

export function accountOf(row: AccountTables["accounts"]): Account {
  const { id, name, display_name: displayName, role, units, disabled, created_at: createdAt } = row;
  // Both were written by this package.
  return { id, name, displayName, role: role as Role, units: JSON.parse(units) as string[], disabled: disabled === 1, createdAt };
}
