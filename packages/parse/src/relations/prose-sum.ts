import type { Figure, Sentence, SumRelation } from "@gouji/report";
import { isAmount } from "./figures.ts";

/** A total of running text with its parts: they add up to it where they are `exhaustive`, else they do not exceed it. */
export function proseSum(
  sentence: Sentence,
  total: Figure,
  parts: readonly Figure[],
  { exhaustive, basis }: Pick<SumRelation, "exhaustive" | "basis">,
): SumRelation {
  return {
    kind: "sum",
    key: [...sentence.path.slice(-1), total.metric || total.printed, ...parts.map(({ metric, printed }) => metric || printed)].join(" › "),
    basis,
    total,
    parts: parts.map((figure) => ({ figure, sign: 1 })),
    exhaustive,
    layout: "prose",
    totalName: total.metric || total.quote,
    alternatives: [],
    neighbours: sentence.figures.filter((figure) => figure !== total && !parts.includes(figure) && isAmount(figure)),
  };
}
