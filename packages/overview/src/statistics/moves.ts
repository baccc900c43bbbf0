import type { State } from "@gouji/review/schema";
import type { Tables } from "../documents.ts";
import { UNSETTLED } from "../findings.ts";
import { findingsOf } from "./groups.ts";
import type { StatisticsFilter, TrendStep, Workload } from "./statistics.ts";

/** States that a reviewer decides on. */
const DECIDED: readonly State[] = ["confirmed", "sent", "resolved", "accepted", "falsePositive", "outOfScope"];
const isUnsettled = (state: string | null) => state !== null && UNSETTLED.some((one) => one === state);

/** Between each of the times (ISO, ascending) and the next. */
export async function findTrend(tables: Tables, times: readonly string[], filter: StatisticsFilter): Promise<TrendStep[]> {
  const isNarrow = Object.keys(filter).length > 0;
  const within = async (from: string, to: string) => {
    const rows = await tables
      .selectFrom("review_moves")
      .select(({ fn }) => ["from_state", "to_state", fn.countAll<number>().as("count")])
      .where("at", ">=", from)
      .where("at", "<", to)
      .$if(isNarrow, (all) => all.where("item_id", "in", findingsOf(tables.selectFrom("review_items").select("id"), filter)))
      .groupBy(["from_state", "to_state"])
      .execute();
    const sum = { appeared: 0, returned: 0, settled: 0 };
    for (const { from_state: before, to_state: after, count } of rows) {
      if (isUnsettled(after) === isUnsettled(before)) continue;
      sum[isUnsettled(after) ? (before === null ? "appeared" : "returned") : "settled"] += Number(count);
    }
    return sum;
  };
  const [first = ""] = times;
  const earlier = await within("", first);
  let unsettled = earlier.appeared + earlier.returned - earlier.settled;
  const steps: TrendStep[] = [];
  for (const [at, to] of times.slice(1).entries()) {
    const from = times[at] ?? "";
    const sum = await within(from, to);
    unsettled += sum.appeared + sum.returned - sum.settled;
    // What came and went within the step stays out of both.
    steps.push({ from, to, ...sum, still: Math.max(0, unsettled - sum.appeared - sum.returned), unsettled });
  }
  return steps;
}

/** Of everybody who has findings or decided about some since the first of the times. */
export async function findWorkloads(tables: Tables, times: readonly string[], now: string, filter: StatisticsFilter): Promise<Workload[]> {
  const isNarrow = Object.keys(filter).length > 0;
  const held = await findingsOf(
    tables
      .selectFrom("review_items")
      .select(({ fn, eb }) => [
        "assignee",
        fn.countAll<number>().as("assigned"),
        fn.sum<number>(eb.case().when("due_at", "<", now).then(1).else(0).end()).as("overdue"),
      ]),
    filter,
  )
    .where("state", "in", UNSETTLED)
    .groupBy("assignee")
    .execute();
  const found = new Map(
    held.map(({ assignee, ...row }) => [
      assignee,
      { assigned: Number(row.assigned), overdue: Number(row.overdue), decided: times.slice(1).map(() => 0) },
    ]),
  );
  for (const [at, to] of times.slice(1).entries()) {
    const rows = await tables
      .selectFrom("review_moves")
      .select(({ fn }) => ["actor", fn.countAll<number>().as("count")])
      .where("at", ">=", times[at] ?? "")
      .where("at", "<", to)
      .where("actor", "not in", ["merge", "expiry"])
      .where("to_state", "in", DECIDED)
      .$if(isNarrow, (all) => all.where("item_id", "in", findingsOf(tables.selectFrom("review_items").select("id"), filter)))
      .groupBy("actor")
      .execute();
    for (const { actor, count } of rows) {
      const name = nameOf(actor);
      const known = found.get(name) ?? { assigned: 0, overdue: 0, decided: times.slice(1).map(() => 0) };
      known.decided[at] = (known.decided[at] ?? 0) + Number(count);
      found.set(name, known);
    }
  }
  const total = ({ decided, assigned }: { readonly decided: readonly number[]; readonly assigned: number }) =>
    decided.reduce((sum, count) => sum + count, 0) + assigned;
  return [...found]
    .map(([name, load]) => ({ name, ...load }))
    .sort((a, b) => Number(a.name === null) - Number(b.name === null) || total(b) - total(a));
}

/** The log names people as 李娜 (li.na). */
function nameOf(actor: string): string {
  return /\(([^()]+)\)$/u.exec(actor)?.[1] ?? actor;
}
