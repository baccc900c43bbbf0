import { type Digest, type Report, totalScoresOf } from "@gouji/report";
import { factsOf } from "./facts.ts";
import { passagesOf } from "./passages.ts";

/** What of the report can be held against other documents. `confirmed`: ids of the figures that its own arithmetic confirms. */
export function digestOf(report: Report, confirmed: ReadonlySet<string>): Digest {
  const { identity, period } = report;
  const totals = totalScoresOf(report);
  return {
    identity,
    ...(period ? { period } : {}),
    facts: factsOf(report).map((fact) => (confirmed.has(fact.figure.id) ? { ...fact, figure: { ...fact.figure, tiesOut: true } } : fact)),
    passages: passagesOf(report),
    ...(totals.length > 0 ? { fullMarks: totals.every(({ full }) => full) } : {}),
  };
}
