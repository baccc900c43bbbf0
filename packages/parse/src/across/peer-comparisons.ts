import type { Figure, PeerComparison } from "@gouji/report";
import type { PlacedFact } from "./placed.ts";

/** Rates and total scores of one name over the documents of a batch, by document; amounts differ with the size of the unit. */
export function peerComparisons(facts: readonly PlacedFact[], documents: number): PeerComparison[][] {
  const groups = new Map<string, Map<number, Figure>>();
  for (const { kind, name, document, figure } of facts) {
    const isRate = figure.quantity.kind === "percent" && (kind === "actual" || (kind === "funds" && name === "预算执行率"));
    if (!(isRate || kind === "totalScore") || figure.approximate || figure.quantity.comparator === "range" || !figure.quantity.baseValue)
      continue;
    const key = `${name}|${figure.quantity.baseUnit}`;
    const group = groups.get(key) ?? new Map<number, Figure>();
    if (!group.has(document)) group.set(document, figure);
    groups.set(key, group);
  }
  const found: PeerComparison[][] = Array.from({ length: documents }, () => []);
  for (const [key, group] of groups) {
    const [name = ""] = key.split("|");
    if (group.size < 3) continue;
    const all = [...group.values()];
    for (const [document, figure] of group) found[document]?.push({ kind: "peers", key: `peers › ${name}`, name, figure, all });
  }
  return found;
}
