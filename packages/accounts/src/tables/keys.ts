import { createHash } from "node:crypto";
import { timestamp } from "@gouji/database";
import type { Account } from "../account.ts";
import type { AccessToken, SignedIn } from "../accounts.ts";
import { findAccount, type Setup } from "./setup.ts";

/** A session is written as used at most so often. */
const USE_STEP_MS = 60_000;
const DAY_MS = 86_400_000;

/** Secrets are random: a plain digest of one cannot be turned back (unlike a password's). */
function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

export async function openSession(setup: Setup, account: Account): Promise<SignedIn> {
  const secret = setup.newSecret();
  const expiresAt = await writeKey(setup, { secret, accountId: account.id, kind: "session", name: "", lifeMs: setup.rules.longestMs });
  return { account, secret, expiresAt };
}

export async function openToken(setup: Setup, accountId: string, name: string, days: number) {
  const secret = `gouji_${setup.newSecret()}`;
  await writeKey(setup, { secret, accountId, kind: "token", name, lifeMs: days * DAY_MS });
  const row = await setup.tables.selectFrom("account_keys").selectAll().where("secret", "=", digest(secret)).executeTakeFirstOrThrow();
  return { token: tokenOf(row), secret };
}

async function writeKey(
  { tables, clock, newId }: Setup,
  { secret, accountId, kind, name, lifeMs }: { secret: string; accountId: string; kind: "session" | "token"; name: string; lifeMs: number },
): Promise<string> {
  const now = timestamp(clock);
  const expiresAt = timestamp(() => clock() + lifeMs);
  const times = { created_at: now, used_at: kind === "session" ? now : "", expires_at: expiresAt };
  await tables
    .insertInto("account_keys")
    .values({ id: newId(), secret: digest(secret), account_id: accountId, kind, name, ...times })
    .execute();
  return expiresAt;
}

export async function holderOf(setup: Setup, secret: string): Promise<Account | undefined> {
  const { tables, clock, rules } = setup;
  const key = await tables.selectFrom("account_keys").selectAll().where("secret", "=", digest(secret)).executeTakeFirst();
  if (!key || key.expires_at <= timestamp(clock)) return undefined;
  const idleSince = timestamp(() => clock() - rules.idleMs);
  if (key.kind === "session" && key.used_at <= idleSince) return undefined;
  const account = await findAccount(tables, key.account_id);
  if (!account || account.disabled) return undefined;
  if (key.used_at <= timestamp(() => clock() - USE_STEP_MS))
    await tables
      .updateTable("account_keys")
      .set({ used_at: timestamp(clock) })
      .where("id", "=", key.id)
      .execute();
  return account;
}

export async function endKey({ tables }: Setup, secret: string): Promise<void> {
  await tables.deleteFrom("account_keys").where("secret", "=", digest(secret)).execute();
}

/** Also clears away what has expired, of everyone. */
export async function endSessions({ tables, clock }: Setup, accountId: string): Promise<void> {
  await tables
    .deleteFrom("account_keys")
    .where((where) =>
      where.or([
        where.and([where("account_id", "=", accountId), where("kind", "=", "session")]),
        where("expires_at", "<=", timestamp(clock)),
      ]),
    )
    .execute();
}

export function tokenOf(row: { id: string; name: string; created_at: string; used_at: string; expires_at: string }): AccessToken {
  const { id, name, created_at: createdAt, used_at: usedAt, expires_at: expiresAt } = row;
  return { id, name, createdAt, expiresAt, ...(usedAt === "" ? {} : { lastUsedAt: usedAt }) };
}
