import { type Engine, migrate } from "@gouji/database";
import { missingService, openTestDatabase, type TestDatabase } from "@gouji/database/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type NewSchedule, nextTime, openScheduleStore, type RunFile, SCHEDULE_SCHEMA, type ScheduleStore } from "./index.ts";

const nightly: NewSchedule = {
  ...{ name: "每夜核查", sources: ["/报送"], unit: "", year: "2023", kind: "", webhook: "" },
  ...{ cron: "30 2 * * *", timeZone: "Asia/Shanghai", createdBy: "李娜" },
};
const file = (origin: string, documentId = "d"): RunFile => ({ origin, change: "new", documentId, submissionId: "s", reason: "" });

test.each([
  ["in the zone of the schedule", "30 2 * * *", "Asia/Shanghai", { at: "2026-01-05T18:30:00.000Z" }],
  ["on working days", "0 9 * * 1-5", "Asia/Shanghai", { at: "2026-01-06T01:00:00.000Z" }],
  ["never, on a day that no month has", "0 0 31 2 *", "Asia/Shanghai", { refusal: "cron" }],
  ["not with seconds", "*/5 * * * * *", "Asia/Shanghai", { refusal: "cron" }],
  ["not from words", "每天凌晨", "Asia/Shanghai", { refusal: "cron" }],
  ["not in a zone that is none", "0 0 * * *", "中国/北京", { refusal: "time-zone" }],
])("the next time is %s", (_what, cron, zone, expected) => {
  expect(nextTime(cron, zone, Date.parse("2026-01-05T08:00:00Z"))).toEqual(expected);
});

describe.each<Engine>(["sqlite", "postgres"])("schedules on %s", async (engine) => {
  const missing = await missingService(engine);
  let opened: TestDatabase;
  let store: ScheduleStore;
  let now = 0;
  let serial = 0;

  beforeAll(async () => {
    if (missing) return;
    opened = await openTestDatabase(engine);
    await migrate(opened.database, [SCHEDULE_SCHEMA], "t0");
  });
  afterAll(() => opened?.drop());
  beforeEach(async (context) => {
    context.skip(missing !== undefined, missing);
    now = Date.parse("2026-01-05T08:00:00Z");
    for (const table of SCHEDULE_SCHEMA.tables) await opened.database.as<Record<string, object>>().deleteFrom(table).execute();
    const newId = () => {
      serial += 1;
      return `id-${serial}`;
    };
    store = openScheduleStore({ database: opened.database, clock: () => now, newId });
  });

  async function added(schedule = nightly) {
    const answer = await store.add(schedule);
    if (!answer.ok) throw new Error(answer.refusal);
    return answer.schedule;
  }

  test("one whose time has come is run once, whoever asks, and made up for once", async () => {
    const { id } = await added();
    expect(await store.startDue()).toEqual([]);
    now += 3 * 86_400_000;
    const [first, second] = await Promise.all([store.startDue(), store.startDue()]);
    expect([...first, ...second]).toMatchObject([{ scheduleId: id, sources: ["/报送"], state: "collecting", startedBy: "schedule" }]);
    expect((await store.schedule(id))?.nextAt).toBe("2026-01-08T18:30:00.000Z");
  });

  test("a run that is still collecting is not doubled", async () => {
    const { id } = await added();
    now += 86_400_000;
    const [run] = await store.startDue();
    now += 86_400_000;
    expect(await store.startDue()).toEqual([]);
    await store.move(run?.id ?? "", "collecting", "auditing");
    now += 86_400_000;
    expect(await store.startDue()).toHaveLength(1);
    expect((await store.runs({ scheduleId: id })).map(({ state }) => state)).toEqual(["collecting", "auditing"]);
  });

  test("a run that is asked for waits until somebody takes it up, once; meanwhile its schedule does not start another", async () => {
    const { id } = await added();
    const asked = await store.request(nightly, "李娜", id);
    expect(asked).toMatchObject({ state: "waiting", startedBy: "李娜", scheduleId: id });
    now += 86_400_000;
    expect(await store.startDue()).toEqual([]);
    expect([await store.move(asked.id, "waiting", "collecting"), await store.move(asked.id, "waiting", "collecting")]).toEqual([
      true,
      false,
    ]);
    expect(await store.run(asked.id)).toMatchObject({ state: "collecting", aliveAt: "2026-01-06T08:00:00.000Z" });
  });

  test("one that is cancelled says so to whoever collects, and stays so; one that has ended cannot be", async () => {
    const { id } = await added();
    const run = await store.start(nightly, "李娜", id);
    expect(await store.addFiles(run.id, [file("a")])).toBe(true);
    expect(await store.cancel(run.id, "赵敏")).toBe(true);
    expect(await store.addFiles(run.id, [file("b")])).toBe(false);
    expect(await store.move(run.id, "collecting", "auditing")).toBe(false);
    expect(await store.cancel(run.id, "赵敏")).toBe(false);
    expect(await store.run(run.id)).toMatchObject({ state: "cancelled", detail: "赵敏", endedAt: "2026-01-05T08:00:00.000Z" });
    expect(await store.files(run.id)).toHaveLength(2);
    expect(await store.lastFiles(id)).toEqual(new Map());
  });

  test("one that is switched off rests, and comes back with its next time", async () => {
    const { id } = await added();
    await store.change(id, { enabled: false });
    now += 86_400_000;
    expect(await store.startDue()).toEqual([]);
    expect(await store.change(id, { enabled: true, cron: "0 0 * * *" })).toMatchObject({
      ok: true,
      schedule: { nextAt: "2026-01-06T16:00:00.000Z" },
    });
    expect(await store.change(id, { cron: "nie" })).toEqual({ ok: false, refusal: "cron" });
    expect(await store.change("unknown", {})).toEqual({ ok: false, refusal: "unknown" });
    expect(await store.add({ ...nightly, sources: [] })).toEqual({ ok: false, refusal: "no-sources" });
  });

  test("files of a run stay in order, each origin once, and are there for the next run to compare with", async () => {
    const { id } = await added();
    const run = await store.start(nightly, "李娜", id);
    await store.addFiles(run.id, [file("b"), file("a")]);
    await store.addFiles(run.id, [file("c"), file("a", "other")]);
    await store.addFiles(run.id, []);
    expect((await store.files(run.id)).map(({ origin, documentId }) => `${origin}${documentId}`)).toEqual(["bd", "ad", "cd"]);
    expect(await store.lastFiles(id)).toEqual(new Map());
    expect(await store.move(run.id, "collecting", "auditing")).toBe(true);
    expect(await store.move(run.id, "collecting", "failed")).toBe(false);
    expect([...(await store.lastFiles(id)).keys()]).toEqual(["b", "a", "c"]);
  });

  test("a schedule that is removed leaves its runs", async () => {
    const { id } = await added();
    const run = await store.start(nightly, "李娜", id);
    expect(await store.remove(id)).toBe(true);
    expect(await store.remove(id)).toBe(false);
    expect(await store.run(run.id)).toEqual(run);
  });
});
