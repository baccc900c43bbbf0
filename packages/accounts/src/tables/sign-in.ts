import { timestamp } from "@gouji/database";
import { fail, ok, type Result } from "@gouji/values";
import { hash, verify } from "@node-rs/argon2";
import type { SignedIn, SignInRefusal } from "../accounts.ts";
import { openSession } from "./keys.ts";
import { accountOf, type Setup } from "./setup.ts";

/** Argon2id with the library's parameters (OWASP: 19 MiB, two passes). */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"));
}

/** Compared with when the name is unknown, so that the answer takes as long as for a known one. */
let stranger: Promise<string> | undefined;

export async function signIn(setup: Setup, name: string, password: string, address: string): Promise<Result<SignedIn, SignInRefusal>> {
  const { tables, clock, rules } = setup;
  const since = timestamp(() => clock() - rules.windowMs);
  const subjects = [
    { subject: `name ${name}`, limit: rules.triesOfName },
    { subject: `address ${address}`, limit: rules.triesOfAddress },
  ];
  for (const { subject, limit } of subjects) {
    const tries = await tables
      .selectFrom("account_failures")
      .select("at")
      .where("subject", "=", subject)
      .where("at", ">", since)
      .orderBy("at")
      .execute();
    const oldest = tries.at(-limit);
    if (oldest) return fail({ kind: "locked", until: timestamp(() => Date.parse(oldest.at) + rules.windowMs) });
  }
  const row = await tables.selectFrom("accounts").selectAll().where("name", "=", name).executeTakeFirst();
  stranger ??= hashPassword(setup.newSecret());
  const right = await verify(row?.password ?? (await stranger), password.normalize("NFKC"));
  if (!row || !right || row.disabled === 1) {
    const at = timestamp(clock);
    await tables
      .insertInto("account_failures")
      .values(subjects.map(({ subject }) => ({ subject, at })))
      .execute();
    await tables.deleteFrom("account_failures").where("at", "<=", since).execute();
    return fail({ kind: "wrong" });
  }
  await tables.deleteFrom("account_failures").where("subject", "=", `name ${name}`).execute();
  return ok(await openSession(setup, accountOf(row)));
}
