import { type DumpedRow, dumpTables, type Engine, loadTables, migrate } from "@gouji/database";
import { missingService, openTestDatabase } from "@gouji/database/testing";
import { expect, test } from "vitest";
import { describeFindingStore } from "../finding-store.contract.ts";
import { openFindingStore, REVIEW_SCHEMA } from "../index.ts";
import type { Filter } from "../schema.ts";

describeFindingStore("sqlite");
describeFindingStore("postgres");

const missing = await missingService("postgres");

test.skipIf(missing !== undefined)("a list moves from a desk to a server with its log, and goes on there", async () => {
  const [desk, server] = [await openTestDatabase("sqlite"), await openTestDatabase("postgres")];
  const schemas = [REVIEW_SCHEMA];
  try {
    for (const { database } of [desk, server]) await migrate(database, schemas, "t0");
    const setup = { clock: () => 1_800_000_000_000, newId: () => "op" };
    const [from, to] = [openFindingStore({ database: desk.database, ...setup }), openFindingStore({ database: server.database, ...setup })];
    const identity = { unit: "林业局", project: "造林", year: "2023", reportKind: "form", engineVersion: "1" };
    const version = { familyId: "f", number: 1, documentId: "d", ...identity };
    const message = { id: "ratio", data: {} };
    const shape = { valueHash: "h", ruleId: "ratio", severity: "error" as const, message, evidence: [], consequences: [], flips: false };
    const findings = ["a", "b"].map((id) => ({ finding: { id, ...shape }, sentence: { zh: "执行率不符", en: "the rate is off" } }));
    await from.merge(version, findings, { ruleIds: ["ratio"], undecidedIds: [], partly: false });
    await from.decideAll({}, { kind: "confirm", note: "是" }, "张三");
    const rows: DumpedRow[] = [];
    await dumpTables(desk.database, schemas, async (row) => void rows.push(JSON.parse(JSON.stringify(row))));
    await loadTables(
      server.database,
      schemas,
      (async function* () {
        yield* rows;
      })(),
    );
    expect(await to.history({})).toEqual(await from.history({}));
    expect(await to.precision()).toEqual(await from.precision());
    await to.decideAll({}, { kind: "send", note: "发出" }, "李四");
    expect((await to.history({})).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  } finally {
    await desk.drop();
    await server.drop();
  }
});

test.for<Engine>(["sqlite", "postgres"])("findings of an older program get what is filtered by, on %s", async (engine, context) => {
  const gone = await missingService(engine);
  context.skip(gone !== undefined, gone);
  const { database, drop } = await openTestDatabase(engine);
  try {
    const [first] = REVIEW_SCHEMA.migrations;
    if (!first) throw new Error("no migration");
    await migrate(database, [{ ...REVIEW_SCHEMA, migrations: [first] }], "t0");
    const item = (amount?: string) =>
      JSON.stringify({ finding: amount === undefined ? {} : { amount }, lookedAt: amount ? "t" : null, present: !amount });
    const row = {
      finding_id: "",
      family_id: "f",
      document_id: "d",
      unit: "林业局",
      project: "造林",
      year: "",
      report_kind: "",
      rule_id: "",
      severity: "",
    };
    const more = {
      severity_rank: 0,
      state: "open",
      change: "new",
      tags: "",
      first_seen_at: "",
      updated_at: "",
      sentence: "不符",
      revision: 1,
    };
    const old = database.as<{ review_items: Record<string, string | number> }>();
    for (const [id, amount] of [["a", "1200.5"], ["b"]])
      await old
        .insertInto("review_items")
        .values({ id: id ?? "", ...row, ...more, item: item(amount) })
        .execute();
    await migrate(database, [REVIEW_SCHEMA], "t1");
    const store = openFindingStore({ database, clock: () => 0, newId: () => "op" });
    const counted = async (filter: Filter) => (await store.counts(filter)).total;
    expect([await counted({ amountFrom: "1200" }), await counted({ looked: true }), await counted({ present: false })]).toEqual([1, 1, 1]);
    expect([await counted({ text: "造林" }), await counted({ looked: false, present: true })]).toEqual([2, 1]);
  } finally {
    await drop();
  }
});
