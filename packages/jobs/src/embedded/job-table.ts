import type { Database } from "@gouji/database";
import { sql, type Transaction } from "kysely";
import type { Counts, Job, JobKind, Lane, ParkedJob, QueueOptions } from "../queue.ts";
import type { JobTables } from "./schema.ts";

const LANES: readonly Lane[] = ["interactive", "bulk"];
type Row = JobTables["jobs"];

export interface Claim {
  readonly job: Job;
  /** Of this hand-over: whoever holds the job later has another one. */
  readonly owner: string;
  readonly attempts: number;
}

/** The statements behind the embedded queue. Every change of a kind's jobs is one transaction. */
export class JobTable {
  readonly #database: Database;
  readonly #options: QueueOptions;

  constructor(database: Database, options: QueueOptions) {
    this.#database = database;
    this.#options = options;
  }

  #locked<Value>(kind: JobKind, work: (transaction: Transaction<JobTables>) => Promise<Value>): Promise<Value> {
    return this.#database.transaction<JobTables, Value>(async (transaction) => {
      await this.#database.lock(transaction, `jobs ${kind}`);
      return work(transaction);
    });
  }

  add({ kind, id, lane: laneName, fairKey }: Job): Promise<"added" | "known" | "full"> {
    const lane = LANES.indexOf(laneName);
    return this.#locked(kind, async (transaction) => {
      const old = await transaction.selectFrom("jobs").selectAll().where("kind", "=", kind).where("id", "=", id).executeTakeFirst();
      if (old && old.state !== "parked") {
        // Somebody now waits for what was bulk work.
        if (old.state === "waiting" && lane < old.lane) await place(transaction, { ...old, lane });
        return "known";
      }
      if (lane > 0 && (await countOf(transaction, kind, "waiting")) >= this.#options.maxWaiting) return "full";
      const fresh = { attempts: 0, losses: 0, run_at: 0, lease_until: 0, owner: "", reason: "", turn: 0, arrival: 0 };
      await place(transaction, { kind, id, lane, fair_key: fairKey, state: "waiting", ...fresh });
      return "added";
    });
  }

  claim(kind: JobKind, now: number, owner: string): Promise<Claim | undefined> {
    return this.#locked(kind, async (transaction) => {
      await this.#takeBackLost(transaction, kind, now);
      const row = await transaction
        .selectFrom("jobs")
        .selectAll()
        .where("kind", "=", kind)
        .where("state", "=", "waiting")
        .where("run_at", "<=", now)
        .orderBy("lane")
        .orderBy("turn")
        .orderBy("arrival")
        .limit(1)
        .executeTakeFirst();
      if (!row) return undefined;
      const change = { state: "running" as const, owner, lease_until: now + this.#options.leaseMs };
      await transaction.updateTable("jobs").set(change).where("kind", "=", kind).where("id", "=", row.id).execute();
      await transaction
        .updateTable("jobs_turns")
        .set({ turn: sql`case when turn < ${row.turn} then ${row.turn} else turn end` })
        .where("kind", "=", kind)
        .where("lane", "=", row.lane)
        .execute();
      return { job: jobOf(row), owner, attempts: row.attempts + 1 };
    });
  }

  async #takeBackLost(transaction: Transaction<JobTables>, kind: JobKind, now: number): Promise<void> {
    const lost = transaction.updateTable("jobs").where("kind", "=", kind).where("state", "=", "running").where("lease_until", "<", now);
    await lost
      .set({ state: "parked", reason: "worker-lost", losses: sql`losses + 1` })
      .where("losses", ">=", this.#options.maxLosses)
      .execute();
    await lost.set({ state: "waiting", owner: "", losses: sql`losses + 1` }).execute();
  }

  /** False: the job is no longer this worker's. */
  renew(claim: Claim, now: number): Promise<boolean> {
    return this.#change(claim, { lease_until: now + this.#options.leaseMs });
  }

  /** Back to waiting; `attempts` as counted so far. */
  release(claim: Claim, runAt: number, attempts: number, reason: string): Promise<boolean> {
    return this.#change(claim, { state: "waiting", owner: "", run_at: runAt, attempts, reason });
  }

  park(claim: Claim, reason: string): Promise<boolean> {
    return this.#change(claim, { state: "parked", owner: "", attempts: claim.attempts, reason });
  }

  async #change({ job, owner }: Claim, change: Partial<Row>): Promise<boolean> {
    const { numUpdatedRows } = await this.#database
      .as<JobTables>()
      .updateTable("jobs")
      .set(change)
      .where("kind", "=", job.kind)
      .where("id", "=", job.id)
      .where("owner", "=", owner)
      .where("state", "=", "running")
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async complete({ job, owner }: Claim): Promise<void> {
    const own = this.#database.as<JobTables>().deleteFrom("jobs").where("kind", "=", job.kind).where("id", "=", job.id);
    await own.where("owner", "=", owner).where("state", "=", "running").execute();
  }

  retry(kind: JobKind, id: string): Promise<boolean> {
    return this.#locked(kind, async (transaction) => {
      const found = transaction.selectFrom("jobs").selectAll().where("kind", "=", kind).where("id", "=", id);
      const row = await found.where("state", "=", "parked").executeTakeFirst();
      if (!row) return false;
      await place(transaction, { ...row, state: "waiting", attempts: 0, losses: 0, run_at: 0 });
      return true;
    });
  }

  async parked(): Promise<ParkedJob[]> {
    const rows = await this.#database
      .as<JobTables>()
      .selectFrom("jobs")
      .selectAll()
      .where("state", "=", "parked")
      .orderBy("arrival")
      .execute();
    return rows.map((row) => ({ ...jobOf(row), reason: row.reason, attempts: row.attempts }));
  }

  async counts(kind: JobKind): Promise<Counts> {
    const rows = await this.#database
      .as<JobTables>()
      .selectFrom("jobs")
      .select(({ fn }) => ["state", fn.countAll<number>().as("count")])
      .where("kind", "=", kind)
      .groupBy("state")
      .execute();
    const found = Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
    return { waiting: found.waiting ?? 0, running: found.running ?? 0, parked: found.parked ?? 0 };
  }
}

function jobOf({ kind, id, lane, fair_key }: Row): Job {
  return { kind: kind as JobKind, id, lane: LANES[lane] ?? "bulk", fairKey: fair_key };
}

/** Writes the job at the end of its unit's line: one turn after the unit's last one, or in the round that is being served. */
async function place(transaction: Transaction<JobTables>, row: Row): Promise<void> {
  const { kind, lane, fair_key } = row;
  await transaction.deleteFrom("jobs").where("kind", "=", kind).where("id", "=", row.id).execute();
  const served = await transaction
    .selectFrom("jobs_turns")
    .selectAll()
    .where("kind", "=", kind)
    .where("lane", "=", lane)
    .executeTakeFirst();
  const { last } = await transaction
    .selectFrom("jobs")
    .select(({ fn }) => fn.max("turn").as("last"))
    .where("kind", "=", kind)
    .where("lane", "=", lane)
    .where("fair_key", "=", fair_key)
    .executeTakeFirstOrThrow();
  const turn = Math.max(served?.turn ?? 0, last === null ? 0 : last + 1);
  const arrival = (served?.arrival ?? 0) + 1;
  await transaction
    .insertInto("jobs")
    .values({ ...row, turn, arrival })
    .execute();
  await transaction
    .insertInto("jobs_turns")
    .values({ kind, lane, turn: served?.turn ?? 0, arrival })
    .onConflict((conflict) => conflict.columns(["kind", "lane"]).doUpdateSet({ arrival }))
    .execute();
}

async function countOf(tables: Pick<Transaction<JobTables>, "selectFrom">, kind: JobKind, state: Row["state"]): Promise<number> {
  const query = tables.selectFrom("jobs").select(({ fn }) => fn.countAll<number>().as("count"));
  const { count } = await query.where("kind", "=", kind).where("state", "=", state).executeTakeFirstOrThrow();
  return Number(count);
}
