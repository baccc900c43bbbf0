import type { Figure, Indicator } from "@gouji/report";
import { compareToTarget } from "./target-state.ts";

/** What shows that an indicator's plan and result are interchanged: another place that prints one of them in its right role. */
export interface SwapProof {
  readonly target: Figure;
  readonly actual: Figure;
  readonly witness: Indicator;
  /** The other place's figure; absent where its scoring rule has the value. */
  readonly figure?: Figure;
}

/** Read as printed the target is missed, read the other way it is met, and another place of the report has them the other way. */
export function swapProofOf(indicator: Indicator, all: readonly Indicator[]): SwapProof | undefined {
  const [target, actual] = [indicator.target?.figure, indicator.actual?.figure];
  if (!target || !actual || indicator.direction === "equal") return undefined;
  if (compareToTarget(target, actual, indicator.direction).kind !== "violated") return undefined;
  if (compareToTarget(actual, target, indicator.direction).kind !== "satisfied") return undefined;
  for (const witness of all) {
    if (witness === indicator || witness.canonicalName !== indicator.canonicalName || witness.project !== indicator.project) continue;
    const planned = sameValue(witness.target?.figure, actual);
    const done = sameValue(witness.actual?.figure, target);
    const contradicts = sameValue(witness.target?.figure, target) || sameValue(witness.actual?.figure, actual);
    if (contradicts || !(planned || done)) continue;
    const figure = done ? witness.actual?.figure : witness.target?.figure;
    return { target, actual, witness, ...(figure ? { figure } : {}) };
  }
  return undefined;
}

function sameValue(a: Figure | undefined, b: Figure): boolean {
  const [first, second] = [a?.quantity.baseValue, b.quantity.baseValue];
  return first !== undefined && second !== undefined && a?.quantity.baseUnit === b.quantity.baseUnit && first.equals(second);
}
