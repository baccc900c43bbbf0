import type { Redis } from "ioredis";
import type { Job, Lane } from "../queue.ts";

/** BullMQ's priorities end at 2^21; each lane has half of them. */
const LANE_SIZE = 1_000_000;
const OFFSET: Readonly<Record<Lane, number>> = { interactive: 1, bulk: 1 + LANE_SIZE };

// KEYS: hash of units' last turns. ARGV: unit. The field "" holds the turn that is being served.
const NEXT = `
local served = tonumber(redis.call('HGET', KEYS[1], 'served') or '0')
local last = tonumber(redis.call('HGET', KEYS[1], 'unit:' .. ARGV[1]) or '-1')
local turn = math.max(served, last + 1)
redis.call('HSET', KEYS[1], 'unit:' .. ARGV[1], turn)
return turn`;
const SERVED = `
local served = tonumber(redis.call('HGET', KEYS[1], 'served') or '0')
if tonumber(ARGV[1]) > served then redis.call('HSET', KEYS[1], 'served', ARGV[1]) end`;

/** Turns of the units within a lane, as BullMQ priorities: a unit's next job goes one round after its last. */
export class Turns {
  readonly #redis: Redis;
  readonly #prefix: string;

  constructor(redis: Redis, prefix: string) {
    this.#redis = redis;
    this.#prefix = prefix;
  }

  #key({ kind, lane }: Job): string {
    return `${this.#prefix}:turns:${kind}:${lane}`;
  }

  async priorityOf(job: Job): Promise<number> {
    const turn = Number(await this.#redis.eval(NEXT, 1, this.#key(job), job.fairKey));
    return OFFSET[job.lane] + Math.min(turn, LANE_SIZE - 1);
  }

  async served(job: Job, priority: number): Promise<void> {
    await this.#redis.eval(SERVED, 1, this.#key(job), priority - OFFSET[job.lane]);
  }

  /** An empty queue starts its rounds again. */
  async reset(kind: string): Promise<void> {
    await this.#redis.del(`${this.#prefix}:turns:${kind}:interactive`, `${this.#prefix}:turns:${kind}:bulk`);
  }
}
