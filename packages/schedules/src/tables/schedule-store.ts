import { type Clock, type Database, timestamp } from "@gouji/database";
import type { Kysely, Transaction } from "kysely";
import { nextTime } from "../next-time.ts";
import type { Run, RunFile, RunPlan, RunState, Schedule } from "../schedule.ts";
import type { ScheduleAnswer, ScheduleStore } from "../schedule-store.ts";
import type { ScheduleTables } from "./schema.ts";

export interface ScheduleStoreSetup {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: () => string;
}

type Tables = Kysely<ScheduleTables> | Transaction<ScheduleTables>;
const PLAN = ["name", "sources", "unit", "year", "kind", "webhook"] as const satisfies readonly (keyof RunPlan)[];

/** The schedules in the tables of `SCHEDULE_SCHEMA`. */
export function openScheduleStore({ database, clock, newId }: ScheduleStoreSetup): ScheduleStore {
  const tables = database.as<ScheduleTables>();
  const now = () => timestamp(clock);
  const find = async (within: Tables, id: string) => {
    const row = await within.selectFrom("schedules").selectAll().where("id", "=", id).executeTakeFirst();
    return row && scheduleOf(row);
  };

  const keep = async (schedule: Omit<Schedule, "nextAt">): Promise<ScheduleAnswer> => {
    if (schedule.sources.length === 0) return { ok: false, refusal: "no-sources" };
    const next = nextTime(schedule.cron, schedule.timeZone, clock());
    if ("refusal" in next) return { ok: false, refusal: next.refusal };
    const kept: Schedule = { ...schedule, nextAt: schedule.enabled ? next.at : null };
    const row = rowOf(kept);
    await tables
      .insertInto("schedules")
      .values(row)
      .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
      .execute();
    return { ok: true, schedule: kept };
  };

  const start = async (
    within: Tables,
    plan: RunPlan,
    startedBy: string,
    scheduleId: string | null,
    initial: RunState = "collecting",
  ): Promise<Run> => {
    const run: Run = {
      ...{ ...planOf(plan), id: newId(), scheduleId, state: initial, detail: "", startedBy },
      ...{ startedAt: now(), endedAt: null, aliveAt: now() },
    };
    const { id, state, detail, startedAt, aliveAt } = run;
    const times = { started_at: startedAt, ended_at: null, alive_at: aliveAt };
    await within
      .insertInto("schedule_runs")
      .values({ id, schedule_id: scheduleId, plan: JSON.stringify(planOf(plan)), state, detail, started_by: startedBy, ...times })
      .execute();
    return run;
  };

  return {
    add: (schedule) => keep({ ...schedule, id: newId(), enabled: true, createdAt: now() }),
    async change(id, change) {
      const before = await find(tables, id);
      return before ? keep({ ...before, ...change }) : { ok: false, refusal: "unknown" };
    },
    async remove(id) {
      return (await tables.deleteFrom("schedules").where("id", "=", id).executeTakeFirst()).numDeletedRows > 0n;
    },
    schedule: (id) => find(tables, id),
    async schedules() {
      return (await tables.selectFrom("schedules").selectAll().orderBy("created_at").orderBy("id").execute()).map(scheduleOf);
    },
    startDue: () =>
      database.transaction<ScheduleTables, Run[]>(async (transaction) => {
        await database.lock(transaction, "gouji schedules");
        const due = await transaction
          .selectFrom("schedules")
          .selectAll()
          .where("enabled", "=", 1)
          .where("next_at", "<=", now())
          .orderBy("next_at")
          .execute();
        const runs: Run[] = [];
        for (const row of due) {
          const next = nextTime(row.cron, row.time_zone, clock());
          await transaction
            .updateTable("schedules")
            .set({ next_at: "at" in next ? next.at : null })
            .where("id", "=", row.id)
            .execute();
          // One run of a schedule at a time: a slow site is not asked twice.
          const busy = await transaction
            .selectFrom("schedule_runs")
            .select("id")
            .where("schedule_id", "=", row.id)
            .where("state", "in", ["waiting", "collecting"])
            .execute();
          if (busy.length === 0) runs.push(await start(transaction, scheduleOf(row), "schedule", row.id));
        }
        return runs;
      }),
    start: (plan, startedBy, scheduleId) => start(tables, plan, startedBy, scheduleId ?? null),
    request: (plan, startedBy, scheduleId) => start(tables, plan, startedBy, scheduleId ?? null, "waiting"),
    async run(id) {
      const row = await tables.selectFrom("schedule_runs").selectAll().where("id", "=", id).executeTakeFirst();
      return row && runOf(row);
    },
    async runs({ scheduleId, state, limit = 100 }) {
      let query = tables.selectFrom("schedule_runs").selectAll().orderBy("started_at", "desc").orderBy("id", "desc").limit(limit);
      if (scheduleId !== undefined) query = query.where("schedule_id", "=", scheduleId);
      if (state !== undefined) query = query.where("state", "=", state);
      return (await query.execute()).map(runOf);
    },
    addFiles: (runId, files) =>
      database.transaction<ScheduleTables, boolean>(async (transaction) => {
        const lives = transaction.updateTable("schedule_runs").set({ alive_at: now() }).where("id", "=", runId);
        const { numUpdatedRows } = await lives.where("state", "<>", "cancelled").executeTakeFirst();
        const { count } = await transaction
          .selectFrom("schedule_run_files")
          .select(({ fn }) => fn.countAll<number>().as("count"))
          .where("run_id", "=", runId)
          .executeTakeFirstOrThrow();
        const rows = files.map(({ origin, change, documentId, submissionId, reason }, index) => ({
          ...{
            run_id: runId,
            origin,
            position: Number(count) + index,
            change,
            document_id: documentId,
            submission_id: submissionId,
            reason,
          },
        }));
        if (rows.length > 0)
          await transaction
            .insertInto("schedule_run_files")
            .values(rows)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        return numUpdatedRows > 0n;
      }),
    files: (runId) => filesOf(tables, runId),
    async lastFiles(scheduleId) {
      const last = await tables
        .selectFrom("schedule_runs")
        .select("id")
        .where("schedule_id", "=", scheduleId)
        .where("state", "in", ["auditing", "ended"])
        .orderBy("started_at", "desc")
        .orderBy("id", "desc")
        .executeTakeFirst();
      return new Map((last ? await filesOf(tables, last.id) : []).map((file) => [file.origin, file]));
    },
    async move(id, from, to, detail = "") {
      const ended = to === "ended" || to === "failed" ? now() : null;
      const moved = tables
        .updateTable("schedule_runs")
        .set({ state: to, detail, ended_at: ended, alive_at: now() })
        .where("id", "=", id)
        .where("state", "=", from);
      return (await moved.executeTakeFirst()).numUpdatedRows > 0n;
    },
    async cancel(id, by) {
      const running = tables.updateTable("schedule_runs").where("id", "=", id).where("state", "in", ["waiting", "collecting", "auditing"]);
      const { numUpdatedRows } = await running.set({ state: "cancelled", detail: by, ended_at: now() }).executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}

async function filesOf(tables: Tables, runId: string): Promise<RunFile[]> {
  const rows = await tables.selectFrom("schedule_run_files").selectAll().where("run_id", "=", runId).orderBy("position").execute();
  return rows.map(({ origin, change, document_id: documentId, submission_id: submissionId, reason }) => ({
    ...{ origin, change: change as RunFile["change"], documentId, submissionId, reason }, // written by addFiles
  }));
}

function planOf(plan: RunPlan): RunPlan {
  return Object.fromEntries(PLAN.map((key) => [key, plan[key]])) as unknown as RunPlan; // the same keys, no others
}

function rowOf({ id, cron, timeZone, enabled, nextAt, createdAt, createdBy, ...plan }: Schedule): ScheduleTables["schedules"] {
  const times = { next_at: nextAt, created_at: createdAt, created_by: createdBy };
  return { id, plan: JSON.stringify(planOf(plan)), cron, time_zone: timeZone, enabled: enabled ? 1 : 0, ...times };
}

// Plans and states were written by this file.
function scheduleOf(row: ScheduleTables["schedules"]): Schedule {
  const times = { nextAt: row.next_at, createdAt: row.created_at, createdBy: row.created_by };
  return {
    ...(JSON.parse(row.plan) as RunPlan),
    id: row.id,
    cron: row.cron,
    timeZone: row.time_zone,
    enabled: row.enabled === 1,
    ...times,
  };
}

function runOf(row: ScheduleTables["schedule_runs"]): Run {
  const times = { startedAt: row.started_at, endedAt: row.ended_at, aliveAt: row.alive_at };
  const state = row.state as RunState;
  return {
    ...(JSON.parse(row.plan) as RunPlan),
    id: row.id,
    scheduleId: row.schedule_id,
    state,
    detail: row.detail,
    startedBy: row.started_by,
    ...times,
  };
}
