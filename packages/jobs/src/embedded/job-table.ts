import type { Database } from "@gouji/database";
import { sql, type Transaction } from "kysely";
import { BEFORE, type Counts, type Job, type JobKind, type Lane, type ParkedJob, type QueueOptions } from "../queue.ts";
import type { JobTables } from "./schema.ts";

const LANES: readonly Lane[] = ["interactive", "bulk"];
type Row = JobTables["jobs"];

export interface Claim {
  readonly job: Job;
  /** Of this hand-over: whoever holds the job later has another one. */
  readonly owner: string;
  readonly attempts: number;
}

/** A job that is done, with what follows it. */
export interface Done {
  readonly claim: Claim;
  readonly next?: Job | undefined;
}

/** Dead workers are looked for so many times within a lease. */
const LOOKS_PER_LEASE = 10;

/** The statements behind the embedded queue. Every change of a kind's jobs is one transaction. */
export class JobTable {
  readonly #database: Database;
  readonly #options: QueueOptions;
  /** When leases were last looked through, by kind. */
  readonly #looked = new Map<JobKind, number>();
  /** Bulk jobs that surely fit in, by kind: counting all that wait for each one that comes would take longer the more there are. */
  readonly #room = new Map<JobKind, number>();

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

  add(job: Job): Promise<"added" | "known" | "full"> {
    const { kind, id, lane: laneName } = job;
    const lane = LANES.indexOf(laneName);
    return this.#locked(kind, async (transaction) => {
      const kinds = [kind, ...(BEFORE[kind] === undefined ? [] : [BEFORE[kind]])];
      const rows = await transaction.selectFrom("jobs").selectAll().where("kind", "in", kinds).where("id", "=", id).execute();
      const old = rows.find((row) => row.state !== "parked");
      if (old) {
        // Somebody now waits for what was bulk work.
        if (old.state === "waiting" && lane < old.lane) await this.#replace(transaction, { ...old, lane });
        return "known";
      }
      if (lane > 0 && !(await this.#hasRoom(transaction, kind))) return "full";
      if (rows.some((row) => row.kind === kind)) await this.#replace(transaction, freshRow(job));
      else await place(transaction, freshRow(job));
      return "added";
    });
  }

  async #hasRoom(transaction: Transaction<JobTables>, kind: JobKind): Promise<boolean> {
    const { maxWaiting } = this.#options;
    const known = this.#room.get(kind) ?? 0;
    // Others add too: what is known holds for a hundredth of the bound.
    const room = known > 0 ? known : Math.min(maxWaiting - (await countOf(transaction, kind, "waiting")), Math.ceil(maxWaiting / 100));
    this.#room.set(kind, room - 1);
    return room > 0;
  }

  /** Hands out the next job. `done` is written in the same transaction: whoever asks has mostly just ended one. */
  claim(kind: JobKind, now: number, owner: string, done?: Done): Promise<Claim | undefined> {
    return this.#locked(kind, async (transaction) => {
      if (done) await this.#end(transaction, done);
      if (now - (this.#looked.get(kind) ?? 0) >= this.#options.leaseMs / LOOKS_PER_LEASE) await this.#takeBackLost(transaction, kind, now);
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
        .set({ turn: row.turn })
        .where("kind", "=", kind)
        .where("lane", "=", row.lane)
        .where("turn", "<", row.turn)
        .execute();
      return { job: jobOf(row), owner, attempts: row.attempts + 1 };
    });
  }

  /** Takes a job off the table that is done, and puts what follows it there. */
  complete(done: Done): Promise<void> {
    return this.#locked(done.claim.job.kind, (transaction) => this.#end(transaction, done));
  }

  async #end(transaction: Transaction<JobTables>, { claim: { job, owner }, next }: Done): Promise<void> {
    const own = transaction.deleteFrom("jobs").where("kind", "=", job.kind).where("id", "=", job.id);
    await own.where("owner", "=", owner).where("state", "=", "running").execute();
    if (!next) return;
    await this.#database.lock(transaction, `jobs ${next.kind}`);
    const known = transaction.selectFrom("jobs").select("state").where("kind", "=", next.kind).where("id", "=", next.id);
    const state = (await known.executeTakeFirst())?.state;
    if (state === undefined) await place(transaction, freshRow(next));
    else if (state === "parked") await this.#replace(transaction, freshRow(next));
  }

  async #takeBackLost(transaction: Transaction<JobTables>, kind: JobKind, now: number): Promise<void> {
    this.#looked.set(kind, now);
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

  retry(kind: JobKind, id: string): Promise<boolean> {
    return this.#locked(kind, async (transaction) => {
      const found = transaction.selectFrom("jobs").selectAll().where("kind", "=", kind).where("id", "=", id);
      const row = await found.where("state", "=", "parked").executeTakeFirst();
      if (!row) return false;
      await this.#replace(transaction, { ...row, state: "waiting", attempts: 0, losses: 0, run_at: 0 });
      return true;
    });
  }

  /** At the end of the line, wherever it stood before. */
  async #replace(transaction: Transaction<JobTables>, row: Row): Promise<void> {
    await transaction.deleteFrom("jobs").where("kind", "=", row.kind).where("id", "=", row.id).execute();
    await place(transaction, row);
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

function freshRow({ kind, id, lane, fairKey }: Job): Row {
  const never = { attempts: 0, losses: 0, run_at: 0, lease_until: 0, owner: "", reason: "", turn: 0, arrival: 0 };
  return { kind, id, lane: LANES.indexOf(lane), fair_key: fairKey, state: "waiting", ...never };
}

function jobOf({ kind, id, lane, fair_key }: Row): Job {
  return { kind: kind as JobKind, id, lane: LANES[lane] ?? "bulk", fairKey: fair_key };
}

/** Writes the job at the end of its unit's line: one turn after the unit's last one, or in the round that is being served. */
async function place(transaction: Transaction<JobTables>, row: Row): Promise<void> {
  const { kind, lane, fair_key } = row;
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
