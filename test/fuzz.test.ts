import { availableParallelism } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FuzzPool, openFuzzPool } from "./fuzz/fuzz-pool.ts";
import { SUBJECT_NAMES, type SubjectName } from "./fuzz/subjects.ts";

// Damaged files of every format: each must become a sound document or fail with a typed reason, in bounded time and memory.
// The damage is the same in every run; GOUJI_FUZZ=5000 tries more of it, a fault names the number of its variant.

const VARIANTS = Number(process.env.GOUJI_FUZZ ?? 500);
const LIMITS = { variantMs: 5_000, memoryMb: 512 };
/** pdf.js goes through ranges that a file names, however long: there the limits of the thread are what ends it, as in the program. */
const ENDED_BY_LIMITS: Partial<Record<SubjectName, number>> = { pdf: VARIANTS / 100 };

let pool: FuzzPool;
beforeAll(() => {
  pool = openFuzzPool(Math.min(2, availableParallelism()), LIMITS);
});
afterAll(() => pool.close());

test.each(SUBJECT_NAMES)("%s: no damage crashes, hangs or swells the reader", { timeout: 120 * VARIANTS + 120_000 }, async (name) => {
  const { outcomes, faults, overLimits } = await pool.run(name, 0, VARIANTS);
  expect(faults).toEqual([]);
  expect(overLimits.slice(ENDED_BY_LIMITS[name] ?? 0)).toEqual([]);
  expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(VARIANTS);
  // Damage that nothing survives, or that nothing notices, would test little.
  expect(outcomes.document ?? 0).toBeGreaterThan(VARIANTS / 20);
});
