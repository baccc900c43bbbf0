import { type Clock, type Database, timestamp } from "@gouji/database";
import { fail, ok, type Result } from "@gouji/values";
import type { Account } from "../account.ts";
import { ACCOUNT_RULES, type AccountChange, type AccountRefusal, type AccountRules, type Accounts, type NewAccount } from "../accounts.ts";
import { endKey, endSessions, holderOf, openToken, tokenOf } from "./keys.ts";
import type { AccountTables } from "./schema.ts";
import { accountOf, findAccount, type Setup } from "./setup.ts";
import { hashPassword, signIn } from "./sign-in.ts";

export interface AccountsSetup {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly newSecret: () => string;
  readonly rules?: Partial<AccountRules>;
}

/** The accounts in the tables of `ACCOUNT_SCHEMA`. */
export function openAccounts({ database, clock, newId, newSecret, rules }: AccountsSetup): Accounts {
  const tables = database.as<AccountTables>();
  const setup: Setup = { tables, clock, newId, newSecret, rules: { ...ACCOUNT_RULES, ...rules } };
  return {
    create: (account) => create(setup, account),
    change: (id, change) => changeAccount(setup, id, change),
    async list() {
      return (await tables.selectFrom("accounts").selectAll().orderBy("name").execute()).map(accountOf);
    },
    signIn: (name, password, address) => signIn(setup, name, password, address),
    accountOf: (secret) => holderOf(setup, secret),
    signOut: (secret) => endKey(setup, secret),
    async createToken(accountId, name, days) {
      return (await findAccount(tables, accountId)) ? ok(await openToken(setup, accountId, name, days)) : fail("unknown");
    },
    async tokens(accountId) {
      const rows = tables.selectFrom("account_keys").selectAll().where("account_id", "=", accountId).where("kind", "=", "token");
      return (await rows.orderBy("created_at").orderBy("id").execute()).map(tokenOf);
    },
    async revokeToken(accountId, tokenId) {
      const ended = tables
        .deleteFrom("account_keys")
        .where("id", "=", tokenId)
        .where("account_id", "=", accountId)
        .where("kind", "=", "token");
      return ((await ended.executeTakeFirst()).numDeletedRows ?? 0n) > 0n;
    },
  };
}

async function create(setup: Setup, account: NewAccount): Promise<Result<Account, AccountRefusal>> {
  const { tables, clock, newId } = setup;
  const name = account.name.trim();
  if (!/^[\p{L}\p{N}._@-]{2,64}$/u.test(name)) return fail("name-not-usable");
  const refusal = refusalOf(setup, account);
  if (refusal) return fail(refusal);
  const row = {
    ...{ id: newId(), name, display_name: account.displayName, role: account.role, units: JSON.stringify(account.units) },
    ...{ password: await hashPassword(account.password), disabled: 0, created_at: timestamp(clock) },
  };
  const { numInsertedOrUpdatedRows = 0n } = await tables
    .insertInto("accounts")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n ? ok(accountOf(row)) : fail("name-taken");
}

async function changeAccount(setup: Setup, id: string, change: AccountChange): Promise<Result<Account, AccountRefusal>> {
  const { tables } = setup;
  const before = await findAccount(tables, id);
  if (!before) return fail("unknown");
  const { password, ...rest } = change;
  const after: Account = { ...before, ...rest };
  const refusal = refusalOf(setup, { ...after, ...(password === undefined ? {} : { password }) });
  if (refusal) return fail(refusal);
  const wasOpen = before.role === "administrator" && !before.disabled;
  if (wasOpen && (after.disabled || after.role !== "administrator") && (await administrators(setup)) <= 1)
    return fail("last-administrator");
  await tables
    .updateTable("accounts")
    .set({
      ...{ display_name: after.displayName, role: after.role, units: JSON.stringify(after.units), disabled: after.disabled ? 1 : 0 },
      ...(password === undefined ? {} : { password: await hashPassword(password) }),
    })
    .where("id", "=", id)
    .execute();
  if (password !== undefined || after.disabled || after.role !== before.role || after.units.join() !== before.units.join())
    await endSessions(setup, id);
  return ok(after);
}

function refusalOf(
  { rules }: Setup,
  { role, units, password }: Pick<NewAccount, "role" | "units"> & { password?: string },
): AccountRefusal | undefined {
  if (password !== undefined && [...password].length < rules.shortestPassword) return "password-too-short";
  return role === "submitter" && units.length === 0 ? "submitter-without-unit" : undefined;
}

async function administrators({ tables }: Setup): Promise<number> {
  return (await tables.selectFrom("accounts").select("id").where("role", "=", "administrator").where("disabled", "=", 0).execute()).length;
}
