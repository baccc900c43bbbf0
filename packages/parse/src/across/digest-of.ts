import type { Digest, Report } from "@gouji/report";
import { factsOf } from "./facts.ts";
import { passagesOf } from "./passages.ts";

/** What of the report can be held against other documents. `confirmed`: ids of the figures that its own arithmetic confirms. */
export function digestOf(report: Report, confirmed: ReadonlySet<string>): Digest {
  const { identity, period, scoreGroups } = report;
  const total = scoreGroups.filter((group) => group.total && group.score);
  const full = total.map(({ score, fullScore }) => {
    const [got, most] = [score?.quantity.value, fullScore?.quantity.value];
    return got !== undefined && (most === undefined ? got.toString() === "100" : got.equals(most));
  });
  return {
    identity,
    ...(period ? { period } : {}),
    facts: factsOf(report).map((fact) => (confirmed.has(fact.figure.id) ? { ...fact, figure: { ...fact.figure, tiesOut: true } } : fact)),
    passages: passagesOf(report),
    ...(full.length > 0 ? { fullMarks: full.every(Boolean) } : {}),
  };
}
