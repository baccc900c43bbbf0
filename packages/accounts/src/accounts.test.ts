import { type Engine, migrate } from "@gouji/database";
import { missingService, openTestDatabase, type TestDatabase } from "@gouji/database/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ACCOUNT_SCHEMA, type Accounts, type NewAccount, openAccounts } from "./index.ts";

const PASSWORD = "山高水长·2024年";
const reviewer: NewAccount = { name: "li.na", displayName: "李娜", role: "reviewer", units: ["林业局"], password: PASSWORD };
const MINUTE = 60_000;

describe.each<Engine>(["sqlite", "postgres"])("accounts on %s", async (engine) => {
  const missing = await missingService(engine);
  let opened: TestDatabase;
  let accounts: Accounts;
  let now = 0;
  let serial = 0;

  beforeAll(async () => {
    if (missing) return;
    opened = await openTestDatabase(engine);
    await migrate(opened.database, [ACCOUNT_SCHEMA], "t0");
  });
  afterAll(() => opened?.drop());
  beforeEach(async (context) => {
    context.skip(missing !== undefined, missing);
    now = Date.parse("2026-01-05T08:00:00Z") + serial * 365 * 24 * 60 * MINUTE;
    for (const table of ACCOUNT_SCHEMA.tables) await opened.database.as<Record<string, object>>().deleteFrom(table).execute();
    const next = (word: string) => () => {
      serial += 1;
      return `${word}-${serial}`;
    };
    accounts = openAccounts({ database: opened.database, clock: () => now, newId: next("id"), newSecret: next("secret") });
  });

  async function signedIn(account = reviewer) {
    const answer = await accounts.signIn(account.name, account.password, "10.0.0.9");
    if (!answer.ok) throw new Error(answer.error.kind);
    return answer.value;
  }

  test("the right password opens a session, nothing else does", async () => {
    const created = await accounts.create(reviewer);
    const { account, secret } = await signedIn();
    expect(created).toEqual({ ok: true, value: account });
    expect(await accounts.accountOf(secret)).toEqual(account);
    expect(await accounts.accountOf("secret-0")).toBeUndefined();
    for (const [name, password] of [
      ["li.na", "山高水长·2025年"],
      ["nobody", PASSWORD],
      ["LI.NA", PASSWORD],
    ] as const)
      expect(await accounts.signIn(name, password, "10.0.0.9")).toEqual({ ok: false, error: { kind: "wrong" } });
  });

  test("neither passwords nor secrets can be read from the tables", async () => {
    await accounts.create(reviewer);
    const { secret } = await signedIn();
    const rows = await Promise.all(
      ACCOUNT_SCHEMA.tables.map((table) => opened.database.as<Record<string, object>>().selectFrom(table).selectAll().execute()),
    );
    const stored = JSON.stringify(rows);
    expect(stored).toContain("$argon2id$");
    expect(stored).not.toContain(PASSWORD);
    expect(stored).not.toContain(secret);
  });

  test("a session ends when it rests too long, when it is too old, and when its holder leaves", async () => {
    await accounts.create(reviewer);
    const idle = await signedIn();
    now += 121 * MINUTE;
    expect(await accounts.accountOf(idle.secret)).toBeUndefined();

    const busy = await signedIn();
    for (let hour = 0; hour < 11; hour += 1) {
      now += 60 * MINUTE;
      expect(await accounts.accountOf(busy.secret)).toBeDefined();
    }
    now += 61 * MINUTE;
    expect(await accounts.accountOf(busy.secret)).toBeUndefined();

    const left = await signedIn();
    await accounts.signOut(left.secret);
    expect(await accounts.accountOf(left.secret)).toBeUndefined();
  });

  test("five wrong tries close a name for a quarter of an hour, even to the right password", async () => {
    await accounts.create(reviewer);
    for (let count = 0; count < 5; count += 1) await accounts.signIn("li.na", "wrong", `10.0.0.${count}`);
    const until = new Date(now + 15 * MINUTE).toISOString();
    expect(await accounts.signIn("li.na", PASSWORD, "10.0.0.9")).toEqual({ ok: false, error: { kind: "locked", until } });
    now += 15 * MINUTE;
    expect((await accounts.signIn("li.na", PASSWORD, "10.0.0.9")).ok).toBe(true);
  });

  test("an address that tries many names is closed, others are not", async () => {
    await accounts.create(reviewer);
    for (let count = 0; count < 30; count += 1) await accounts.signIn(`name${count}`, "wrong", "10.0.0.66");
    expect(await accounts.signIn("li.na", PASSWORD, "10.0.0.66")).toMatchObject({ ok: false, error: { kind: "locked" } });
    expect((await accounts.signIn("li.na", PASSWORD, "10.0.0.9")).ok).toBe(true);
  });

  test.each<[string, Partial<NewAccount>, string]>([
    ["a short password", { password: "短密码" }, "password-too-short"],
    ["a name with blanks", { name: "li na" }, "name-not-usable"],
    ["a submitter of no unit", { role: "submitter", units: [] }, "submitter-without-unit"],
  ])("%s is refused", async (_what, change, refusal) => {
    expect(await accounts.create({ ...reviewer, ...change })).toEqual({ ok: false, error: refusal });
  });

  test("a name belongs to one account", async () => {
    await accounts.create(reviewer);
    expect(await accounts.create({ ...reviewer, displayName: "别人" })).toEqual({ ok: false, error: "name-taken" });
  });

  test("a changed password or unit and a disabled account end open sessions; the display name does not", async () => {
    const created = await accounts.create(reviewer);
    const id = created.ok ? created.value.id : "";
    for (const change of [{ password: "新密码，足够长的一个" }, { units: ["水利局"] }, { disabled: true }]) {
      const account = { ...reviewer, ...("password" in change ? {} : { password: "新密码，足够长的一个" }) };
      const { secret } = await signedIn(account);
      await accounts.change(id, { displayName: "李娜（绩效科）" });
      expect(await accounts.accountOf(secret)).toMatchObject({ displayName: "李娜（绩效科）" });
      expect((await accounts.change(id, change)).ok).toBe(true);
      expect(await accounts.accountOf(secret)).toBeUndefined();
    }
    expect(await accounts.signIn("li.na", "新密码，足够长的一个", "10.0.0.9")).toEqual({ ok: false, error: { kind: "wrong" } });
  });

  test("the last administrator stays", async () => {
    const created = await accounts.create({ ...reviewer, name: "root", role: "administrator", units: [] });
    const id = created.ok ? created.value.id : "";
    expect(await accounts.change(id, { disabled: true })).toEqual({ ok: false, error: "last-administrator" });
    expect(await accounts.change(id, { role: "reviewer" })).toEqual({ ok: false, error: "last-administrator" });
    await accounts.create({ ...reviewer, name: "second", role: "administrator", units: [] });
    expect((await accounts.change(id, { disabled: true })).ok).toBe(true);
  });

  test("a token opens until it expires or is revoked, and is listed without its secret", async () => {
    const created = await accounts.create(reviewer);
    const id = created.ok ? created.value.id : "";
    const answer = await accounts.createToken(id, "夜间核查", 30);
    if (!answer.ok) throw new Error(answer.error);
    const { token, secret } = answer.value;
    expect(await accounts.accountOf(secret)).toMatchObject({ id });
    expect(await accounts.tokens(id)).toEqual([{ ...token, lastUsedAt: new Date(now).toISOString() }]);
    now += 31 * 24 * 60 * MINUTE;
    expect(await accounts.accountOf(secret)).toBeUndefined();
    const second = await accounts.createToken(id, "二", 1);
    if (!second.ok) throw new Error(second.error);
    expect(await accounts.revokeToken("someone-else", second.value.token.id)).toBe(false);
    expect(await accounts.revokeToken(id, second.value.token.id)).toBe(true);
    expect(await accounts.accountOf(second.value.secret)).toBeUndefined();
    expect(await accounts.createToken("nobody", "三", 1)).toEqual({ ok: false, error: "unknown" });
  });
});
